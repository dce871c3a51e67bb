using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;
using IcpEngage.Web.Tests.Workspace;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.Web.Tests.OpenIdConnect;

/// <summary>Signing in with an organisation's account, at a real provider.</summary>
public sealed class ProviderSignInTests : IAsyncLifetime
{
    private readonly WorkspaceHost host = new();
    private IdentityProviderProcess provider = null!;

    public async Task InitializeAsync()
    {
        provider = await IdentityProviderProcess.StartAsync();
        (host.Settings["SignIn:Providers:0:Name"], host.Settings["SignIn:Providers:0:Issuer"]) = ("Halton Example Council", provider.Issuer);
        host.Settings["SignIn:Providers:0:ClientId"] = "icp-engage";
        host.Settings["SignIn:Providers:0:ClientSecret"] = IdentityProviderProcess.ClientSecret;
        await host.InitializeAsync();
        host.Services.On("POST", "/api/membership/sign-in/external", AnswerAsync);
        await provider.RegisterAsync(new Uri(host.Address, "/sign-in/with/0/callback"));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_known_is_signed_in_and_goes_where_they_wanted_to()
    {
        var browser = host.NewBrowser();
        (await browser.GetAsync("/sign-in")).Text.ShouldContain("Sign in with Halton Example Council");

        var back = await provider.SignInAsync(await BeginAsync(browser), "alex");
        var answer = await browser.GetAsync(back);

        answer.Location.ShouldBe("/workspace/surveys");
        (await browser.GetAsync("/probe")).Html.ShouldBe("Alex Example");
        var told = JsonDocument.Parse(host.Services.Received.Single(r => r.Path == "/api/membership/sign-in/external").Body).RootElement;
        told.GetProperty("issuer").GetString().ShouldBe(provider.Issuer);
        told.GetProperty("subject").GetString().ShouldBe("alex");
        told.GetProperty("email").GetString().ShouldBe("alex@example.org");
    }

    [Fact]
    public async Task The_answer_is_good_for_one_browser_and_once()
    {
        var browser = host.NewBrowser();
        var back = await provider.SignInAsync(await BeginAsync(browser), "alex");

        (await host.NewBrowser().GetAsync(back)).Location.ShouldBe("/sign-in?problem=provider-refused", "another browser");
        (await browser.GetAsync(back)).Location.ShouldBe("/workspace/surveys");
        (await browser.GetAsync(back)).Location.ShouldBe("/sign-in?problem=provider-refused", "a second time");
    }

    [Fact]
    public async Task An_address_that_is_not_verified_is_not_told_to_Membership()
    {
        var browser = host.NewBrowser();

        var answer = await browser.GetAsync(await provider.SignInAsync(await BeginAsync(browser), "unverified-pat"));

        answer.Location.ShouldBe("/sign-in?problem=email-not-verified");
        (await browser.GetAsync(answer.Location!)).Text.ShouldContain("has not confirmed your e-mail address");
        host.Services.Received.Single(r => r.Path == "/api/membership/sign-in/external").Body.ShouldNotContain("unverified-pat@");
        (await browser.GetAsync("/probe")).Html.ShouldBe("nobody");
    }

    [Fact]
    public async Task Somebody_without_an_account_is_told_whom_to_ask()
    {
        var browser = host.NewBrowser();

        var answer = await browser.GetAsync(await provider.SignInAsync(await BeginAsync(browser), "stranger"));

        answer.Location.ShouldBe("/sign-in?problem=account-unknown");
        (await browser.GetAsync(answer.Location!)).Text.ShouldContain("There is no account for you here yet");
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_the_other_ways()
    {
        await provider.DisposeAsync();
        var browser = host.NewBrowser();

        var answer = await browser.GetAsync("/sign-in/with/0");

        answer.Location.ShouldBe("/sign-in?problem=provider-unavailable");
        (await browser.GetAsync(answer.Location!)).Text.ShouldContain("use a password or passkey");
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example%2F")]
    public async Task The_way_back_leads_to_this_site_only(string returnUrl)
    {
        var browser = host.NewBrowser();
        var begin = (await browser.GetAsync($"/sign-in/with/0?returnUrl={returnUrl}")).Location!;

        (await browser.GetAsync(await provider.SignInAsync(begin, "alex"))).Location.ShouldBe("/workspace");
    }

    private static async Task<string> BeginAsync(WorkspaceHost.Browser browser)
    {
        var answer = await browser.GetAsync("/sign-in/with/0?returnUrl=%2Fworkspace%2Fsurveys");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        return answer.Location!;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var asked = (await context.Request.ReadFromJsonAsync<ExternalSignIn>())!;
        var answer = asked.Email == "alex@example.org"
            ? FakeServices.Json(200, WorkspaceHost.SessionOf(WorkspaceHost.Lead))
            : FakeServices.Problem(403, "account-unknown", "Nobody has an account that this sign-in leads to.");
        await answer(context);
    }
}
