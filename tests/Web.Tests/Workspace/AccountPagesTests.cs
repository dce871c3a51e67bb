using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class AccountPagesTests : IAsyncLifetime
{
    private const string Good = "three words apart";
    private static readonly DemonstrationPerson Me = WorkspaceHost.Lead;
    private static readonly PasskeyView Passkey = new("cGFzc2tleQ", "My laptop", new DateTimeOffset(2026, 7, 1, 11, 0, 0, TimeSpan.Zero));
    private static readonly AccountView Account = new(
        Me.Id, Me.Name, "alex@example.org", true, false, 0, [Passkey], [],
        [
            new(Guid.NewGuid(), Me.Id, Me.Name, Roles.EngagementLead, "E06000006", new(2026, 4, 1), new(2027, 3, 31),
                "Covers for a colleague", "Jo Fictional", new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), null, null, null, true),
        ]);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet("/api/membership/me", Account);
        host.Services.OnGet($"/api/membership/sessions/{Me.Id}", WorkspaceHost.SessionOf(Me));
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task One_s_account_says_what_one_may_do_where_and_why()
    {
        var browser = await host.SignedInAsync(Me);

        var page = await browser.GetAsync("/workspace/account");

        page.Text.ShouldContain("Engagement lead");
        page.Text.ShouldContain("Halton");
        page.Text.ShouldContain("31 March 2027");
        page.Text.ShouldContain("Covers for a colleague");
        page.Text.ShouldContain("Jo Fictional");
        page.Text.ShouldContain("My laptop");
    }

    [Fact]
    public async Task A_demonstration_person_has_no_password_to_change()
    {
        host.Services.OnGet("/api/membership/me", Account with { Email = "", HasPassword = false, Passkeys = [] });
        var browser = await host.SignedInAsync(Me);

        var page = await browser.GetAsync("/workspace/account");

        page.Text.ShouldContain("Anybody can sign in as them");
        page.Html.ShouldNotContain("/workspace/account/password");
    }

    [Fact]
    public async Task A_changed_password_keeps_this_session_which_goes_on_with_the_new_stamp()
    {
        host.Services.On("POST", "/api/membership/me/password", FakeServices.Json(200, WorkspaceHost.SessionOf(Me, "stamp-2")));
        var browser = await host.SignedInAsync(Me);

        var answer = await browser.SubmitAsync(
            "/workspace/account/password", new() { ["current"] = "the old one was", ["new"] = Good, ["again"] = Good });

        answer.Location.ShouldEndWith("/workspace/account?done=password");
        host.Clock.Forward(TimeSpan.FromMinutes(3));
        await browser.GetAsync("/workspace/account");
        host.Services.Received.Last(r => r.Path.StartsWith("/api/membership/sessions/", StringComparison.Ordinal))
            .Query.ShouldBe("?stamp=stamp-2");
    }

    [Fact]
    public async Task Two_passwords_that_differ_are_said_and_neither_is_shown_again()
    {
        var browser = await host.SignedInAsync(Me);

        var answer = await browser.SubmitAsync(
            "/workspace/account/password", new() { ["current"] = "the old one was", ["new"] = Good, ["again"] = "another one here" });

        answer.Text.ShouldContain("Type the same new password as above");
        answer.Html.ShouldNotContain(Good);
        answer.Html.ShouldNotContain("the old one was");
        host.Services.Received.ShouldNotContain(r => r.Path == "/api/membership/me/password");
    }

    [Fact]
    public async Task An_authenticator_is_set_up_with_a_picture_a_link_or_a_key_and_its_recovery_codes_are_shown()
    {
        const string Uri = "otpauth://totp/IcpEngage:alex%40example.org?secret=ABCDEFGH&issuer=IcpEngage";
        host.Services.On("POST", "/api/membership/me/authenticator", FakeServices.Json(200, new AuthenticatorKey("ABCD EFGH", Uri)));
        host.Services.On("POST", "/api/membership/me/authenticator/confirm", ConfirmAsync);
        var browser = await host.SignedInAsync(Me);

        var shown = await browser.SubmitAsync("/workspace/account/authenticator", []);
        shown.Text.ShouldContain("ABCD EFGH");
        shown.Html.ShouldContain("<svg class=\"app-qr\"");
        WebUtility.HtmlDecode(shown.Html).ShouldContain($"href=\"{Uri}\"");

        var wrong = await browser.SendFormOfAsync(shown, "/workspace/account/authenticator", new() { ["code"] = "000000" });
        wrong.Text.ShouldContain("That code is not right");
        wrong.Text.ShouldContain("ABCD EFGH", Case.Sensitive, "the key that is in the app already");
        host.Services.Received.Count(r => r.Path == "/api/membership/me/authenticator").ShouldBe(1);

        var done = await browser.SendFormOfAsync(wrong, "/workspace/account/authenticator", new() { ["code"] = "123 456" });
        done.Text.ShouldContain("aaaa-bbbb");
        done.Text.ShouldContain("They are shown this one time only");
    }

    [Fact]
    public async Task A_passkey_is_removed_after_one_question()
    {
        host.Services.On("DELETE", $"/api/membership/me/passkeys/{Passkey.Id}", context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        var browser = await host.SignedInAsync(Me);
        (await browser.GetAsync("/workspace/account/passkeys")).Html.ShouldContain($"/workspace/account/passkeys/{Passkey.Id}/remove");

        var answer = await browser.SubmitAsync($"/workspace/account/passkeys/{Passkey.Id}/remove", []);

        answer.Location.ShouldEndWith("/workspace/account/passkeys?done=removed");
        host.Services.Received.ShouldContain(r => r.Method == "DELETE");
    }

    [Fact]
    public async Task Without_script_the_passkeys_page_offers_the_password()
    {
        var browser = await host.SignedInAsync(Me);

        var page = await browser.GetAsync("/workspace/account/passkeys");

        page.Text.ShouldContain("You can go on using your password");
        page.Html.ShouldContain("data-passkey=\"create\" data-passkey-options=\"/workspace/account/passkeys/options\" hidden");
    }

    [Fact]
    public async Task An_invitation_sets_a_password_signs_in_and_tells_no_other_page_its_address()
    {
        host.Services.On("POST", "/api/membership/invitations/view", FakeServices.Json(200, Invitation(InvitationKind.NewPerson)));
        host.Services.On("POST", "/api/membership/invitations/accept", FakeServices.Json(200, WorkspaceHost.SessionOf(Me)));
        var browser = host.NewBrowser();

        var page = await browser.GetAsync("/invitation/abc");
        page.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        page.Text.ShouldContain("pat@example.org");
        var answer = await browser.SubmitAsync("/invitation/abc", new() { ["password"] = Good, ["again"] = Good });

        answer.Location.ShouldEndWith("/workspace/account?done=joined");
        (await browser.GetAsync("/probe")).Html.ShouldBe(Me.Name);
        var sent = JsonDocument.Parse(host.Services.Received.Last(r => r.Path == "/api/membership/invitations/accept").Body);
        sent.RootElement.GetProperty("code").GetString().ShouldBe("abc");
        host.Services.Received.ShouldNotContain(r => r.Path.Contains("abc", StringComparison.Ordinal) || r.Query.Contains("abc", StringComparison.Ordinal));
        sent.RootElement.GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null, "the administrator gave it");
    }

    [Fact]
    public async Task The_first_administrator_gives_a_name_and_an_address_which_are_kept_when_the_password_is_refused()
    {
        host.Services.On("POST", "/api/membership/invitations/view", FakeServices.Json(200, Invitation(InvitationKind.FirstAdministrator) with { Name = "", Email = "" }));
        host.Services.On("POST", "/api/membership/invitations/accept", FakeServices.Problem(
            422, "invalid", "No.", new() { ["password"] = ["This password is known to many"] }));

        var answer = await host.NewBrowser().SubmitAsync("/invitation/first", new()
        {
            ["name"] = "Pat Imaginary",
            ["email"] = "pat@example.org",
            ["password"] = "password1234",
            ["again"] = "password1234",
        });

        answer.Text.ShouldContain("This password is known to many");
        answer.Html.ShouldContain("value=\"Pat Imaginary\"");
        answer.Html.ShouldContain("value=\"pat@example.org\"");
        answer.Html.ShouldNotContain("password1234");
    }

    [Fact]
    public async Task A_used_or_unknown_invitation_says_what_to_do()
    {
        var page = await host.NewBrowser().GetAsync("/invitation/nothing");

        page.Text.ShouldContain("This link cannot be used");
        page.Html.ShouldContain("href=\"/recover\"");
    }

    [Fact]
    public async Task A_code_that_was_handed_over_leads_to_its_invitation()
    {
        var answer = await host.NewBrowser().SubmitAsync("/invitation", new() { ["code"] = " a/b " });

        answer.Location.ShouldEndWith("/invitation/a%2Fb");
    }

    private static InvitationView Invitation(InvitationKind kind) =>
        new(kind, "Pat Imaginary", "pat@example.org", new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    private static async Task ConfirmAsync(HttpContext context)
    {
        var asked = (await context.Request.ReadFromJsonAsync<AuthenticatorCode>())!;
        var answer = asked.Code == "123456"
            ? FakeServices.Json(200, new RecoveryCodes(["aaaa-bbbb", "cccc-dddd"], WorkspaceHost.SessionOf(Me, "stamp-2")))
            : FakeServices.Problem(422, "second-factor-refused", "That code is not right.");
        await answer(context);
    }
}
