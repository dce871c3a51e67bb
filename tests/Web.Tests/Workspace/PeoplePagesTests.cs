using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class PeoplePagesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly GrantView Standing = new(
        Guid.NewGuid(), Id, "Pat Imaginary", Roles.Communications, "E06000006", new(2026, 4, 1), null,
        "Named by the place", "Jo Fictional", new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), null, null, null, true);
    private static readonly GrantView Ended = Standing with
    {
        Id = Guid.NewGuid(),
        Role = Roles.HealthwatchOfficer,
        Scope = "healthwatch-halton",
        RevokedBy = "Robin Makebelieve",
        RevokedAt = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
        RevokeReason = "Moved to another team",
        InForce = false,
    };
    private static readonly PersonSummary Person = new(
        Id, "Pat Imaginary", "pat@example.org", "Officer", AccountState.Active, [new(Roles.Communications, "E06000006")]);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet("/api/membership/people", new PeoplePage([Person], 51, 2, 25));
        host.Services.OnGet($"/api/membership/people/{Id}", new PersonView(Person, [Standing, Ended], ["a password"]));
        host.Services.OnGet<GrantView[]>("/api/membership/access", [Standing, Ended]);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task People_are_searched_and_come_in_pages()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync("/workspace/people?search=pat&page=2");

        page.Text.ShouldContain("Pat Imaginary");
        page.Text.ShouldContain("Communications link, Halton");
        WebUtility.HtmlDecode(page.Html).ShouldContain("href=\"/workspace/people?search=pat&page=1\"");
        WebUtility.HtmlDecode(page.Html).ShouldContain("href=\"/workspace/people?search=pat&page=3\"");
        host.Services.Received.Last(r => r.Path == "/api/membership/people").Query.ShouldBe("?search=pat&page=2");
    }

    [Fact]
    public async Task A_search_without_a_find_says_so()
    {
        host.Services.OnGet("/api/membership/people", new PeoplePage([], 0, 1, 25));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        (await browser.GetAsync("/workspace/people?search=zz")).Text.ShouldContain("Nobody was found for “zz”");
    }

    [Fact]
    public async Task An_invitation_s_code_is_shown_once_with_what_to_do()
    {
        host.Services.On("POST", "/api/membership/people/invitations", FakeServices.Json(200, new InvitationCode(
            Id, "the-code", new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), false)));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var answer = await browser.SubmitAsync("/workspace/people/invite", Invitation());

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain($"{host.Address.GetLeftPart(UriPartial.Authority)}/invitation/the-code");
        answer.Text.ShouldContain("we keep no readable copy");
        var sent = JsonDocument.Parse(host.Services.Received.Last(r => r.Path == "/api/membership/people/invitations").Body).RootElement;
        sent.GetProperty("sendEmail").GetBoolean().ShouldBeFalse();
        sent.GetProperty("grant").GetProperty("scope").GetString().ShouldBe("E06000006");
        sent.GetProperty("grant").GetProperty("until").GetString().ShouldBe("2027-03-31");
        sent.GetProperty("grant").GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_mail_the_administrator_hands_the_link_over_and_no_e_mail_is_offered()
    {
        host.Services.OnGet("/api/membership/mail", new MailStatus(CanBeSent: false));
        host.Services.On("POST", "/api/membership/people/invitations", FakeServices.Json(200, new InvitationCode(
            Id, "the-code", new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), false)));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync("/workspace/people/invite");
        page.Text.ShouldNotContain("By e-mail");
        page.Text.ShouldContain("Hand it over yourself");
        var form = Invitation();
        form["hand"] = "email";
        var answer = await browser.SubmitAsync("/workspace/people/invite", form);

        answer.Text.ShouldContain("/invitation/the-code");
        host.Services.Received.Last(r => r.Path == "/api/membership/people/invitations").Body.ShouldContain("\"sendEmail\":false");
    }

    [Fact]
    public async Task What_Membership_objects_to_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        host.Services.On("POST", "/api/membership/people/invitations", FakeServices.Problem(
            422, "invalid", "No.", new() { ["grant.scope"] = ["A place lead is for a place"], ["email"] = ["Somebody has this address already"] }));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var answer = await browser.SubmitAsync("/workspace/people/invite", Invitation());

        answer.Html.ShouldContain("href=\"#scope\"");
        answer.Html.ShouldContain("href=\"#email\"");
        answer.Html.ShouldContain("value=\"Pat Imaginary\"");
        answer.Html.ShouldContain("Covers for a colleague");
    }

    [Fact]
    public async Task Two_dates_in_the_wrong_order_ask_nobody()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);
        var form = Invitation();
        (form["from-day"], form["from-month"], form["from-year"]) = ("1", "4", "2027");

        var answer = await browser.SubmitAsync("/workspace/people/invite", form);

        answer.Text.ShouldContain("The last day must not be before the first");
        host.Services.Received.ShouldNotContain(r => r.Path == "/api/membership/people/invitations");
    }

    [Fact]
    public async Task A_person_s_page_says_who_gave_each_role_when_and_why_and_who_took_it_back()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync($"/workspace/people/{Id}");

        page.Text.ShouldContain("Communications link");
        page.Text.ShouldContain("Named by the place");
        page.Text.ShouldContain("Given by Jo Fictional");
        page.Text.ShouldContain("By Robin Makebelieve, 1 May 2026: Moved to another team");
        page.Html.ShouldContain($"/grants/{Standing.Id}/revoke");
        page.Html.ShouldNotContain($"/grants/{Ended.Id}/revoke");
    }

    [Fact]
    public async Task A_role_is_given_and_taken_back_with_a_reason()
    {
        host.Services.On("POST", $"/api/membership/people/{Id}/grants", FakeServices.Json(200, Standing));
        host.Services.On("POST", $"/api/membership/grants/{Standing.Id}/revoke", FakeServices.Json(200, Ended));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var given = await browser.SubmitAsync($"/workspace/people/{Id}/grant", new()
        {
            ["role"] = Roles.Analyst,
            ["scope"] = Grant.WholeSystem,
            ["reason"] = "Looks at the results",
        });
        given.Location.ShouldEndWith("?done=granted");

        var revoke = $"/workspace/people/{Id}/grants/{Standing.Id}/revoke";
        (await browser.SubmitAsync(revoke, new() { ["reason"] = "no" })).Text.ShouldContain("Say why, in 5 to 500 characters");
        (await browser.SubmitAsync(revoke, new() { ["reason"] = "Left the team" })).Location.ShouldEndWith("?done=revoked");
        host.Services.Received.Last(r => r.Path.EndsWith("/revoke", StringComparison.Ordinal)).Body.ShouldContain("Left the team");
    }

    [Theory]
    [InlineData("close", "/close", "?done=closed", "You can open the account again")]
    [InlineData("reopen", "/reopen", "?done=reopened", "can sign in again")]
    [InlineData("erase", "/erase", "/workspace/people?done=erased", "This cannot be undone")]
    public async Task An_account_is_closed_opened_and_erased_after_saying_what_will_happen(
        string page, string call, string then, string says)
    {
        host.Services.On("POST", $"/api/membership/people/{Id}{call}", FakeServices.Json(200, Person));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);
        (await browser.GetAsync($"/workspace/people/{Id}/{page}")).Text.ShouldContain(says);
        host.Services.Received.ShouldNotContain(r => r.Method == "POST" && r.Path.EndsWith(call, StringComparison.Ordinal));

        var answer = await browser.SubmitAsync($"/workspace/people/{Id}/{page}", []);

        answer.Location.ShouldEndWith(then);
        host.Services.Received.ShouldContain(r => r.Method == "POST" && r.Path == $"/api/membership/people/{Id}{call}");
    }

    [Fact]
    public async Task A_new_link_is_made_for_somebody_who_cannot_sign_in()
    {
        host.Services.On("POST", $"/api/membership/people/{Id}/recovery", FakeServices.Json(200, new InvitationCode(
            Id, "new-code", new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), true)));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var answer = await browser.SubmitAsync($"/workspace/people/{Id}/recovery", []);

        answer.Text.ShouldContain("/invitation/new-code");
        answer.Text.ShouldContain("An e-mail with the link is on its way");
    }

    [Fact]
    public async Task What_is_stored_about_a_person_comes_as_a_file()
    {
        host.Services.OnGet($"/api/membership/people/{Id}/export", new { name = "Pat Imaginary" });
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var answer = await browser.GetAsync($"/workspace/people/{Id}/export");

        answer.Html.ShouldContain("Pat Imaginary");
        answer.Headers["Content-Disposition"].ShouldContain("attachment");
        answer.Headers["Cache-Control"].ShouldContain("no-store");
    }

    [Fact]
    public async Task Who_can_do_what_where_is_shown_with_the_reason_and_filtered_by_role_and_scope()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync("/workspace/access?role=communications&scope=E06000006");

        page.Text.ShouldContain("Communications link");
        page.Text.ShouldContain("Named by the place");
        page.Text.ShouldContain("Moved to another team");
        host.Services.Received.Last(r => r.Path == "/api/membership/access").Query.ShouldBe("?role=communications&scope=E06000006");
    }

    [Theory]
    [InlineData("/workspace/people")]
    [InlineData("/workspace/people/invite")]
    [InlineData("/workspace/access")]
    public async Task Pages_of_people_are_for_nobody_else(string path)
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_export_is_for_administrators_only()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        (await browser.GetAsync($"/workspace/people/{Id}/export")).Status.ShouldBe(HttpStatusCode.Forbidden);
        host.Services.Received.ShouldNotContain(r => r.Path.EndsWith("/export", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Invitation() => new()
    {
        ["name"] = "Pat Imaginary",
        ["email"] = "pat@example.org",
        ["jobTitle"] = "Officer",
        ["role"] = Roles.Communications,
        ["scope"] = "E06000006",
        ["reason"] = "Covers for a colleague",
        ["until-day"] = "31",
        ["until-month"] = "3",
        ["until-year"] = "2027",
        ["hand"] = "self",
    };
}
