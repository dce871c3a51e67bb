using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class OrganisationPagesTests : IAsyncLifetime
{
    private static readonly Partner Halton = new(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton", PartnerKind.Healthwatch, "HH1", ["E06000006"], false);
    private static readonly Partner Wirral = Halton with { Id = Guid.NewGuid(), Slug = "healthwatch-wirral", Name = "Healthwatch Wirral", Code = null };
    private static readonly SuccessionCheck Check = new(
        SuccessionKind.Merged,
        new DateOnly(2026, 4, 1),
        [Halton],
        [Wirral],
        [
            new("Seats", "Every successor takes the seat.", 1, 0, 2, ["Halton place partnership, Healthwatch Halton (participant): to Healthwatch Wirral"]),
            new("Forums", "Successors take part.", 0, 0, 0, []),
        ],
        "seen-it");

    private static readonly RoleHoldingView Lead = new(
        Guid.NewGuid(), NamedRoleKind.PlaceLead, "E06000006", null, null, "Ash Imaginary", null, null, "Halton place team", "halton@example.org", null,
        new DateOnly(2025, 1, 1), null, RoleRecord.Endorsed, "Halton Board", new DateOnly(2024, 12, 1), new DateOnly(2025, 1, 1), RoleAlarmKind.Stale, 3);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet<Partner[]>("/api/membership/partners", [Halton, Wirral, Wirral with { Slug = "old", Name = "Long gone", Until = new DateOnly(2020, 1, 1) }]);
        host.Services.OnGet("/api/membership/partners/healthwatch-halton", new PartnerDetail(
            Halton,
            [new(CodeScheme.Local, "HH1", new DateOnly(2021, 4, 1))],
            [new(SuccessionKind.Renamed, new DateOnly(2024, 4, 1), Halton.Slug, "Halton Voices", Halton.Slug, Halton.Name)],
            7));
        host.Services.OnGet<RoleHoldingView[]>("/api/membership/named-roles/register", [Lead]);
        host.Services.OnGet<PublicRole[]>("/api/membership/named-roles",
        [
            new(NamedRoleKind.PlaceLead, "E06000006", null, null, new("Halton place team", "halton@example.org", null, null, new DateOnly(2025, 1, 1))),
            new(NamedRoleKind.SinglePointOfContact, "E06000006", null, null, null),
        ]);
        host.Services.OnGet<Partnership[]>("/api/membership/partnerships", []);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Those_that_are_there_are_listed_and_found_by_name_code_and_kind()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var all = await browser.GetAsync("/workspace/organisations");
        all.Text.ShouldContain("2 organisations");
        all.Text.ShouldNotContain("Long gone");
        (await browser.GetAsync("/workspace/organisations?show=all")).Text.ShouldContain("Long gone");
        (await browser.GetAsync("/workspace/organisations?words=hh1")).Text.ShouldContain("1 organisation");
        (await browser.GetAsync("/workspace/organisations?kind=Police")).Text.ShouldContain("No organisation fits");
    }

    [Fact]
    public async Task What_would_happen_is_shown_before_it_is_done_and_only_that_is_done()
    {
        host.Services.On("POST", "/api/membership/partners/successions/check", FakeServices.Json(200, Check));
        host.Services.On("POST", "/api/membership/partners/successions", FakeServices.Json(200, Check));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);
        var form = new Dictionary<string, string>
        {
            ["successors"] = "healthwatch-wirral",
            ["on-day"] = "1",
            ["on-month"] = "4",
            ["on-year"] = "2026",
            ["because"] = "One contract for both",
        };

        var shown = await browser.SubmitAsync("/workspace/organisations/healthwatch-halton/becomes/merged", form);

        shown.Text.ShouldContain("From 1 April 2026 it is part of Healthwatch Wirral.");
        shown.Text.ShouldContain("Seats: 1 moves and 2 stay on record");
        shown.Text.ShouldContain("Forums: there are none");
        shown.Html.ShouldContain("name=\"seen\" value=\"seen-it\"");
        host.Services.Received.ShouldNotContain(request => request.Path == "/api/membership/partners/successions");

        var again = await browser.SubmitAsync("/workspace/organisations/healthwatch-halton/becomes/merged", new(form) { ["seen"] = "seen-it", ["again"] = "yes" });
        again.Text.ShouldContain("Into which organisation?");
        again.Html.ShouldContain("One contract for both");
        var done = await browser.SubmitAsync("/workspace/organisations/healthwatch-halton/becomes/merged", new(form) { ["seen"] = "seen-it" });

        done.Status.ShouldBe(HttpStatusCode.Found);
        host.Services.Received.Single(request => request.Path == "/api/membership/partners/successions").Body.ShouldContain("\"seen\":\"seen-it\"");
    }

    [Fact]
    public async Task What_was_done_today_is_taken_back_with_a_reason_and_what_stands_says_why()
    {
        var outcome = new SuccessionOutcome(
            SuccessionKind.Merged, Check.On, "One contract for both", "Robin Fancied", Check.On, ["Healthwatch Halton"], ["Healthwatch Wirral"], Check.Effects, true, []);
        host.Services.OnGet("/api/membership/partners/healthwatch-halton", new PartnerDetail(
            Halton with { Until = Check.On.AddDays(-1) }, [], [new(SuccessionKind.Merged, Check.On, Halton.Slug, Halton.Name, Wirral.Slug, Wirral.Name)], 8));
        host.Services.OnGet<UnsettledPartner[]>("/api/membership/partners/unsettled", []);
        host.Services.OnGet("/api/membership/partners/healthwatch-halton/succession", outcome);
        host.Services.On("POST", "/api/membership/partners/healthwatch-halton/succession/take-back", FakeServices.Json(204, ""));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        (await browser.GetAsync("/workspace/organisations/healthwatch-halton")).Text.ShouldContain("Until the end of today it can be taken back whole.");
        (await browser.SubmitAsync("/workspace/organisations/healthwatch-halton/take-back", [])).Text.ShouldContain("Say why, for the record");
        (await browser.SubmitAsync("/workspace/organisations/healthwatch-halton/take-back", new() { ["because"] = "It was the wrong one" })).Status.ShouldBe(HttpStatusCode.Found);
        host.Services.Received.ShouldContain(request => request.Path == "/api/membership/partners/healthwatch-halton/succession/take-back");

        host.Services.OnGet("/api/membership/partners/healthwatch-halton/succession", outcome with { Obstacles = ["Somebody has changed something that moved."] });
        var stands = await browser.GetAsync("/workspace/organisations/healthwatch-halton");
        stands.Text.ShouldContain("It can be taken back no more. Somebody has changed something that moved.");
        stands.Html.ShouldNotContain("take-back");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var answer = await browser.SubmitAsync(
            "/workspace/organisations/healthwatch-halton/becomes/merged", new Dictionary<string, string> { ["because"] = "One contract" });

        answer.Text.ShouldContain("Choose the organisation that it becomes part of");
        answer.Html.ShouldContain("One contract");
    }

    [Fact]
    public async Task A_plan_s_mistakes_are_said_line_by_line_and_the_plan_stays()
    {
        host.Services.On("POST", "/api/membership/partners/rehearsals", FakeServices.Problem(422, "invalid", "No.", new() { ["line 3"] = ["There is no organisation “nobody”."] }));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var answer = await browser.SubmitAsync("/workspace/organisations/rehearse", new Dictionary<string, string> { ["csv"] = "do,on\nmerge,2027-04-01" });

        answer.Text.ShouldContain("Line 3: There is no organisation “nobody”.");
        WebUtility.HtmlDecode(answer.Html).ShouldContain("merge,2027-04-01");
    }

    [Fact]
    public async Task Details_that_are_stale_are_confirmed_in_one_step()
    {
        host.Services.On("POST", $"/api/membership/named-roles/{Lead.Id}/confirm", FakeServices.Json(200, Lead));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var page = await browser.GetAsync($"/workspace/named-roles/{Lead.Id}");
        page.Text.ShouldContain("Nobody has said that this is right since 1 January 2025.");
        var answer = await browser.SubmitAsync($"/workspace/named-roles/{Lead.Id}", []);

        answer.Status.ShouldBe(HttpStatusCode.Found);
        host.Services.Received.ShouldContain(request => request.Path == $"/api/membership/named-roles/{Lead.Id}/confirm");
    }

    [Fact]
    public async Task Everybody_reads_the_office_of_a_place_a_vacancy_and_what_an_organisation_was_called()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var place = await browser.GetAsync("/people?place=halton");
        place.Text.ShouldContain("Halton place team");
        place.Html.ShouldContain("mailto:halton@example.org");
        place.Text.ShouldContain("Nobody at the moment");
        place.Text.ShouldNotContain("Ash Imaginary");
        (await browser.GetAsync("/people/healthwatch-halton")).Text.ShouldContain("Until 31 March 2024 it was called Halton Voices.");
    }
}
