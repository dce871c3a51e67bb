using System.Net;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.Security.Tests.Access;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>Two replicas of Web behind one door, and a stranger's.</summary>
public sealed partial class ReplicaTests : IAsyncLifetime
{
    private static readonly string Keys = Directory.CreateTempSubdirectory("icpengage-keys-").FullName;

    private readonly DemonstrationSystem one = new("--Security:KeysDirectory", Keys);
    private readonly DemonstrationSystem other = new("--Security:KeysDirectory", Keys);
    private readonly DemonstrationSystem stranger = new();

    public Task InitializeAsync() => Task.WhenAll(one.InitializeAsync(), other.InitializeAsync(), stranger.InitializeAsync());

    public async Task DisposeAsync()
    {
        await Task.WhenAll(one.DisposeAsync(), other.DisposeAsync(), stranger.DisposeAsync());
        Directory.Delete(Keys, recursive: true);
    }

    [Fact]
    public async Task Replicas_that_share_a_key_directory_take_each_others_sessions_and_form_tokens()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workspace");
        Caller.Holding(Roles.Analyst, Reach.Here).Sign(request, one.App.Services, forApi: false);
        using var first = one.Client();
        using var page = await first.SendAsync(request);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = WebUtility.HtmlDecode(TokenPattern().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        var cookies = string.Join("; ", request.Headers.GetValues("Cookie").Concat(page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));

        (await GetAsync(other, cookies)).ShouldBe(HttpStatusCode.OK);
        (await SignOutAsync(other, cookies, token)).ShouldBe(HttpStatusCode.Redirect);
        (await GetAsync(stranger, cookies)).ShouldBe(HttpStatusCode.Redirect, "to the sign-in page");
        (await SignOutAsync(stranger, cookies, token)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> GetAsync(DemonstrationSystem system, string cookies)
    {
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workspace") { Headers = { { "Cookie", cookies } } };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SignOutAsync(DemonstrationSystem system, string cookies, string token)
    {
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            Headers = { { "Cookie", cookies } },
        };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex TokenPattern();
}
