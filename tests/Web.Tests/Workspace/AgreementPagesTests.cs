using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class AgreementPagesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly string Home = $"/workspace/agreements/{Id}";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private static readonly AgreementPartner Healthwatch = new(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton");
    private static readonly AgreementPartner Carers = new(Guid.NewGuid(), "halton-carers", "Halton Carers");
    private static readonly AgreementSummary Summary = new(
        Id, Guid.NewGuid(), "Halton place partnership", PartnershipKind.Place, "E06000006", AgreementKind.PlaceAgreement, "Place agreement of Halton",
        null, 2, null, 2, [Healthwatch], Today.AddDays(-1), true, null, false, null);
    private static readonly AgreementVersionView Signing = new(
        2, AgreementVersionState.Signing, "We plan together.\n\nWe tell each other.", ["Ask once"], [], true, Today.AddDays(300), Today.AddDays(-1), Today.AddDays(-30), null, null,
        [
            new(Carers, Today.AddDays(-3), true, null, "Chair", "Folder 7", null, null),
            new(Healthwatch, null, false, null, null, null, "Our board meets in May", Today.AddDays(-2)),
        ]);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet<AgreementSummary[]>("/api/membership/agreements", [Summary]);
        host.Services.OnGet($"/api/membership/agreements/{Id}", new AgreementView(Summary, [Signing], null, 5));
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_representative_finds_it_on_their_home_reads_it_and_signs()
    {
        host.Services.On("POST", $"/api/membership/agreements/{Id}/sign", FakeServices.Json(200, true));
        host.Services.On("GET", "/api/membership/partners/healthwatch-halton/workload", FakeServices.Problem(404, "not-found", "No."));
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var home = await browser.GetAsync("/workspace");
        home.Text.ShouldContain("Agreements to sign");
        home.Html.ShouldContain($"{Home}/sign/healthwatch-halton");

        var page = await browser.GetAsync($"{Home}/sign/healthwatch-halton");
        page.Text.ShouldContain("We plan together.");
        (await browser.SendFormOfAsync(page, $"{Home}/sign/healthwatch-halton", [])).Text.ShouldContain("Confirm that you have read it and may sign it");

        var signed = await browser.SendFormOfAsync(page, $"{Home}/sign/healthwatch-halton", new() { ["declare"] = "yes" });
        signed.Location.ShouldEndWith($"{Home}?done=signed");
        JsonDocument.Parse(host.Services.Received.Last(r => r.Path.EndsWith("/sign", StringComparison.Ordinal)).Body).RootElement
            .GetProperty("number").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_opens_the_page_to_sign_for_another_partner_or_twice()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        (await browser.GetAsync($"{Home}/sign/halton-carers")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"{Home}/take-back/halton-carers")).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await browser.GetAsync(Home);
        page.Html.ShouldContain("/sign/healthwatch-halton");
        page.Html.ShouldNotContain("/paper/");
        page.Html.ShouldNotContain("/call-back");
    }

    [Fact]
    public async Task The_secretariat_sees_what_is_late_and_what_stands_in_the_way_and_records_paper()
    {
        host.Services.On("POST", $"/api/membership/agreements/{Id}/paper-signature", FakeServices.Json(200, true));
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        (await browser.GetAsync("/workspace")).Text.ShouldContain("Agreements that need you");
        var page = await browser.GetAsync(Home);
        page.Text.ShouldContain("1 of 2 have signed. The last day to sign was");
        page.Text.ShouldContain("Our board meets in May");
        page.Text.ShouldContain("on paper, by the Chair. Kept at: Folder 7");

        var path = $"{Home}/paper/healthwatch-halton";
        var wrong = await browser.SubmitAsync(path, new() { ["office"] = "Chief officer" });
        wrong.Text.ShouldContain("The day is missing");
        wrong.Html.ShouldContain("value=\"Chief officer\"");
        var right = await browser.SubmitAsync(path, new()
        {
            ["signedOn-day"] = "1",
            ["signedOn-month"] = "5",
            ["signedOn-year"] = "2026",
            ["office"] = "Chief officer",
            ["filedAt"] = "Folder 7",
        });
        right.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_draft_is_written_line_by_line_and_what_the_service_refuses_is_said_with_nothing_lost()
    {
        var draft = Signing with { State = AgreementVersionState.Draft, SignBy = null, SentOn = null };
        var summary = Summary with { Draft = 2, Signing = null, ToSign = [], SigningUrgent = false };
        host.Services.OnGet($"/api/membership/agreements/{Id}", new AgreementView(summary, [draft], null, 5));
        host.Services.OnGet<Partnership[]>("/api/membership/partnerships",
        [
            new(Summary.PartnershipId, PartnershipKind.Place, "Halton place partnership", "E06000006",
            [
                new(Carers.Id, Carers.Name, Standing.Participant, "Agreed"),
                new(Healthwatch.Id, Healthwatch.Name, Standing.Participant, "Agreed"),
            ]),
        ]);
        host.Services.On("PUT", $"/api/membership/agreements/{Id}/draft", FakeServices.Problem(
            422, "invalid", "No.", new() { ["objectives"] = ["There can be up to 20 objectives"] }));
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);

        var answer = await browser.SubmitAsync($"{Home}/draft", new()
        {
            ["title"] = "Another title",
            ["text"] = "We plan.",
            ["objectives"] = "Ask once\r\n\r\n Share ",
            ["public"] = "yes",
            ["partnerIds"] = Carers.Id.ToString(),
        });

        answer.Html.ShouldContain("href=\"#objectives\"");
        answer.Html.ShouldContain("value=\"Another title\"");
        var sent = JsonDocument.Parse(host.Services.Received.Last(r => r.Path.EndsWith("/draft", StringComparison.Ordinal)).Body).RootElement;
        sent.GetProperty("objectives").EnumerateArray().Select(each => each.GetString()).ShouldBe(["Ask once", "Share"]);
        sent.GetProperty("edit").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task Everybody_reads_what_partners_made_public()
    {
        host.Services.OnGet<PublicAgreement[]>("/api/membership/public-agreements",
        [
            new(Id, "Halton place partnership", "E06000006", AgreementKind.PlaceAgreement, "Place agreement of Halton", "We plan together.", ["Ask once"], [], Today, null, ["Halton Carers", "Healthwatch Halton"]),
        ]);
        var browser = host.NewBrowser();

        (await browser.GetAsync("/agreements")).Html.ShouldContain($"/agreements/{Id}");
        var page = await browser.GetAsync($"/agreements/{Id}");
        page.Text.ShouldContain("Halton Carers and Healthwatch Halton");
        page.Text.ShouldContain("We plan together.");
        (await browser.GetAsync($"/agreements/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
