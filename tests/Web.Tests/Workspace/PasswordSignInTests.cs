using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Tests.Clients;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class PasswordSignInTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private static readonly AccountSession Session = WorkspaceHost.SessionOf(WorkspaceHost.Lead);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.On("POST", "/api/membership/sign-in", AnswerAsync);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_address_and_a_password_sign_in_and_go_where_one_wanted_to()
    {
        var browser = host.NewBrowser();

        var answer = await browser.SubmitAsync(
            "/sign-in?returnUrl=%2Fworkspace%2Fsurveys", Typed("plain@example.org", Password), "password");

        answer.Location.ShouldEndWith("/workspace/surveys");
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refused_sign_in_keeps_the_address_and_never_the_password()
    {
        var answer = await host.NewBrowser().SubmitAsync("/sign-in", Typed("plain@example.org", "wrong-wrong-wrong"), "password");

        answer.Html.ShouldContain("<title>Error: ");
        answer.Text.ShouldContain("The address or the password is not right");
        answer.Html.ShouldContain("value=\"plain@example.org\"");
        answer.Html.ShouldNotContain("wrong-wrong-wrong");
        answer.Cookies.ShouldNotContain(c => c.StartsWith("icp-workspace=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_typed_is_said_beside_both_boxes_and_nobody_is_asked()
    {
        var before = host.Services.Received.Count(r => r.Path == "/api/membership/sign-in");

        var answer = await host.NewBrowser().SubmitAsync("/sign-in", Typed("", ""), "password");

        answer.Html.ShouldContain("href=\"#email\"");
        answer.Html.ShouldContain("href=\"#password\"");
        host.Services.Received.Count(r => r.Path == "/api/membership/sign-in").ShouldBe(before);
    }

    [Fact]
    public async Task An_account_with_an_authenticator_is_asked_for_its_code_and_the_password_is_in_no_page_and_not_readable_in_a_cookie()
    {
        var browser = host.NewBrowser();

        var first = await browser.SubmitAsync("/sign-in?returnUrl=%2Fworkspace%2Fsurveys", Typed("two@example.org", Password), "password");
        first.Location.ShouldEndWith("/sign-in/code");
        first.Cookies.ShouldNotContain(c => c.StartsWith("icp-workspace=", StringComparison.Ordinal));
        var step = first.Cookies.Single(c => c.StartsWith("icp-second-step=", StringComparison.Ordinal));
        step.ShouldContain("httponly", Case.Insensitive);
        step.ShouldContain("path=/sign-in", Case.Insensitive);
        step.ShouldNotContain("correct");
        (await browser.GetAsync("/sign-in/code")).Html.ShouldNotContain("correct");

        (await browser.SubmitAsync("/sign-in/code", new() { ["code"] = "000000" })).Text.ShouldContain("That code is not right");
        var second = await browser.SubmitAsync("/sign-in/code", new() { ["code"] = "123 456" });

        second.Location.ShouldEndWith("/workspace/surveys");
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/sign-in/code")).Location.ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task A_recovery_code_does_in_place_of_the_authenticator()
    {
        var browser = host.NewBrowser();
        await browser.SubmitAsync("/sign-in", Typed("two@example.org", Password), "password");

        var answer = await browser.SubmitAsync("/sign-in/code?with=recovery-code", new() { ["recoveryCode"] = "AAAA-BBBB" });

        answer.Location.ShouldEndWith("/workspace");
    }

    [Fact]
    public async Task The_page_for_the_code_is_for_nobody_who_has_not_given_a_password()
    {
        var answer = await host.NewBrowser().GetAsync("/sign-in/code");

        answer.Location.ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task Signing_in_speaks_for_Web_itself_even_while_somebody_is_signed_in()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        await browser.SubmitAsync("/sign-in", Typed("plain@example.org", Password), "password");

        var call = host.Services.Received.Last(r => r.Path == "/api/membership/sign-in");
        var token = new JsonWebToken(call.Headers["Authorization"].ShouldStartWithBearer());
        token.GetClaim(TokenClaims.Caller).Value.ShouldBe("web");
        token.TryGetClaim(TokenClaims.Subject, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Each_sign_in_makes_a_session_of_its_own()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var answer = await browser.SubmitAsync("/sign-in", Typed("plain@example.org", Password), "password");

        answer.Cookies.ShouldContain(c => c.StartsWith("icp-workspace=", StringComparison.Ordinal));
        (await browser.GetAsync("/probe")).Html.ShouldBe("Alex Example");
    }

    [Fact]
    public async Task Without_mail_who_cannot_sign_in_is_sent_to_an_administrator()
    {
        host.Services.OnGet("/api/membership/mail", new MailStatus(CanBeSent: false));

        var page = await host.NewBrowser().GetAsync("/recover");

        page.Text.ShouldContain("Ask an administrator");
        page.Html.ShouldContain("href=\"/invitation\"");
        page.Html.ShouldNotContain("name=\"email\"");
    }

    [Fact]
    public async Task A_lost_password_is_answered_the_same_for_everybody()
    {
        host.Services.On("POST", "/api/membership/recovery", context =>
        {
            context.Response.StatusCode = 202;
            return Task.CompletedTask;
        });

        var answer = await host.NewBrowser().SubmitAsync("/recover", new() { ["email"] = "anybody@example.org" });

        answer.Location.ShouldEndWith("/recover?done=asked");
        (await host.NewBrowser().GetAsync("/recover?done=asked")).Text.ShouldContain("If there is an account with that address");
    }

    [Fact]
    public async Task Without_script_no_passkey_is_offered()
    {
        var page = await host.NewBrowser().GetAsync("/sign-in");

        page.Html.ShouldContain("data-passkey=\"get\" data-passkey-options=\"/sign-in/passkey-options\" hidden");
    }

    [Fact]
    public async Task What_a_passkey_needs_is_given_to_our_own_page_only()
    {
        host.Services.On("POST", "/api/membership/sign-in/passkey/options", FakeServices.Json(200, new PasskeyOptions("{}", "state")));
        var browser = host.NewBrowser();

        (await browser.PostAsync("/sign-in/passkey-options", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        var page = await browser.GetAsync("/sign-in");
        var token = page.Html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var answer = await browser.PostAsync("/sign-in/passkey-options", new() { ["__RequestVerificationToken"] = token });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("\"state\"");
    }

    private static Dictionary<string, string> Typed(string email, string password) => new() { ["email"] = email, ["password"] = password };

    // As Membership does: one account asks for the password alone, another for a code too.
    private static async Task AnswerAsync(HttpContext context)
    {
        var asked = (await context.Request.ReadFromJsonAsync<SignIn>())!;
        var answer = asked switch
        {
            { Password: not Password } => FakeServices.Problem(401, "sign-in-refused", "The address or the password is not right."),
            { Email: "plain@example.org" } or { Code: "123456" } or { RecoveryCode: "AAAA-BBBB" } => FakeServices.Json(200, Session),
            { Code: null, RecoveryCode: null } => FakeServices.Problem(401, "second-factor-needed", "A code is needed."),
            _ => FakeServices.Problem(401, "second-factor-refused", "That code is not right."),
        };
        await answer(context);
    }
}
