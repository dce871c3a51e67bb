using IcpEngage.Web.Tests.Clients;
using IcpEngage.Web.Tests.Workspace;

namespace IcpEngage.Web.Tests.OpenIdConnect;

/// <summary>Nobody is signed in on the word of a provider that lies, or of somebody who speaks in its name.</summary>
public sealed class FalseProviderTests : IAsyncLifetime
{
    private readonly WorkspaceHost host = new();
    private FalseProvider provider = null!;

    public async Task InitializeAsync()
    {
        provider = await FalseProvider.StartAsync();
        (host.Settings["SignIn:Providers:0:Name"], host.Settings["SignIn:Providers:0:Issuer"]) = ("Halton Example Council", provider.Issuer);
        (host.Settings["SignIn:Providers:0:ClientId"], host.Settings["SignIn:Providers:0:ClientSecret"]) = ("icp-engage", "secret");
        await host.InitializeAsync();
        host.Services.On("POST", "/api/membership/sign-in/external", FakeServices.Json(200, WorkspaceHost.SessionOf(WorkspaceHost.Lead)));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task The_truth_signs_in()
    {
        var browser = host.NewBrowser();

        (await ThereAndBackAsync(browser)).ShouldBe("/workspace");

        (await browser.GetAsync("/probe")).Html.ShouldBe("Alex Example");
    }

    [Theory]
    [InlineData("nonce", "of-another-sign-in")]
    [InlineData("nonce", null)]
    [InlineData("aud", "somebody-else")]
    [InlineData("azp", "somebody-else")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("exp", 1_700_000_000L)]
    [InlineData("exp", null)]
    public async Task A_token_that_is_not_for_this_sign_in_signs_nobody_in(string claim, object? value)
    {
        provider.Lie = claims =>
        {
            if (value is null) claims.Remove(claim);
            else claims[claim] = value;
        };
        await ShouldBeRefusedAsync();
    }

    [Fact]
    public async Task A_token_signed_with_another_key_signs_nobody_in()
    {
        provider.OtherKey = true;
        await ShouldBeRefusedAsync();
    }

    [Fact]
    public async Task A_token_without_a_signature_signs_nobody_in()
    {
        provider.WithoutSignature = true;
        await ShouldBeRefusedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task An_address_that_the_provider_does_not_call_verified_is_not_told_to_Membership(bool? verified)
    {
        provider.Lie = claims =>
        {
            if (verified is { } said) claims["email_verified"] = said;
            else claims.Remove("email_verified");
        };

        await ThereAndBackAsync(host.NewBrowser());

        host.Services.Received.Single(r => r.Path == "/api/membership/sign-in/external").Body.ShouldContain("\"email\":null");
    }

    [Fact]
    public async Task A_state_that_is_not_ours_signs_nobody_in()
    {
        var browser = host.NewBrowser();
        await browser.GetAsync("/sign-in/with/0");

        (await browser.GetAsync("/sign-in/with/0/callback?code=c&state=made-up")).Location.ShouldBe("/sign-in?problem=provider-refused");
    }

    private async Task ShouldBeRefusedAsync()
    {
        var browser = host.NewBrowser();

        (await ThereAndBackAsync(browser)).ShouldBe("/sign-in?problem=provider-refused");

        (await browser.GetAsync("/probe")).Html.ShouldBe("nobody");
        (await browser.GetAsync("/sign-in?problem=provider-refused")).Text.ShouldContain("sign-in did not complete");
        host.Services.Received.ShouldNotContain(r => r.Path == "/api/membership/sign-in/external");
    }

    private static async Task<string> ThereAndBackAsync(WorkspaceHost.Browser browser)
    {
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await there.GetAsync((await browser.GetAsync("/sign-in/with/0")).Location);
        return (await browser.GetAsync(answer.Headers.Location!.ToString())).Location!;
    }
}
