using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class PartnershipPagesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly PartnerName Council = new(Guid.NewGuid(), "halton-council", "Halton Example Council");
    private static readonly PartnerName Carers = new(Guid.NewGuid(), "halton-carers", "Halton Example Carers");
    private static readonly HolderView Councillor = new(
        Guid.NewGuid(), HolderKind.Representative, "Cory Councillor", "Councillor", null, new(2026, 1, 1), null, TermState.Running, null, true, null, true,
        [new(Guid.NewGuid(), InterestKind.Financial, "Shares in Example Ltd", new(2026, 1, 1), null, new(2026, 1, 2), null, "It would name a patient")]);

    private static readonly SeatView Seat = new(
        Guid.NewGuid(), Council, "Local government", Standing.Member, "By agreement", null, null, TermState.Running, null, [Councillor], false);

    private static readonly SeatView Vacant = new(
        Guid.NewGuid(), Carers, "Voluntary and community", Standing.Member, "By agreement", null, null, TermState.Running, null, [], true);

    private static readonly SelectionView Chair = new(
        Guid.NewGuid(), ChairModel.ElectedMember, [new(Councillor.Id, "Cory Councillor", Council, true)], new(2027, 1, 1), new(2028, 1, 1), null,
        SelectionState.Open, "An elected chair", new(2026, 11, 1), null, null, [new(Carers, null, null, null, null), new(Council, null, null, null, null)], [],
        ["Halton Example Carers has not said where it stands."], null, [], 3);

    private static readonly MeetingView Meeting = new(
        Guid.NewGuid(), null, "Halton partnership", new(2026, 1, 10), "Neighbourhood plans", "Example Hall", true, null, 0, [Council], [], true, 4);

    private readonly WorkspaceHost host = new();

    private static string Home => $"/workspace/partnerships/{Id}";

    private static PartnershipView View => new(
        Id, PartnershipKind.Place, "Halton partnership", "E06000006", [Vacant, Seat], [], [Chair], [Meeting],
        [new("Local government", 1, 4, 3, 6, 9), new("Voluntary and community", 1, 4, 1, 2, 1)], 12, [Carers, Council]);

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        Show(View);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_page_says_which_seats_are_vacant_and_who_keeps_it_changes_it()
    {
        var page = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync(Home);

        page.Text.ShouldContain("Halton Example Carers");
        page.Text.ShouldContain("Vacant");
        page.Text.ShouldContain("Cory Councillor");
        page.Html.ShouldContain($"{Home}/seats/add");
        (await (await host.SignedInAsync(WorkspaceHost.Representative)).GetAsync(Home)).Html.ShouldNotContain($"{Home}/seats/add");
        (await (await host.SignedInAsync(WorkspaceHost.Representative)).GetAsync(Home + "/seats/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Many_tasks_of_a_kind_are_one_line_and_few_lead_to_where_they_are_seen_to()
    {
        host.Services.OnGet<PartnershipTask[]>("/api/membership/partnerships/tasks",
        [
            .. Enumerable.Range(0, 9).Select(number => new PartnershipTask(PartnershipTaskKind.SeatVacant, Guid.NewGuid(), $"Place {number}", Guid.NewGuid(), "A council", null)),
            new(PartnershipTaskKind.PositionAwaited, Id, "Halton partnership", Chair.Id, "Halton Example Carers", null),
        ]);

        var page = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync("/workspace");

        page.Text.ShouldContain("Members’ seats that nobody fills: 9");
        page.Text.ShouldContain("Place 0, Place 1, Place 2 and 6 other partnerships");
        page.Html.ShouldContain($"{Home}/chair/{Chair.Id}");
    }

    [Fact]
    public async Task A_block_needs_a_concern_and_what_was_chosen_is_kept()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Representative);
        var address = $"{Home}/chair/{Chair.Id}/position/halton-carers";
        (await browser.GetAsync(address)).Text.ShouldNotContain("How do you know");

        var answer = await browser.SubmitAsync(address, new() { ["stance"] = "Block" });

        answer.Html.ShouldContain("href=\"#concern\"");
        answer.Html.ShouldContain("value=\"Block\" checked");
        (await browser.GetAsync($"{Home}/chair/{Chair.Id}/position/halton-council")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_partner_says_where_it_stands()
    {
        var path = $"/api/membership/partnerships/{Id}/chair/{Chair.Id}/positions/halton-carers";
        host.Services.On("PUT", path, FakeServices.Json(200, new { }));
        var browser = await host.SignedInAsync(WorkspaceHost.Representative);

        var answer = await browser.SubmitAsync(
            $"{Home}/chair/{Chair.Id}/position/halton-carers", new() { ["stance"] = "SupportWithReservations", ["concern"] = "A year is short" });

        answer.Location.ShouldEndWith("?done=position");
        var sent = JsonDocument.Parse(host.Services.Received.Last(request => request.Path == path).Body).RootElement;
        (sent.GetProperty("stance").GetString(), sent.GetProperty("concern").GetString()).ShouldBe(("SupportWithReservations", "A year is short"));
    }

    [Fact]
    public async Task A_chair_is_settled_once_nothing_is_needed_any_more_with_the_version_that_was_read()
    {
        var path = $"/api/membership/partnerships/{Id}/chair/{Chair.Id}/settle";
        host.Services.On("POST", path, FakeServices.Json(200, new { }));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);
        (await browser.GetAsync($"{Home}/chair/{Chair.Id}")).Text.ShouldNotContain("Settle the chair");

        Show(View with { Selections = [Chair with { StillNeeded = [] }] });
        var answer = await browser.SubmitAsync($"{Home}/chair/{Chair.Id}", []);

        answer.Location.ShouldEndWith("?done=settled");
        host.Services.Received.Last(request => request.Path == path).Body.ShouldContain("\"version\":3");
    }

    [Fact]
    public async Task Attendance_is_recorded_and_what_is_missing_is_said()
    {
        var path = $"/api/membership/partnerships/{Id}/meetings/{Meeting.Id}/attendance";
        host.Services.On("PUT", path, FakeServices.Json(200, new { }));
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);
        var address = $"{Home}/meetings/{Meeting.Id}/attendance";

        var refused = await browser.SubmitAsync(address, new() { ["items"] = "7", [$"led-{Council.Id}"] = "two" });
        refused.Text.ShouldContain("Say who came for Halton Example Council");
        refused.Html.ShouldContain($"href=\"#led-{Council.Id}\"");
        refused.Html.ShouldContain("value=\"two\"");

        var answer = await browser.SubmitAsync(address, new() { ["items"] = "7", [$"presence-{Council.Id}"] = "Deputy", [$"led-{Council.Id}"] = "2" });
        answer.Location.ShouldEndWith("?done=recorded");
        host.Services.Received.Last(request => request.Path == path).Body.ShouldContain($"{{\"partnerId\":\"{Council.Id}\",\"presence\":\"Deputy\",\"led\":2,\"spoke\":0,\"conflict\":null}}");
    }

    [Fact]
    public async Task The_balance_is_said_in_shares_of_what_all_brought()
    {
        var page = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync(Home + "/meetings");

        page.Text.ShouldContain("3 of 4");
        page.Text.ShouldContain("75%");
        page.Text.ShouldContain("90%");
        page.Text.ShouldContain("Not recorded");
    }

    [Fact]
    public async Task The_register_says_what_the_public_does_not_read_and_only_those_it_concerns_declare()
    {
        var page = await (await host.SignedInAsync(WorkspaceHost.Representative)).GetAsync(Home + "/interests");

        page.Text.ShouldContain("Shares in Example Ltd");
        page.Text.ShouldContain("Not public");
        page.Html.ShouldNotContain($"/holders/{Councillor.Id}/interests/add");
        (await (await host.SignedInAsync(WorkspaceHost.PlaceLead)).GetAsync(Home + "/interests")).Html.ShouldContain($"/holders/{Councillor.Id}/interests/add");
    }

    [Fact]
    public async Task Everybody_reads_who_has_the_chair_and_who_sits()
    {
        host.Services.OnGet($"/api/membership/partnerships/{Id}", new PublicPartnership(
            Id, PartnershipKind.Place, "Halton partnership", "E06000006",
            new(ChairModel.ElectedMember, ["Cory Councillor, Halton Example Council"], new(2026, 11, 1), new(2028, 1, 1)),
            [new("Halton Example Council", Standing.Member, "By agreement", [new(HolderKind.Deputy, "Dee Deputy", "")])],
            [], [new("Halton partnership", new(2026, 12, 1), "Plans", "Example Hall", true, null)], [], 12,
            [new("Cory Councillor, Halton Example Council", "Halton Example Council", InterestKind.Indirect, "A sister’s job", new(2026, 1, 1), null, null)]));

        var page = await host.NewBrowser().GetAsync($"/people/partnerships/{Id}");

        page.Text.ShouldContain("Cory Councillor, Halton Example Council");
        page.Text.ShouldContain("Dee Deputy (deputy)");
        page.Text.ShouldContain("You can come and listen: Example Hall.");
        page.Text.ShouldContain("Indirect, by somebody close: A sister’s job");
        (await host.NewBrowser().GetAsync($"/people/partnerships/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private void Show(PartnershipView view) => host.Services.OnGet($"/api/membership/partnerships/{Id}/record", view);
}
