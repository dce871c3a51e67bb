using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.Security.Tests.Access;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>Another site makes a signed-in browser send a form.</summary>
[Collection(Unlimited.Name)]
public sealed partial class FormTokenTests(UnlimitedSystem system)
{
    [Fact]
    public async Task No_page_takes_a_form_without_its_token_or_with_somebody_elses()
    {
        using var client = system.Client();
        var (_, foreign) = await OpenAsync(client, Caller.Holding(Roles.Analyst, Reach.Here));
        var pages = Requests.Pages(system.App.Services).Append("/sign-out").ToList();
        pages.Count.ShouldBeGreaterThan(40);
        var (cookies, _) = await OpenAsync(client, Caller.Everything);

        var taken = new List<string>();
        foreach (var page in pages)
        {
            foreach (var token in new[] { null, foreign })
            {
                using var answer = await PostAsync(client, page, cookies, token);
                if (answer.StatusCode != HttpStatusCode.BadRequest)
                {
                    taken.Add($"{page} {(token is null ? "without" : "with another's")} token: {(int)answer.StatusCode}");
                }
            }
        }

        taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_s_own_token_is_taken()
    {
        using var client = system.Client();
        var (cookies, token) = await OpenAsync(client, Caller.Everything);

        using var answer = await PostAsync(client, "/sign-out", cookies, token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_API_takes_no_cookie_so_there_is_nothing_to_forge()
    {
        using var client = system.Client();
        var (cookies, _) = await OpenAsync(client, Caller.Everything);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/engagement/surveys")
        {
            Content = JsonContent.Create(new { title = "Forged", ownerAreaCode = "E06000006", audienceCode = "adults", introduction = "" }),
            Headers = { { "Cookie", cookies } },
        };

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string cookies, string? token)
    {
        var fields = new List<KeyValuePair<string, string>> { new("_handler", "form") };
        if (token is not null)
        {
            fields.Add(new("__RequestVerificationToken", token));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(fields),
            Headers = { { "Cookie", cookies } },
        };
        return await client.SendAsync(request);
    }

    /// <summary>What the caller's browser has after it opened the workspace: its cookies, and the token of the form for signing out.</summary>
    private async Task<(string Cookies, string Token)> OpenAsync(HttpClient client, Caller caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workspace");
        caller.Sign(request, system.App.Services, forApi: false);
        using var page = await client.SendAsync(request);
        var token = TokenPattern().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        token.ShouldNotBeEmpty();
        var cookies = page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        return (string.Join("; ", request.Headers.GetValues("Cookie").Concat(cookies)), WebUtility.HtmlDecode(token));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex TokenPattern();
}
