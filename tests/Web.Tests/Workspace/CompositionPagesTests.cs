using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class CompositionPagesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly Guid Carers = Guid.NewGuid();
    private static readonly Guid Cover = Guid.NewGuid();
    private static readonly string Home = $"/workspace/composition/{Id}";
    private static readonly PolicyPackSummary Pack = new("england-2022", "England, from 2022", new(2022, 7, 1), null, true, true);
    private static readonly CompositionSummary Summary = new(
        Id, PartnershipKind.Place, "Halton place partnership", "E06000006", 1, 2, Roles.PlaceLead, new CompositionGaps(1, 0, 1, 0, 1));
    private static readonly CompositionView View = new(
        Summary,
        Pack,
        null,
        [
            new(true, PartnerKind.LocalAuthority, Guid.NewGuid(), "Halton Borough Council", ["E06000006"], Standing.Member, Standing.Participant, RequiredSeatState.HeldOtherwise, "Section 116ZA"),
            new(true, PartnerKind.IntegratedCareBoard, Guid.NewGuid(), "The board", ["E06000006"], Standing.Member, Standing.Member, RequiredSeatState.Held, "Section 116ZA"),
        ],
        [
            new("young", "Children and young people", ExpectationStrength.NotToBeOverlooked, "A briefing", Standing.Involved, null, false, false, []),
            new(
                "carers", "Unpaid carers", ExpectationStrength.NotToBeOverlooked, "A briefing", Standing.Involved, Standing.Involved, true, true,
                [new(Cover, Carers, "Example Carers", Standing.Involved, "They were asked in spring", null, null, new(2024, 3, 1), true)]),
        ],
        []);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet<CompositionSummary[]>("/api/membership/compositions", [Summary]);
        host.Services.OnGet($"/api/membership/partnerships/{Id}/composition", View);
        host.Services.OnGet<ReleasedEvidence[]>("/api/engagement/evidence", []);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_page_says_what_is_missing_who_acts_and_how_each_voice_is_heard()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);

        var page = await browser.GetAsync(Home);

        page.Text.ShouldContain("1 of 2 statutory members have their seat");
        page.Text.ShouldContain("1 group that must not be overlooked is not heard");
        page.Text.ShouldContain("The place lead of Halton, or the secretariat, acts on this");
        page.Text.ShouldContain("Halton Borough Council: takes part today, and must be there as a member");
        page.Text.ShouldContain("Children and young people: nobody speaks for them yet");
        page.Text.ShouldContain("Takes part, no member");
        page.Html.ShouldContain($"{Home}/voices/young");
    }

    [Fact]
    public async Task Who_does_not_keep_it_sees_it_without_a_way_to_change_it()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var page = await browser.GetAsync(Home);

        page.Text.ShouldContain("Unpaid carers");
        page.Html.ShouldNotContain("/voices/young");
        page.Text.ShouldNotContain("It is still so");
    }

    [Fact]
    public async Task A_record_is_sent_with_what_was_typed_and_listening_needs_no_partner()
    {
        host.Services.On("POST", $"/api/membership/partnerships/{Id}/covers", FakeServices.Json(200, Guid.NewGuid()));
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);

        var empty = await browser.SubmitAsync($"{Home}/voices/young", new() { ["evidence"] = "short" });
        empty.Text.ShouldContain("Choose who speaks for them");
        empty.Html.ShouldContain(">short</textarea>");

        var answer = await browser.SubmitAsync(
            $"{Home}/voices/young", new() { ["partnerId"] = "none", ["evidence"] = "We listened at two schools" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var sent = JsonDocument.Parse(host.Services.Received.Last(r => r.Path.EndsWith("/covers", StringComparison.Ordinal)).Body).RootElement;
        sent.GetProperty("expectation").GetString().ShouldBe("young");
        sent.GetProperty("partnerId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_record_is_seen_again_with_one_press_and_ended_with_a_reason()
    {
        host.Services.On("POST", $"/api/membership/covers/{Cover}/see-again", FakeServices.Json(200, true));
        host.Services.On("POST", $"/api/membership/covers/{Cover}/end", FakeServices.Json(200, true));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        (await browser.SubmitAsync(Home, [], $"again-{Cover:N}")).Location.ShouldEndWith($"{Home}?done=again");

        var page = await browser.GetAsync($"{Home}/covers/{Cover}/end");
        page.Text.ShouldContain("it will count as missing");
        (await browser.SubmitAsync($"{Home}/covers/{Cover}/end", new() { ["reason"] = "The group closed" })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_home_of_the_place_lead_says_who_is_missing()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);

        var home = await browser.GetAsync("/workspace");

        home.Text.ShouldContain("Who is missing from partnerships");
        home.Text.ShouldContain("1 statutory seat, 1 group that nobody speaks for and 1 voice to look at again");
        home.Html.ShouldContain(Home);
    }

    [Fact]
    public async Task A_new_pack_is_checked_before_it_is_added_and_nothing_typed_is_lost()
    {
        host.Services.OnGet<PolicyPackSummary[]>("/api/membership/policy-packs", [Pack]);
        host.Services.OnGet("/api/membership/policy-packs/england-2022", new PolicyPackView(Pack, "{ \"code\": \"england-2022\" }", null));
        host.Services.On("POST", "/api/membership/policy-packs/check", FakeServices.Json(200, new PolicyPackEffect(
            Pack with { Title = "England, from 2027", ValidFrom = new(2027, 4, 1) }, ["New: a voice."], [Summary], [Summary with { Gaps = new(0, 0, 0, 0, 0) }])));
        host.Services.On("POST", "/api/membership/policy-packs", FakeServices.Json(200, Pack));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);
        const string Path = "/workspace/policy-packs/new?from=england-2022";
        Dictionary<string, string> typed = new()
        {
            ["text"] = "{ \"code\": \"england-2027\" }",
            ["from-day"] = "1",
            ["from-month"] = "4",
            ["from-year"] = "2027",
            ["reason"] = "The Act of 2026",
            ["step"] = "check",
        };

        var check = await browser.SubmitAsync(Path, typed);
        check.Text.ShouldContain("New: a voice.");
        check.Text.ShouldContain("Halton place partnership");

        var added = await browser.SendFormOfAsync(check, Path, new() { ["step"] = "add" });
        added.Location.ShouldEndWith("/workspace/policy-packs?done=added");
        host.Services.Received.Last(r => r.Path == "/api/membership/policy-packs").Body.ShouldContain("england-2027");

        var back = await browser.SendFormOfAsync(check, Path, new() { ["step"] = "change" });
        WebUtility.HtmlDecode(back.Html).ShouldContain("{ \"code\": \"england-2027\" }</textarea>");
    }

    [Fact]
    public async Task What_is_wrong_with_a_pack_is_said_beside_its_text()
    {
        host.Services.On("POST", "/api/membership/policy-packs/check", FakeServices.Problem(
            422, "invalid", "No.", new() { ["text"] = ["Line 3: this cannot be read"] }));
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.SubmitAsync("/workspace/policy-packs/new", new()
        {
            ["text"] = "{",
            ["from-day"] = "1",
            ["from-month"] = "4",
            ["from-year"] = "2027",
            ["reason"] = "The Act of 2026",
            ["step"] = "check",
        });

        page.Html.ShouldContain("href=\"#text\"");
        page.Text.ShouldContain("Line 3: this cannot be read");
    }
}
