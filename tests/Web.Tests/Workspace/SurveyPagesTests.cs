using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class SurveyPagesTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task A_question_is_added_and_the_browser_sent_on()
    {
        var browser = await DraftAsync();

        var answer = await browser.SubmitAsync(
            Page + "/new-question?kind=SingleChoice", new() { ["text"] = "How easy was it?", ["options"] = "Easy\r\nHard" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldEndWith("/questions?done=added");
        var edit = Sent<EditSurvey>("PUT", Api);
        edit.Version.ShouldBe(3);
        edit.Definition.Questions.Select(q => q.Text).ShouldBe(["First?", "Second?", "How easy was it?"]);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_wrong()
    {
        var browser = await DraftAsync();

        var answer = await browser.SubmitAsync(
            Page + "/new-question?kind=SingleChoice", new() { ["text"] = "How <easy> was it?", ["options"] = "Easy" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("<title>Error: New question");
        answer.Html.ShouldContain("href=\"#options\"");
        answer.Html.ShouldContain("How &lt;easy&gt; was it?");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task A_service_that_is_down_loses_nothing_that_was_typed()
    {
        var browser = await DraftAsync();
        host.Services.On("PUT", Api, FakeServices.Problem(503, ErrorCodes.Unavailable, "Not answering just now."));

        var answer = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "A long and careful wording?" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("Not answering just now.");
        answer.Text.ShouldContain("A long and careful wording?");
    }

    [Fact]
    public async Task A_change_to_what_somebody_else_changed_is_not_made_unseen()
    {
        var browser = await DraftAsync();

        var answer = await browser.SubmitAsync(
            Page + "/questions/first", new() { ["text"] = "My wording?", ["version"] = "2" });

        answer.Text.ShouldContain("Somebody else changed this survey after you opened the page");
        answer.Text.ShouldContain("My wording?");
        answer.Text.ShouldContain("Saving it replaces the question as it stands now: First?");
        answer.Html.ShouldContain("name=\"version\" value=\"3\"");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task A_question_moves_up()
    {
        var browser = await DraftAsync();

        await browser.SubmitAsync(Page + "/questions", new() { ["move"] = "up second" });

        Sent<EditSurvey>("PUT", Api).Definition.Questions.Select(q => q.Code).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task A_question_is_dragged_to_a_place()
    {
        var browser = await DraftAsync();

        await browser.SubmitAsync(Page + "/questions", new() { ["move"] = "2 first" });
        Sent<EditSurvey>("PUT", Api).Definition.Questions.Select(q => q.Code).ShouldBe(["second", "first"]);

        (await browser.SubmitAsync(Page + "/questions", new() { ["move"] = "3 first" })).Text.ShouldContain("Somebody else changed this survey");
    }

    [Fact]
    public async Task The_last_change_is_named_and_undone_as_the_version_that_was_seen()
    {
        var browser = await DraftAsync();
        host.Services.OnGet(Api + "/edits", new EditHistory("removed question 4", "changed the title"))
            .On("POST", Api + "/edits/undo", FakeServices.Json(200, Draft("E06000006", "Halton")))
            .On("POST", Api + "/edits/redo", FakeServices.Problem(409, ErrorCodes.Stale, "Somebody else was faster."));
        (await browser.GetAsync(Page + "/questions")).Text.ShouldContain("Undo: removed question 4");

        var undone = await browser.SubmitAsync(Page + "/questions", new() { ["step"] = "undo" }, "edits");
        var late = await browser.SubmitAsync(Page + "/questions", new() { ["step"] = "redo" }, "edits");

        undone.Location.ShouldEndWith("/questions?done=undone");
        Sent<StepThroughEdits>("POST", Api + "/edits/undo").Version.ShouldBe(3);
        late.Text.ShouldContain("Somebody else was faster.");
    }

    [Fact]
    public async Task Deleting_a_question_asks_first_and_then_keeps_the_others()
    {
        var browser = await DraftAsync();
        (await browser.GetAsync(Page + "/questions/first/delete")).Text.ShouldContain("Delete this question?");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);

        await browser.SubmitAsync(Page + "/questions/first/delete", []);

        Sent<EditSurvey>("PUT", Api).Definition.Questions.Select(q => q.Code).ShouldBe(["second"]);
    }

    [Fact]
    public async Task Publishing_wants_real_dates_in_order()
    {
        var browser = await DraftAsync();

        var answer = await browser.SubmitAsync(Page + "/publish", new()
        {
            ["opens-day"] = "30",
            ["opens-month"] = "2",
            ["opens-year"] = "2090",
            ["closes-day"] = "1",
            ["closes-month"] = "1",
            ["closes-year"] = "",
        });

        answer.Text.ShouldContain("The first day must be a real date");
        answer.Text.ShouldContain("The last day must include a year");
        answer.Html.ShouldContain("href=\"#opens-day\"");
        answer.Html.ShouldContain("value=\"30\"");
    }

    [Fact]
    public async Task A_draft_is_read_through_and_marked_as_the_version_that_was_read()
    {
        var browser = await DraftAsync();
        host.Services.On("POST", Api + "/review", FakeServices.Json(200, Draft("E06000006", "Halton")));
        (await browser.GetAsync(Page + "/publish")).Text.ShouldContain("Nobody has read the survey through since it was last changed.");
        (await browser.GetAsync(Page + "/review")).Text.ShouldContain("Second?");

        var answer = await browser.SubmitAsync(Page + "/review", []);

        answer.Location.ShouldEndWith("?done=reviewed");
        Sent<ReviewSurvey>("POST", Api + "/review").Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_page_read_before_somebody_else_changed_the_draft_does_not_mark_it_as_reviewed()
    {
        var browser = await DraftAsync();

        var answer = await browser.SubmitAsync(Page + "/review", new() { ["version"] = "2" });

        answer.Text.ShouldContain("Somebody else changed this survey after you opened the page, so nothing is saved.");
        host.Services.Received.ShouldNotContain(r => r.Path == Api + "/review");
    }

    [Fact]
    public async Task A_survey_is_archived_after_a_question_and_listed_apart()
    {
        var browser = await DraftAsync();
        var away = Draft("E06000006", "Halton");
        host.Services.On("PUT", Api + "/archive", FakeServices.Json(200, away));
        (await browser.GetAsync(Page + "/archive")).Text.ShouldContain("nothing else changes");

        (await browser.SubmitAsync(Page + "/archive", [])).Location.ShouldEndWith("?done=archived");

        host.Services.Received.ShouldContain(r => r.Method == "PUT" && r.Path == Api + "/archive");
    }

    [Fact]
    public async Task Somebody_else_s_survey_can_be_looked_at_but_not_changed()
    {
        await DraftAsync("E08000011", "Knowsley");
        var browser = await host.SignedInAsync(WorkspaceHost.HaltonLead);

        (await browser.GetAsync(Page)).Text.ShouldContain("Only an engagement lead for Knowsley can change it.");
        (await browser.GetAsync(Page + "/questions")).Text.ShouldNotContain("Add a question");
        (await browser.GetAsync(Page + "/publish")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_survey_that_is_not_there_is_not_found()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        (await browser.GetAsync("/workspace/surveys/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_questions_of_one_place_cannot_both_answer_a_question()
    {
        var browser = await DraftAsync();
        var (one, two) = (Candidate(), Candidate());
        host.Services.OnGet(Api + "/reuse", new ReuseCheck(
            slug, "Draft", [new QuestionReuse(Text("first", "First?"), [one, two], null, null)], new(0, 0, 0)));
        var page = await browser.GetAsync(Page + "/reuse/first");
        page.Text.ShouldContain("How was it in Knowsley?");
        var token = page.Html.Split("name=\"__RequestVerificationToken\" value=\"")[^1].Split('"')[0];

        var both = await browser.PostFormAsync(Page + "/reuse/first",
            ("_handler", "accept"), ("__RequestVerificationToken", token), ("evidenceIds", one.EvidenceId.ToString()), ("evidenceIds", two.EvidenceId.ToString()));
        var neither = await browser.PostFormAsync(Page + "/reuse/first", ("_handler", "accept"), ("__RequestVerificationToken", token));

        both.Text.ShouldContain("Select one of the questions asked in Knowsley, not several");
        neither.Text.ShouldContain("Select at least one place’s answers");
    }

    private static ReuseCandidate Candidate() => new(
        Guid.NewGuid(), "q", "E08000011", "Knowsley", "Their survey", "How was it in Knowsley?", new(320),
        new(2026, 3, 1), new(2026, 3, 28), 0.86, "The same words.", true, [new("Very easy", "easy")], false);

    private static Question Text(string code, string text) => new() { Code = code, Kind = QuestionKind.LongText, Text = text };

    private async Task<WorkspaceHost.Browser> DraftAsync(string area = "E06000006", string areaName = "Halton")
    {
        var survey = Draft(area, areaName);
        host.Services.OnGet(Api, survey).On("PUT", Api, FakeServices.Json(200, survey));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private SurveyDetail Draft(string area, string areaName) => new(
        new(Guid.NewGuid(), slug, "Draft", area, areaName, [area], SurveyState.Draft, null, null, 2, 1, false),
        "adults",
        new("Why we ask.", [Text("first", "First?"), Text("second", "Second?")]),
        3,
        [new(area, areaName.ToLowerInvariant(), areaName, 2)]);

    private T Sent<T>(string method, string path) => JsonSerializer.Deserialize<T>(
        host.Services.Received.Single(r => r.Method == method && r.Path == path).Body, Json.Options)!;
}
