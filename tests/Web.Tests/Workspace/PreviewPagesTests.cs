using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class PreviewPagesTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Frame => $"/preview/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task The_preview_is_a_frame_of_the_chosen_width_and_language()
    {
        var browser = await DraftAsync();

        var page = await browser.GetAsync(Page + "/preview?lang=cy&width=tablet&at=second");
        var unknown = await browser.GetAsync(Page + "/preview?lang=xx&width=huge");

        page.Html.ShouldContain($"class=\"app-preview app-preview--tablet\" src=\"{Frame}?lang=cy&amp;at=second\"");
        unknown.Html.ShouldContain($"class=\"app-preview app-preview--phone\" src=\"{Frame}?lang=en\"");
    }

    [Fact]
    public async Task Only_our_own_pages_may_frame_it_and_it_changes_nobody_s_language()
    {
        var browser = await DraftAsync();

        var frame = await browser.GetAsync(Frame + "?lang=cy");

        frame.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'self'");
        frame.Html.ShouldContain("lang=\"cy-GB\"");
        frame.Text.ShouldContain("Parhau");
        frame.Cookies.ShouldNotContain(cookie => cookie.StartsWith("icp-language", StringComparison.Ordinal));
        (await browser.GetAsync(Page + "/preview")).Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task It_goes_on_from_page_to_page_with_what_was_answered()
    {
        var browser = await DraftAsync();
        var first = await browser.GetAsync(Frame);
        first.Text.ShouldContain("Nothing you answer is stored.");

        var second = await browser.SendFormOfAsync(first, Frame, new() { ["answer.first"] = "Because", ["go"] = "on" });
        var end = await browser.SendFormOfAsync(second, Frame, new() { ["go"] = "on" });
        var back = await browser.SendFormOfAsync(end, Frame, new() { ["go"] = "back" });

        second.Text.ShouldContain("Second?");
        end.Text.ShouldContain("The end of the questions");
        back.Text.ShouldContain("Second?");
        var tried = host.Services.Received.Where(r => r.Path == Api + "/preview")
            .Select(r => JsonSerializer.Deserialize<TryAnswers>(r.Body, Json.Options)!).Where(tried => tried.Page is not null).ToList();
        tried[0].Page!["first"].ShouldBe(["Because"]);
    }

    [Fact]
    public async Task What_is_wrong_with_an_answer_is_said_as_to_anybody()
    {
        var browser = await DraftAsync();
        var first = await browser.GetAsync(Frame);
        host.Services.On("POST", Api + "/preview", async context =>
        {
            var body = await context.Request.ReadFromJsonAsync<TryAnswers>(Json.Options);
            var answer = body!.Page is null
                ? FakeServices.Json(200, InProgress())
                : FakeServices.Problem(422, ErrorCodes.AnswerInvalid, "No.", new() { ["first"] = ["Enter a shorter answer"] });
            await answer(context);
        });

        var refused = await browser.SendFormOfAsync(first, Frame, new() { ["answer.first"] = "Too long", ["go"] = "on" });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Enter a shorter answer");
        refused.Html.ShouldContain("Too long</textarea>");
    }

    [Fact]
    public async Task A_form_that_somebody_tampered_with_begins_anew()
    {
        var browser = await DraftAsync();

        var page = await browser.SubmitAsync(Frame, new() { ["kept"] = "[not json", ["at"] = "first", ["go"] = "on" });

        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_is_seen_while_it_is_written_and_nothing_is_saved()
    {
        var browser = await DraftAsync();

        var shown = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "Typed?", ["preview"] = "true", ["version"] = "2" });
        var missing = await browser.SubmitAsync(Page + "/new-question?kind=SingleChoice", new() { ["text"] = "Which?", ["options"] = "One", ["preview"] = "true" });

        shown.Html.ShouldContain("name=\"answer.first\"");
        shown.Html.ShouldContain("name=\"version\" value=\"2\"");
        missing.Text.ShouldContain("There is nothing to show yet. Enter at least 2 answers");
        missing.Html.ShouldNotContain("nhsuk-error-summary");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task Questions_are_picked_from_another_survey_and_what_does_not_come_is_said_first()
    {
        var browser = await DraftAsync();
        var other = $"other-{Guid.NewGuid():N}";
        var source = Draft(other) with
        {
            Definition = new("", [Text("gate", "Gate?"), Text("why", "Why so?") with { ShownIf = "{gate}" }]),
        };
        host.Services.OnGet($"/api/engagement/surveys/{other}", source)
            .OnGet("/api/engagement/questions", new[] { new QuestionInSurvey(other, "Other", "Halton", SurveyState.Draft, source.Definition.Questions[1]) });
        var path = Page + "/copy-questions?words=why";
        (await browser.GetAsync(path)).Text.ShouldContain("Why so?");

        (await browser.SubmitAsync(path, [], "form")).Text.ShouldContain("Select the questions to add");
        var noted = await browser.SubmitAsync(path, new() { ["pick"] = $"{other} why" }, "form");
        noted.Text.ShouldContain("It is asked of everybody now.");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
        var added = await browser.SendFormOfAsync(noted, path, [], "form");

        added.Location.ShouldEndWith("/questions?done=copied");
        JsonSerializer.Deserialize<EditSurvey>(host.Services.Received.Single(r => r.Method == "PUT" && r.Path == Api).Body, Json.Options)!
            .Definition.Questions.Select(question => question.Code).ShouldBe(["first", "second", "why"]);
    }

    private async Task<WorkspaceHost.Browser> DraftAsync()
    {
        var survey = Draft(slug);
        host.Services.OnGet(Api, survey).On("PUT", Api, FakeServices.Json(200, survey)).On("POST", Api + "/preview", FakeServices.Json(200, InProgress()));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private static SurveyDetail Draft(string slug) => new(
        new(Guid.NewGuid(), slug, "Draft", "E06000006", "Halton", ["E06000006"], SurveyState.Draft, null, null, 2, 1, false),
        "adults",
        new("Why we ask.", [Text("first", "First?"), Text("second", "Second?")]) { Translations = [new Translation("cy")] },
        3,
        [new("E06000006", "halton", "Halton", 2)]);

    private static AnswersInProgress InProgress() =>
        new("", "", [Text("first", "First?"), Text("second", "Second?")], new Dictionary<string, Answer>()) { Title = "Draft", Languages = ["en", "cy"] };

    private static Question Text(string code, string text) => new() { Code = code, Kind = QuestionKind.LongText, Text = text };
}
