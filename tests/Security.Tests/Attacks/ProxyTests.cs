using System.Net;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>Behind a proxy that ends TLS, and what others say they are behind.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private readonly DemonstrationSystem system = new("--Proxies:Known:0", "127.0.0.9", "--RateLimits:Requests", "3");

    public Task InitializeAsync() => system.InitializeAsync();

    public Task DisposeAsync() => system.DisposeAsync();

    [Fact]
    public async Task A_known_proxy_is_believed_that_the_request_came_by_TLS_and_nobody_else_is()
    {
        using var proxy = system.Client(host: 9);
        using var somebody = system.Client(host: 10);

        using var by = await SendAsync(proxy, "198.51.100.1");
        using var claimed = await SendAsync(somebody, "198.51.100.2");

        by.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        by.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        claimed.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Clients_behind_a_known_proxy_are_told_apart()
    {
        using var proxy = system.Client(host: 9);
        for (var request = 0; request < 3; request++)
        {
            using var taken = await SendAsync(proxy, "198.51.100.7");
            taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await SendAsync(proxy, "198.51.100.7");
        using var other = await SendAsync(proxy, "198.51.100.8");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/surveys/gp-help-halton");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await client.SendAsync(request);
    }
}
