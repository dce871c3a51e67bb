using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Pages.Workspace.Audit;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class AuditPagesTests : IAsyncLifetime
{
    private static readonly Guid Alex = Guid.Parse("0195a000-0000-7000-8000-000000000001");

    private static readonly AuditEntryView Closed = new(
        41,
        new DateTimeOffset(2026, 7, 1, 11, 30, 0, TimeSpan.Zero),
        Alex,
        "Alex Example",
        AuditActions.SurveyClosed,
        "survey/getting-help",
        "E06000006",
        """{"state":"Live","closes":"2026-07-14"}""",
        """{"state":"Closed","closes":"2026-07-01"}""",
        new string('a', 64));

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services
            .OnGet<Partner[]>("/api/membership/partners", [])
            .OnGet("/api/membership/audit", new AuditPage([Closed], 1, 1, 25));
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_entry_says_who_did_what_when_where_and_what_changed()
    {
        var page = await OpenAsync("/workspace/audit");

        page.Text.ShouldContain("1 entry");
        page.Text.ShouldContain("1 July 2026, 12:30");
        page.Text.ShouldContain("Alex Example");
        page.Text.ShouldContain("Survey closed");
        page.Text.ShouldContain("survey/getting-help Halton Entry 41");
        page.Text.ShouldContain("State: Live became → Closed");
        page.Text.ShouldContain("Closes: 14 July 2026 became → 1 July 2026");
        page.Text.ShouldContain("Download this entry (CSV)");
    }

    [Fact]
    public async Task What_is_searched_for_is_asked_of_the_service_and_stays_in_the_form()
    {
        var page = await OpenAsync(
            "/workspace/audit?search=+getting&action=survey.closed&scope=E06000006&from-day=1&from-month=July&from-year=2026&to-day=&to-month=&to-year=&page=1");

        host.Services.Received.Last(request => request.Path == "/api/membership/audit").Query
            .ShouldBe("?search=getting&action=survey.closed&scope=E06000006&from=2026-07-01&page=1");
        page.Html.ShouldContain("value=\"getting\"");
        page.Html.ShouldContain("<option value=\"survey.closed\" selected");
        page.Html.ShouldContain("<option value=\"E06000006\" selected");
        page.Html.ShouldContain("value=\"July\"");
        page.Text.ShouldContain("Show everything");
        page.Html.ShouldContain(
            "href=\"/workspace/audit/export?search=getting&amp;action=survey.closed&amp;scope=E06000006&amp;from-day=1&amp;from-month=7&amp;from-year=2026\"");
    }

    [Fact]
    public async Task A_date_that_is_none_is_said_beside_it_and_nothing_is_asked()
    {
        var page = await OpenAsync("/workspace/audit?from-day=31&from-month=2&from-year=2026&to-day=1&to-month=&to-year=2026");

        page.Text.ShouldContain("There is a problem");
        page.Text.ShouldContain("The first day must be a real date");
        page.Text.ShouldContain("The last day must include a month");
        host.Services.Received.ShouldNotContain(request => request.Path == "/api/membership/audit");
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_beside_the_date()
    {
        host.Services.On("GET", "/api/membership/audit", FakeServices.Problem(
            422, ErrorCodes.Invalid, "…", new() { ["to"] = ["The last day must not be before the first."] }));

        var page = await OpenAsync("/workspace/audit?from-day=2&from-month=7&from-year=2026&to-day=1&to-month=7&to-year=2026");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("href=\"#to-day\"");
        page.Text.ShouldContain("The last day must not be before the first.");
    }

    [Theory]
    [InlineData("/workspace/audit", "Nothing has been recorded yet.")]
    [InlineData("/workspace/audit?search=nothing", "Nothing that was recorded matches.")]
    public async Task An_empty_trail_and_an_empty_result_say_which_they_are(string address, string words)
    {
        host.Services.OnGet("/api/membership/audit", new AuditPage([], 0, 1, 25));

        (await OpenAsync(address)).Text.ShouldContain(words);
    }

    [Fact]
    public async Task Pages_lead_to_newer_and_older_entries_of_the_same_search()
    {
        host.Services.OnGet("/api/membership/audit", new AuditPage([Closed], 60, 2, 25));

        var page = await OpenAsync("/workspace/audit?search=help&page=2");

        page.Html.ShouldContain("href=\"/workspace/audit?search=help\"");
        page.Html.ShouldContain("href=\"/workspace/audit?search=help&amp;page=3\"");
    }

    [Fact]
    public async Task The_file_comes_through_as_the_service_writes_it()
    {
        host.Services.On("GET", "/api/membership/audit/export", FakeServices.Text(200, "text/csv", "sequence\r\n41\r\n"));

        var file = await OpenAsync("/workspace/audit/export?action=survey.closed");

        file.Html.ShouldBe("sequence\r\n41\r\n");
        host.Services.Received[^1].Query.ShouldBe("?action=survey.closed");
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_is_a_page_that_says_so()
    {
        host.Services.On("GET", "/api/membership/audit/export", FakeServices.Problem(503, ErrorCodes.Unavailable, "…"));

        var page = await OpenAsync("/workspace/audit/export");

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Html.ShouldContain("<html");
    }

    [Fact]
    public async Task Checking_says_that_the_trail_is_intact_and_the_hash_to_note()
    {
        host.Services.OnGet("/api/membership/audit/verification", new AuditVerification(
            1234, new string('b', 64), Intact: true, null, "All 1,234 entries follow one another as they were written."));

        (await OpenAsync("/workspace/audit/check")).Text.ShouldNotContain("Nobody changed the trail");
        host.Services.Received.ShouldNotContain(request => request.Path == "/api/membership/audit/verification");
        var page = await OpenAsync("/workspace/audit/check?check=yes&expect=+abc+");

        page.Text.ShouldContain("Nobody changed the trail. All 1,234 entries");
        page.Text.ShouldContain(new string('b', 64));
        host.Services.Received.Last(request => request.Path == "/api/membership/audit/verification").Query.ShouldBe("?expect=abc");
    }

    [Fact]
    public async Task Checking_says_where_the_trail_is_broken()
    {
        host.Services.OnGet("/api/membership/audit/verification", new AuditVerification(
            2, new string('b', 64), Intact: false, 3, "Entry 3 was changed after it was written."));

        var page = await OpenAsync("/workspace/audit/check?check=yes");

        page.Text.ShouldContain("The trail is not as it was written");
        page.Text.ShouldContain("Entry 3 was changed after it was written.");
        page.Text.ShouldNotContain("Nobody changed the trail");
    }

    [Theory]
    [InlineData("/workspace/audit")]
    [InlineData("/workspace/audit/check")]
    [InlineData("/workspace/audit/export")]
    public async Task Only_an_administrator_sees_the_trail(string address)
    {
        var lead = await host.SignedInAsync(WorkspaceHost.Lead);

        (await lead.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.NewBrowser().GetAsync(address)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await lead.GetAsync("/workspace")).Text.ShouldNotContain("Audit trail");
        (await OpenAsync("/workspace")).Text.ShouldContain("Audit trail");
    }

    [Theory]
    [InlineData(null, """{"codes":["a","E06000006"],"none":[],"demonstration":false}""", "Codes: →a, Halton|None: →none|Demonstration: →no")]
    [InlineData("""{"evidence":"x","question":null}""", null, "Evidence: x→|Question: none→")]
    [InlineData("""{"a":1}""", """{"b":2}""", "A: 1→|B: →2")]
    [InlineData(null, """{"inner":{"sendOn":"2026-12-02"}}""", "Inner: →Send on 2 December 2026")]
    [InlineData("text", "[1]", "Change: text→[1]")]
    [InlineData(null, null, "")]
    public void Changes_are_read_key_by_key(string? before, string? after, string expected) =>
        string.Join('|', AuditWords.Changes(Closed with { Before = before, After = after }, code => code == "E06000006" ? "Halton" : code)
            .Select(change => $"{change.What}: {change.Before}→{change.After}")).ShouldBe(expected);

    [Fact]
    public void Every_action_has_words()
    {
        AuditWords.Actions.Select(choice => choice.Value).ShouldBe(AuditActions.All, ignoreOrder: true);
        AuditWords.OfAction(AuditActions.PersonSecondFactorChanged).ShouldBe("Person second factor changed");
    }

    private async Task<WorkspaceHost.Answer> OpenAsync(string address) =>
        await (await host.SignedInAsync(WorkspaceHost.Administrator)).GetAsync(address);
}
