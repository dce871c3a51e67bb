using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class WorkloadPagesTests(WorkspaceHost host)
{
    private const string Api = "/api/membership/partners/healthwatch-halton";
    private const string Pages = "/workspace/partners/healthwatch-halton";
    private static readonly DateOnly Autumn = new(2026, 10, 1);
    private static readonly Partner Halton = new(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton", PartnerKind.Healthwatch, null, ["E06000006"], true);
    private static readonly HourSums Hours = new(3, 60, 10, 30, 5, 15, 0, 0, 12.5m, 40, 20);
    private static readonly HoursGrouped Grouped = new(
        [new("Example Community Voices (fictional)", Hours)], [new("ObtainViews", Hours)], [new("E06000006", Hours)], [new("easy-read", Hours), new(null, HourSums.None)]);

    [Fact]
    public async Task A_workload_says_what_is_asked_by_whom_what_may_come_and_where_it_is_too_much()
    {
        host.Services.OnGet($"{Api}/workload", new Workload(
            Halton, Autumn, new DateOnly(2026, 12, 31), 110, 60, 10, 30, 80, 20,
            [new WorkloadWeek(new DateOnly(2026, 12, 7), 9, 11, 0, Overloaded: true, WouldOverload: true) { ComingHours = 4 }], [])
        {
            LeaveHours = 10,
            Hours = Hours,
            Grouped = Grouped,
            Skills = [new SkillLoad("easy-read", 20, 8, 2, [])],
            Coming = [new ComingSurvey("next", "Next survey", ["E06000006"], new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 20), Published: false, 12, Demonstration: false)],
        });
        Prepare();
        var page = await (await host.SignedInAsync(WorkspaceHost.Officer)).GetAsync($"{Pages}/workload");

        page.Text.ShouldContain("More is agreed than can be given in the week of 7 December 2026.");
        page.Text.ShouldContain("110 (10 less for leave)");
        page.Text.ShouldContain("8 agreed and 2 waiting, of 20 that can be given");
        page.Text.ShouldContain("Not fixed yet. Counted from 1 December 2026");
        page.Text.ShouldContain("Example Community Voices (fictional)");
        page.Html.ShouldContain($"href=\"{Pages}/capacity\"");
        page.Html.ShouldContain($"href=\"{Pages}/demand\"");
    }

    [Fact]
    public async Task Hours_and_skills_of_a_quarter_are_sent_with_the_version_that_was_read()
    {
        Prepare();
        host.Services.On("PUT", $"{Api}/capacity/2026-10-01", FakeServices.Json(200, new QuarterCapacity(Autumn, new DateOnly(2026, 12, 31), 90, 0, [], 4)));
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var answer = await browser.SubmitAsync($"{Pages}/capacity/2026-10-01", new() { ["hours"] = "90.5", ["easy-read"] = "12", ["version"] = "3" });

        answer.Location.ShouldEndWith($"{Pages}/capacity?done=hours");
        var sent = JsonSerializer.Deserialize<SetCapacity>(
            host.Services.Received.Last(request => request.Path == $"{Api}/capacity/2026-10-01").Body, Json.Options)!;
        (sent.Hours, sent.Version).ShouldBe((90.5m, 3));
        sent.Skills.ShouldBe([new SkillHours("easy-read", 12)]);
    }

    [Fact]
    public async Task What_is_no_number_of_hours_is_said_beside_the_box_and_kept()
    {
        Prepare();
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var answer = await browser.SubmitAsync($"{Pages}/capacity/2026-10-01", new() { ["hours"] = "lots", ["easy-read"] = "", ["version"] = "3" });

        answer.Text.ShouldContain("Enter the hours as a number, such as 120 or 37.5");
        answer.Html.ShouldContain("value=\"lots\"");
        answer.Html.ShouldContain("href=\"#hours\"");
    }

    [Fact]
    public async Task Leave_without_a_day_is_refused_and_with_days_it_is_sent()
    {
        Prepare();
        host.Services.On("POST", $"{Api}/leave", FakeServices.Json(200, new LeaveView(Guid.NewGuid(), Autumn, Autumn, null, null, null)));
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        (await browser.SubmitAsync($"{Pages}/capacity/leave", new() { ["hours"] = "7" })).Text.ShouldContain("The first day is missing.");
        var answer = await browser.SubmitAsync($"{Pages}/capacity/leave", new()
        {
            ["from-day"] = "24",
            ["from-month"] = "12",
            ["from-year"] = "2026",
            ["to-day"] = "1",
            ["to-month"] = "1",
            ["to-year"] = "2027",
            ["hours"] = "",
            ["skill"] = "",
            ["note"] = "Office closed",
        });

        answer.Location.ShouldEndWith($"{Pages}/capacity?done=leave");
    }

    [Fact]
    public async Task A_statement_of_demand_says_what_nobody_pays_for_and_why_asks_were_declined()
    {
        host.Services.OnGet($"{Api}/demand", new StatementOfDemand(
            Halton, Autumn, new DateOnly(2026, 12, 31), Hours, new CostSums(1_500, 750, 250, 312.5m),
            [new QuarterOfDemand(Autumn, new DateOnly(2026, 12, 31), 120, Hours, new CostSums(1_500, 750, 250, 312.5m))],
            Grouped,
            [new AskNotDone("A weekly panel", "Example Community Voices (fictional)", 15, new DateOnly(2026, 12, 1), AskState.Declined, "No time without funding")],
            [new OutcomeOfAsks(new Served(ServedKind.Survey, "gone", "A survey"), Hours)],
            [new RateView(Autumn, 25)]));
        Prepare();
        var page = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync($"{Pages}/demand");

        page.Text.ShouldContain("Healthwatch Halton was asked for 60 hours and agreed to 30. Nobody pays for 10 hours of these: 33%, worth £250.");
        page.Text.ShouldContain("No time without funding");
        page.Text.ShouldContain("£25.00 from 1 October 2026");
        page.Html.ShouldContain($"{Pages}/demand/file?from=2026-10-01&amp;quarters=1");
    }

    [Fact]
    public async Task Nothing_asked_is_said_in_words()
    {
        host.Services.OnGet($"{Api}/demand", new StatementOfDemand(
            Halton, Autumn, new DateOnly(2026, 12, 31), HourSums.None, null, [], new([], [], [], []), [], [], []));
        Prepare();

        var page = await (await host.SignedInAsync(WorkspaceHost.Officer)).GetAsync($"{Pages}/demand");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Nothing was asked of Healthwatch Halton that was due in this time.");
    }

    [Fact]
    public async Task Loads_and_fairness_show_who_has_too_much_and_who_is_asked_again_and_again()
    {
        host.Services.OnGet("/api/membership/loads", new PartnerLoads(Autumn, new DateOnly(2026, 12, 31),
            [new PartnerLoad(Halton, CapacityKnown: true, 120, Hours, 90, [new DateOnly(2026, 12, 7)], [])]));
        host.Services.OnGet("/api/membership/fairness", new AskFairness(
            Autumn, new DateOnly(2026, 12, 31), Hours, [new KindAsked(PartnerKind.Healthwatch, 1, Hours)], Grouped.Asker,
            [new PartnerAsked(Halton, Hours, 50, Grouped.Asker, StandsOut: true)], 1, 1, 25,
            [new Community("E06000006", "adults", [new SurveyOfCommunity("s", "A survey", "E06000006", Autumn, Autumn.AddDays(20))], 3, AskedOften: true)], 12));
        Prepare();
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var loads = await browser.GetAsync("/workspace/workload");
        var fairness = await browser.GetAsync("/workspace/fairness");

        loads.Text.ShouldContain("One partner has agreed to more than it can give in a coming week.");
        loads.Html.ShouldContain($"{Pages}/workload?quarter=2026-10-01");
        fairness.Text.ShouldContain("Asked for far more");
        fairness.Text.ShouldContain("Adults in the area, Halton");
        fairness.Text.ShouldContain("Asked again and again");
    }

    private void Prepare() =>
        host.Services
            .OnGet<Skill[]>("/api/membership/skills", [new("easy-read", "Easy Read")])
            .OnGet<Audience[]>("/api/communications/audiences", [new("adults", "Adults in the area")])
            .OnGet($"{Api}/capacity", new PartnerCapacity(
                Halton,
                [new QuarterCapacity(Autumn, new DateOnly(2026, 12, 31), 120, 10, [new("easy-read", 20)], 3)],
                [], [], [new("easy-read", "Easy Read")], MayChange: true));
}
