using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>What pages say of evidence that was withdrawn or corrected, and how that is done.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class EvidenceEndedPagesTests(WorkspaceHost host)
{
    private const string Because = "One practice had sent <b>the same</b> answers many times.";

    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly Guid id = Guid.CreateVersion7();
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Theory]
    [InlineData("/results/{0}", "/api/engagement/surveys/{0}/results")]
    [InlineData("/results/{0}/figures.csv", "/api/engagement/surveys/{0}/results")]
    [InlineData("/results/{0}/embed", "/api/engagement/surveys/{0}/results")]
    [InlineData("/embed/results/{0}/ease", "/api/engagement/surveys/{0}/results")]
    [InlineData("/results/{0}/places/ease", "/api/engagement/surveys/{0}/results/by/@place/ease")]
    [InlineData("/results/{0}/places/ease/figures.csv", "/api/engagement/surveys/{0}/results/by/@place/ease")]
    [InlineData("/evidence/{1}", "/api/engagement/evidence/{1}")]
    [InlineData("/evidence/{1}/figures.csv", "/api/engagement/evidence/{1}")]
    public async Task Each_address_of_withdrawn_figures_says_who_withdrew_them_when_and_why(string page, string api)
    {
        host.Services.On("GET", string.Format(null, api, slug, id), FakeServices.Json(
            410, new { status = 410, code = "evidence-withdrawn", detail = "In a sentence.", evidence = Standing(withdrawn: true) }));

        var answer = await host.NewBrowser().GetAsync(string.Format(null, page, slug, id));

        answer.Status.ShouldBe(HttpStatusCode.Gone);
        answer.Text.ShouldContain("These results were withdrawn");
        answer.Text.ShouldContain("“Asked in Halton”: Halton withdrew these results on 22 November 2026.");
        answer.Html.ShouldContain("One practice had sent &lt;b&gt;the same&lt;/b&gt; answers");
    }

    [Fact]
    public async Task A_frame_on_another_site_shows_that_its_figures_are_withdrawn()
    {
        host.Services.On("GET", Api + "/results", FakeServices.Json(
            410, new { status = 410, code = "evidence-withdrawn", detail = "In a sentence.", evidence = Standing(withdrawn: true) }));

        var answer = await host.NewBrowser().GetAsync($"/embed/results/{slug}/ease");

        answer.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors *");
    }

    [Fact]
    public async Task The_list_of_results_names_those_that_were_withdrawn()
    {
        host.Services
            .OnGet<object[]>("/api/places/places", [])
            .OnGet<ReleasedEvidence[]>("/api/engagement/evidence", [])
            .OnGet<EvidenceStanding[]>("/api/engagement/evidence/withdrawn", [Standing(withdrawn: true)]);

        var page = await host.NewBrowser().GetAsync("/evidence");
        host.Services.OnGet<EvidenceStanding[]>("/api/engagement/evidence/withdrawn", []);

        page.Text.ShouldContain("1 set of results was withdrawn");
        page.Text.ShouldContain("Halton withdrew these results on 22 November 2026.");
        (await host.NewBrowser().GetAsync("/evidence")).Text.ShouldNotContain("withdrawn");
    }

    [Fact]
    public async Task Corrected_results_say_so_and_name_the_answers_that_are_missing()
    {
        var before = Guid.CreateVersion7();
        host.Services.OnGet(Api + "/results", new SurveyResults(
            slug, "Getting help", SurveyState.Released, "Cheshire and Merseyside", new(2026, 6, 1), new(2026, 6, 30), new(120), [], [], false)
        {
            Correction = new(before, Day, "Ten people took their answers back."),
            Lost = [new("How easy is it?", new(id, "Halton", "Asked in Halton", Day, Because, null, Lost: true))],
        });

        var page = await host.NewBrowser().GetAsync($"/results/{slug}");

        page.Text.ShouldContain("Corrected on 22 November 2026. The reason: Ten people took their answers back.");
        page.Html.ShouldContain($"href=\"/evidence/{before}\"");
        page.Text.ShouldContain("“How easy is it?”: Halton withdrew its answers on 22 November 2026.");
    }

    [Fact]
    public async Task The_page_of_replaced_evidence_leads_to_the_corrected_one_and_names_who_relies_on_it()
    {
        var latest = Guid.CreateVersion7();
        host.Services
            .OnGet($"/api/engagement/evidence/{id}", new EvidenceDetail(Evidence(), [], []) { ReplacedBy = latest })
            .OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: false));

        var page = await host.NewBrowser().GetAsync($"/evidence/{id}");

        page.Text.ShouldContain("These figures were corrected");
        page.Html.ShouldContain($"href=\"/evidence/{latest}\"");
        page.Text.ShouldContain("Who relies on it");
        page.Text.ShouldContain("Cheshire and Merseyside: 2 questions were not asked again");
        page.Text.ShouldContain("The strategy: Access to general practice");
    }

    [Fact]
    public async Task The_strategy_marks_what_was_withdrawn_and_corrected()
    {
        host.Services.OnGet("/api/strategy/strategy", Strategy());

        var page = await host.NewBrowser().GetAsync("/strategy");
        var work = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync("/workspace/strategy");

        foreach (var text in new[] { page.Text, work.Text })
        {
            text.ShouldContain("Withdrawn Halton withdrew these results on 22 November 2026.");
            text.ShouldContain("Corrected Corrected on 22 November 2026. The reason: Ten people took their answers back.");
        }

        work.Html.ShouldContain($"href=\"/workspace/strategy/clauses/1/cite?evidence={id}\"");
    }

    [Fact]
    public async Task Who_may_edit_clauses_finds_those_whose_evidence_is_gone_in_their_work()
    {
        host.Services.OnGet("/api/strategy/strategy", Strategy());

        var home = await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync("/workspace");
        var halton = await (await host.SignedInAsync(WorkspaceHost.HaltonLead)).GetAsync("/workspace");

        home.Text.ShouldContain("Clauses whose evidence was withdrawn or corrected");
        home.Text.ShouldContain("It rests on “Asked in Halton”, Halton. The reason: One practice had sent");
        halton.Text.ShouldNotContain("Clauses whose evidence");
    }

    [Fact]
    public async Task Who_decided_to_use_it_finds_that_in_their_work_and_says_that_they_have_seen_it()
    {
        var change = new EvidenceChange(id, "Halton", "Asked in Halton", Day, Because, null, Lost: true);
        host.Services
            .OnGet<ChangedReuse[]>("/api/engagement/reuse/changed", [new(slug, "A survey", "ease", "How easy is it?", NeedsDecision: false, [change])])
            .OnGet(Api, Survey(SurveyState.Live))
            .OnGet(Api + "/reuse", new ReuseCheck(slug, "A survey", [Reuse(change)], new(1, 1, 1)))
            .On("POST", Api + "/reuse/ease/seen", FakeServices.Text(204, "text/plain", ""));
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        var home = await browser.GetAsync("/workspace");
        host.Services.OnGet<ChangedReuse[]>("/api/engagement/reuse/changed", []);
        var question = await browser.GetAsync($"/workspace/surveys/{slug}/reuse/ease");
        var answer = await browser.SubmitAsync($"/workspace/surveys/{slug}/reuse/ease", [], form: "seen");

        home.Html.ShouldContain($"href=\"/workspace/surveys/{slug}/reuse/ease\"");
        home.Text.ShouldContain("Halton withdrew “Asked in Halton” on 22 November 2026. The reason: One practice");
        question.Text.ShouldContain("Halton withdrew “Asked in Halton” on 22 November 2026.");
        answer.Location.ShouldEndWith("/reuse/ease?done=seen");
    }

    [Fact]
    public async Task A_draft_that_lost_its_answers_is_told_to_decide_again_with_what_was_decided_before()
    {
        var change = new EvidenceChange(id, "Halton", "Asked in Halton", Day, Because, null, Lost: true);
        var decided = Reuse(change);
        host.Services
            .OnGet(Api, Survey(SurveyState.Draft))
            .OnGet(Api + "/fieldwork", new FieldworkPlan(slug, "A survey", SurveyState.Draft, []) { Lost = [new("How easy is it?", change)] })
            .OnGet(Api + "/reuse", new ReuseCheck(
                slug, "A survey", [decided with { Decision = null, NeedsDecision = true, Lapsed = decided.Decision }], new(0, 0, 0), Gated: true));
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        foreach (var path in new[] { "", "/reuse", "/reuse/ease", "/fieldwork" })
        {
            var page = await browser.GetAsync($"/workspace/surveys/{slug}{path}");
            page.Text.ShouldContain("Halton withdrew “Asked in Halton” on 22 November 2026.", Case.Sensitive, path);
        }

        var question = await browser.GetAsync($"/workspace/surveys/{slug}/reuse/ease");
        question.Text.ShouldContain("What was decided before");
        question.Text.ShouldContain("Robin Fancied");
        question.Html.ShouldContain("name=\"because\"", Case.Sensitive, "it can be asked again");
        (await browser.GetAsync($"/workspace/surveys/{slug}/reuse")).Text.ShouldContain("Decide again");
    }

    [Fact]
    public async Task Its_lead_withdraws_it_after_seeing_who_relies_on_it()
    {
        host.Services
            .OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: false))
            .On("POST", $"/api/engagement/evidence/{id}/withdraw", FakeServices.Json(200, Standing(withdrawn: true)));
        var browser = await host.SignedInAsync(WorkspaceHost.HaltonLead);

        var page = await browser.GetAsync($"/workspace/evidence/{id}/withdraw");
        var answer = await browser.SubmitAsync($"/workspace/evidence/{id}/withdraw", new() { ["because"] = Because });

        page.Text.ShouldContain("There is no way back");
        page.Text.ShouldContain("Cheshire and Merseyside: 2 questions were not asked again");
        answer.Location.ShouldEndWith($"/workspace/evidence/{id}/withdraw?done=withdrawn");
        var sent = host.Services.Received.Last(request => request.Path == $"/api/engagement/evidence/{id}/withdraw");
        JsonSerializer.Deserialize<WithdrawEvidence>(sent.Body, Json.Options)!.Because.ShouldBe(Because);

        host.Services.OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: true));
        var done = await browser.GetAsync($"/workspace/evidence/{id}/withdraw?done=withdrawn");
        done.Text.ShouldContain("The evidence is withdrawn");
        done.Html.ShouldNotContain("name=\"because\"");
    }

    [Fact]
    public async Task A_reason_that_says_nothing_stays_in_its_box()
    {
        host.Services
            .OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: false))
            .On("POST", $"/api/engagement/evidence/{id}/withdraw", FakeServices.Problem(
                422, "invalid", "Say why.", new() { ["because"] = ["Say in 10 to 500 characters why it is withdrawn."] }));

        var answer = await (await host.SignedInAsync(WorkspaceHost.HaltonLead))
            .SubmitAsync($"/workspace/evidence/{id}/withdraw", new() { ["because"] = "Just so" });

        answer.Html.ShouldContain("href=\"#because\"");
        answer.Html.ShouldContain(">Just so</textarea>");
    }

    [Fact]
    public async Task Somebody_who_was_slower_is_told_that_it_is_withdrawn()
    {
        host.Services.OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: false));
        var browser = await host.SignedInAsync(WorkspaceHost.HaltonLead);
        var page = await browser.GetAsync($"/workspace/evidence/{id}/withdraw");
        host.Services
            .OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: true))
            .On("POST", $"/api/engagement/evidence/{id}/withdraw", FakeServices.Problem(409, "evidence-withdrawn", "This evidence was withdrawn on 22 November 2026."));

        var answer = await browser.SendFormOfAsync(page, $"/workspace/evidence/{id}/withdraw", new() { ["because"] = Because });

        answer.Text.ShouldContain("This evidence was withdrawn on 22 November 2026.");
    }

    [Fact]
    public async Task A_lead_of_another_area_has_no_page_to_withdraw_it()
    {
        host.Services.OnGet($"/api/engagement/evidence/{id}/uses", new EvidenceUses(Standing(withdrawn: false) with { AreaCode = "E08000015" }, [], []));

        (await (await host.SignedInAsync(WorkspaceHost.HaltonLead)).GetAsync($"/workspace/evidence/{id}/withdraw")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await host.SignedInAsync(WorkspaceHost.Secretary)).GetAsync($"/workspace/evidence/{id}/withdraw")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_corrected_version_is_released_from_the_surveys_page()
    {
        host.Services
            .OnGet(Api, Survey(SurveyState.Released) with { Evidence = Standing(withdrawn: false) })
            .OnGet($"/api/engagement/evidence/{id}/uses", Uses(withdrawn: false))
            .On("POST", Api + "/correct", FakeServices.Json(200, Evidence()));
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        var overview = await browser.GetAsync($"/workspace/surveys/{slug}");
        var page = await browser.GetAsync($"/workspace/surveys/{slug}/correct");
        var answer = await browser.SubmitAsync($"/workspace/surveys/{slug}/correct", new() { ["because"] = Because });

        overview.Html.ShouldContain($"href=\"/workspace/surveys/{slug}/correct\"");
        overview.Html.ShouldContain($"href=\"/workspace/evidence/{id}/withdraw\"");
        page.Text.ShouldContain("Cheshire and Merseyside: 2 questions were not asked again");
        answer.Location.ShouldEndWith($"/workspace/surveys/{slug}?done=corrected");
    }

    [Fact]
    public async Task The_page_of_a_survey_whose_evidence_is_withdrawn_says_so()
    {
        host.Services.OnGet(Api, Survey(SurveyState.Released) with { Evidence = Standing(withdrawn: true) });

        var overview = await (await host.SignedInAsync(WorkspaceHost.Lead)).GetAsync($"/workspace/surveys/{slug}");
        var start = await host.NewBrowser().GetAsync($"/surveys/{slug}");

        overview.Text.ShouldContain("The evidence was withdrawn");
        overview.Html.ShouldNotContain("/correct\"");
        start.Text.ShouldContain("The results were withdrawn.");
    }

    private static QuestionReuse Reuse(EvidenceChange change) => new(
        new Question { Code = "ease", Kind = QuestionKind.LongText, Text = "How easy is it?" },
        [],
        new([change.EvidenceId], ["E06000006"], "Robin Fancied", new(2026, 6, 3)) { Changes = [change], ChangesUnseen = true },
        null);

    private EvidenceStanding Standing(bool withdrawn) => new(
        id, slug, "Asked in Halton", "E06000006", "Halton", 1, new(2026, 7, 1), null, null, withdrawn ? new(Day, Because) : null);

    private EvidenceUses Uses(bool withdrawn) => new(
        Standing(withdrawn),
        [new("a-live-survey", "A live survey", "Cheshire and Merseyside", SurveyState.Live, ["How easy is it?", "Why?"])],
        [new(Guid.CreateVersion7(), "Access to general practice")]);

    private ReleasedEvidence Evidence() => new(
        id, slug, "Asked in Halton", "E06000006", "Halton", new(2026, 6, 1), new(2026, 6, 30), new(120), [], Demonstration: false);

    private StrategyDocument Strategy() => new(
        "Strategy",
        [
            new(
                Guid.CreateVersion7(), 1, "Access", "People get help.",
                [
                    new(Guid.CreateVersion7(), slug, "Asked in Halton", "Halton", null, "They say so.", "Alex Example") { Withdrawal = new(Day, Because) },
                    new(Guid.CreateVersion7(), slug, "Asked in Wirral", "Wirral", null, "They too.", "Alex Example")
                    {
                        Correction = new(Guid.CreateVersion7(), Day, "Ten people took their answers back."),
                        CorrectedBy = id,
                    },
                ],
                2),
        ],
        Demonstration: false);

    private SurveyDetail Survey(SurveyState state) => new(
        new(
            Guid.NewGuid(), slug, "A survey", "E54000008", "Cheshire and Merseyside", ["E06000006"], state,
            state == SurveyState.Draft ? null : new(2026, 6, 1), state == SurveyState.Draft ? null : new(2026, 6, 30), 1, 1, false),
        "adults",
        new("Why we ask.", [new Question { Code = "ease", Kind = QuestionKind.LongText, Text = "How easy is it?" }]),
        3,
        [new("E06000006", "halton", "Halton", 1)]);
}
