using System.Net;
using IcpEngage.Security.Tests.Access;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>What every answer tells a browser.</summary>
[Collection(Unlimited.Name)]
public sealed class HeaderTests(UnlimitedSystem system)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/workspace", HttpStatusCode.Redirect)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/openapi/places.json", HttpStatusCode.OK)]
    [InlineData("/api/places/areas", HttpStatusCode.OK)]
    [InlineData("/api/engagement/surveys/system-gp-2027/reuse", HttpStatusCode.Unauthorized)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    public async Task Every_answer_keeps_the_browser_to_what_it_was_made_for(string path, HttpStatusCode status)
    {
        using var client = system.Client();

        using var answer = await client.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        var policy = Of(answer, "Content-Security-Policy")!;
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldStartWith(path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal)
            ? "default-src 'none'" : "default-src 'self'");
        Of(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Of(answer, "Referrer-Policy").ShouldBe("same-origin");
        Of(answer, "Permissions-Policy")!.ShouldContain("camera=()");
        Of(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Of(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Of(answer, "Server").ShouldBeNull();
        Of(answer, "Strict-Transport-Security").ShouldBeNull("this did not come by TLS");
    }

    [Fact]
    public async Task Answers_of_the_API_are_kept_by_no_cache()
    {
        using var client = system.Client();

        using var answer = await client.GetAsync("/api/places/areas");

        Of(answer, "Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Pages_of_somebody_who_is_signed_in_are_kept_by_no_cache()
    {
        using var client = system.Client();
        var kept = new List<string>();
        var pages = Requests.Pages(system.App.Services).Where(page => page.StartsWith("/workspace", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(30);

        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            Caller.Everything.Sign(request, system.App.Services, forApi: false);
            using var answer = await client.SendAsync(request);
            if (Of(answer, "Cache-Control") is not { } control || !control.Contains("no-store", StringComparison.Ordinal))
            {
                kept.Add($"{page}: {(int)answer.StatusCode} {Of(answer, "Cache-Control")}");
            }
        }

        kept.ShouldBeEmpty();
    }

    private static string? Of(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? values.ShouldHaveSingleItem() : null;
}
