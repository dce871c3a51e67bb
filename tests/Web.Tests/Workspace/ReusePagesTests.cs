using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class ReusePagesTests(WorkspaceHost host)
{
    private const string System = "E54000008";

    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task The_publish_page_leads_to_the_questions_that_nobody_has_decided_on()
    {
        var browser = await DraftAsync(Undecided());

        var page = await browser.GetAsync(Page + "/publish");

        page.Text.ShouldContain("Places asked one of these questions already.");
        page.Html.ShouldContain($"href=\"{Page}/reuse/first\"");
        page.Html.ShouldNotContain($"href=\"{Page}/reuse/second\"");
        page.Html.ShouldNotContain("name=\"opens-day\"");
    }

    [Fact]
    public async Task A_question_that_comes_up_while_publishing_is_said_beside_the_dates_that_were_typed()
    {
        var browser = await DraftAsync(Decided());
        var page = await browser.GetAsync(Page + "/publish");
        host.Services
            .OnGet(Api + "/reuse", Check(gated: true, Undecided()))
            .On("POST", Api + "/publish", FakeServices.Problem(409, "reuse-undecided", "Places asked this already: “First?”."));

        var answer = await browser.SendFormOfAsync(page, Page + "/publish", new()
        {
            ["opens-day"] = "1",
            ["opens-month"] = "2",
            ["opens-year"] = "2090",
            ["closes-day"] = "17",
            ["closes-month"] = "2",
            ["closes-year"] = "2090",
        });

        answer.Text.ShouldContain("Places asked this already: “First?”.");
        answer.Html.ShouldContain("value=\"17\"");
    }

    [Fact]
    public async Task A_survey_of_a_place_is_published_whatever_others_asked()
    {
        var browser = await DraftAsync(Undecided());
        host.Services.OnGet(Api + "/reuse", Check(gated: false, Undecided()));

        (await browser.GetAsync(Page + "/publish")).Html.ShouldContain("name=\"opens-day\"");
        (await browser.GetAsync(Page + "/reuse")).Text.ShouldContain("To decide");
    }

    [Fact]
    public async Task The_overview_says_how_each_question_was_decided()
    {
        var browser = await DraftAsync(Undecided());

        var before = await browser.GetAsync(Page + "/reuse");
        host.Services.OnGet(Api + "/reuse", Check(gated: true, Decided()));
        var after = await browser.GetAsync(Page + "/reuse");

        before.Text.ShouldContain("It cannot be published until each question that was asked already has a decision");
        before.Text.ShouldContain("Needs a decision");
        before.Text.ShouldContain("Not asked before");
        after.Text.ShouldContain("Robin Fancied, for the secretariat: The phone lines were changed in May.");
        after.Text.ShouldContain("Asked again everywhere");
        after.Text.ShouldNotContain("Needs a decision");
    }

    [Fact]
    public async Task A_question_is_asked_again_with_a_reason()
    {
        var browser = await DraftAsync(Undecided());
        host.Services.On("PUT", Api + "/reuse/first/ask-again", FakeServices.Json(200, Decided()));

        var answer = await browser.SubmitAsync(
            Page + "/reuse/first", new() { ["because"] = "The phone lines were changed in May." }, form: "ask-again");

        answer.Location.ShouldEndWith("/reuse/first?done=asked-again");
        var sent = host.Services.Received.Single(request => request.Path == Api + "/reuse/first/ask-again");
        JsonSerializer.Deserialize<AskAgain>(sent.Body, Json.Options)!.Because.ShouldBe("The phone lines were changed in May.");
    }

    [Fact]
    public async Task A_reason_that_is_too_short_stays_in_its_box()
    {
        var browser = await DraftAsync(Undecided());
        host.Services.On("PUT", Api + "/reuse/first/ask-again", FakeServices.Problem(
            422, "invalid", "Say why.", new() { ["because"] = ["Say in 10 to 500 characters why people have to be asked again."] }));

        var answer = await browser.SubmitAsync(Page + "/reuse/first", new() { ["because"] = "Just so" }, form: "ask-again");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("href=\"#because\"");
        answer.Html.ShouldContain(">Just so</textarea>");
        answer.Text.ShouldContain("Say in 10 to 500 characters why people have to be asked again.");
    }

    [Fact]
    public async Task A_decision_is_shown_with_who_made_it_when_and_why()
    {
        var browser = await DraftAsync(Decided());

        var page = await browser.GetAsync(Page + "/reuse/first");

        page.Text.ShouldContain("Ask it again everywhere");
        page.Text.ShouldContain("The phone lines were changed in May.");
        page.Text.ShouldContain("Robin Fancied, for the secretariat");
        page.Text.ShouldContain("3 June 2026");
        page.Text.ShouldContain("Take this decision back");
    }

    [Fact]
    public async Task A_question_that_asks_something_else_is_set_apart_and_can_be_listed_again()
    {
        var apart = new SetApartQuestion(
            Guid.NewGuid(), "p", "Wirral", "Another survey", "Where do you park?", "Robin Fancied", new(2026, 6, 3));
        var browser = await DraftAsync(Undecided() with { SetApart = [apart] });
        host.Services.On("PUT", Api + "/reuse/first/different", FakeServices.Json(200, Undecided()));

        var page = await browser.GetAsync(Page + "/reuse/first");
        var answer = await browser.SendFormOfAsync(page, Page + "/reuse/first", new() { ["questions"] = $"{apart.EvidenceId}/p" }, form: "different");

        page.Text.ShouldContain("Some of these ask something else");
        page.Text.ShouldContain("Another survey. Robin Fancied said so on 3 June 2026");
        answer.Location.ShouldEndWith("/reuse/first?done=different");
        var sent = host.Services.Received.Single(request => request.Path == Api + "/reuse/first/different");
        JsonSerializer.Deserialize<SetQuestionsApart>(sent.Body, Json.Options)!.Questions.ShouldBe([new(apart.EvidenceId, "p")]);
    }

    [Fact]
    public async Task The_secretariat_finds_what_the_system_is_about_to_ask_and_can_decide_on_it()
    {
        await DraftAsync(Undecided());
        host.Services.OnGet<SurveySummary[]>("/api/engagement/surveys", [Draft().Summary]);
        var browser = await host.SignedInAsync(WorkspaceHost.Secretary);

        var home = await browser.GetAsync("/workspace");
        var overview = await browser.GetAsync(Page + "/reuse");
        var question = await browser.GetAsync(Page + "/reuse/first");
        host.Services.OnGet<SurveySummary[]>("/api/engagement/surveys", []);

        home.Html.ShouldContain($"href=\"{Page}/reuse\"");
        home.Text.ShouldContain("1 to decide");
        overview.Html.ShouldNotContain($"href=\"{Page}\"", Case.Sensitive, "the survey’s own page is not theirs");
        question.Html.ShouldContain("name=\"because\"");
    }

    private static QuestionReuse Undecided() => new(Text("first", "First?"), [Candidate()], null, null, NeedsDecision: true);

    private static QuestionReuse Decided() => new(
        Text("first", "First?"),
        [Candidate()],
        new([], [], "Robin Fancied", new(2026, 6, 3), "The phone lines were changed in May.", BySecretariat: true),
        null);

    private static ReuseCandidate Candidate() => new(
        Guid.NewGuid(), "q", "E08000011", "Knowsley", "Their survey", "How was it in Knowsley?", new(320),
        new(2026, 3, 1), new(2026, 3, 28), 0.86, "The same words.", true, [new("Very easy", "easy")], false);

    private static Question Text(string code, string text) => new() { Code = code, Kind = QuestionKind.LongText, Text = text };

    private ReuseCheck Check(bool gated, QuestionReuse first) =>
        new(slug, "Draft", [first, new(Text("second", "Second?"), [], null, null)], new(0, 0, 0), gated);

    private async Task<WorkspaceHost.Browser> DraftAsync(QuestionReuse first)
    {
        host.Services.OnGet(Api, Draft()).OnGet(Api + "/reuse", Check(gated: true, first));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private SurveyDetail Draft() => new(
        new(Guid.NewGuid(), slug, "Draft", System, "Cheshire and Merseyside", ["E06000006"], SurveyState.Draft, null, null, 2, 1, false),
        "adults",
        new("Why we ask.", [Text("first", "First?"), Text("second", "Second?")]),
        3,
        [new("E06000006", "halton", "Halton", 2)]);
}
