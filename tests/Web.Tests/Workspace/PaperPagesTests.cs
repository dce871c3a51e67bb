using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>Typing in answers from paper, by keyboard and without script.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class PaperPagesTests(WorkspaceHost host)
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["place"] = "2",
        ["answer.ease"] = "2",
        ["answer.ways"] = "1,3",
        ["answer.order"] = "2 1 0",
        ["answer.day"] = "27/3/2026",
        ["answer.help.phone"] = "2",
        ["answer.agree"] = "1",
        ["answer.why"] = "It \"rang\"",
    };

    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}/papers";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task All_questions_are_on_one_page_numbered_as_on_the_printed_form()
    {
        var browser = await LiveAsync();

        var page = await browser.GetAsync(Page + "/enter");

        page.Text.ShouldContain("Enter paper answers");
        page.Text.ShouldContain("1. How easy is it?");
        page.Text.ShouldContain("1 Easy · 2 Hard");
        page.Text.ShouldContain("6. Why?");
        page.Text.ShouldNotContain("2. Please read");
        page.Html.ShouldMatch("id=\"place\"[^>]*autofocus");
        page.Html.ShouldContain("<button type=\"submit\" hidden disabled>");
        (await (await host.SignedInAsync(WorkspaceHost.Analyst)).GetAsync(Page + "/enter")).Status.ShouldNotBe(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/enter", ResponseMode.Paper)]
    [InlineData("/enter?by=telephone", ResponseMode.Telephone)]
    public async Task Numbers_become_answers_and_a_fresh_form_follows(string address, ResponseMode mode)
    {
        var browser = await LiveAsync();
        host.Services.On("POST", Api + "/papers", FakeServices.Json(201, new EnteredAnswers(new Receipt("7K3M-9QXT-2WPA", new(2026, 11, 22)), null)));

        var open = await browser.GetAsync(Page + address);
        var saved = await browser.SendFormOfAsync(open, Page + address, new(Filled) { ["count"] = "16" }, "form");

        var sent = Sent<EnterAnswers>("POST", "/papers");
        (sent.AreaSlug, sent.Mode).ShouldBe(("wirral", mode));
        sent.Answers.Select(answer => $"{answer.Key}={string.Join('+', answer.Value)}").ShouldBe(
            ["ease=hard", "ways=phone+none", "order=time+care", "day=2026-03-27", "help.phone=g", "why=It \"rang\"", "agree=agreed"]);
        saved.Text.ShouldContain($"{(mode == ResponseMode.Paper ? "Paper" : "Call")} 17 of this sitting.");
        saved.Text.ShouldContain("7K3M-9QXT-2WPA");
        saved.Html.ShouldNotContain("rang");
        KeyOf(saved).ShouldNotBe(KeyOf(open));
        host.Services.Received.Last(r => r.Method == "POST" && r.Path == Api + "/papers").Headers["Idempotency-Key"].ShouldBe(KeyOf(open));
    }

    [Theory]
    [InlineData("place", "4", "Place: type its number, from 1 to 3")]
    [InlineData("answer.ease", "3", "Question 1: type one number from 1 to 2")]
    [InlineData("answer.ease", "12", "Question 1: type one number from 1 to 2")]
    [InlineData("answer.ways", "1,x", "Question 2: type numbers from 1 to 3")]
    [InlineData("answer.order", "1 2", "Question 3: type what is written beside each of the 3 answers")]
    [InlineData("answer.order", "1 1 2", "Question 3: a number is there twice.")]
    [InlineData("answer.day", "31 2 2026", "Question 4: type a real day")]
    [InlineData("answer.help.desk", "9", "Question 5: type one number")]
    public async Task What_cannot_be_is_said_by_question_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        var browser = await LiveAsync();
        var open = await browser.GetAsync(Page + "/enter");

        var answer = await browser.SendFormOfAsync(open, Page + "/enter", new(Filled) { [field] = typed }, "form");

        answer.Text.ShouldContain(sentence);
        answer.Html.ShouldMatch($"name=\"{field}\"[^>]*value=\"{typed}\"");
        answer.Html.ShouldContain("It &quot;rang&quot;</textarea>");
        answer.Html.ShouldNotContain("autofocus");
        KeyOf(answer).ShouldBe(KeyOf(open));
        host.Services.Received.ShouldNotContain(r => r.Method == "POST" && r.Path == Api + "/papers");
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_by_question_too()
    {
        var browser = await LiveAsync();
        host.Services.On("POST", Api + "/papers", FakeServices.Problem(422, ErrorCodes.AnswerInvalid, "No.", new() { ["why"] = ["Shorten your answer."] }));

        var answer = await browser.SubmitAsync(Page + "/enter", Filled, "form");

        answer.Text.ShouldContain("Question 6: Shorten your answer.");
        answer.Html.ShouldContain("href=\"#answer.why\"");
        answer.Html.ShouldContain("It &quot;rang&quot;</textarea>");
    }

    [Fact]
    public async Task What_will_not_be_counted_is_said_before_it_is_stored()
    {
        var browser = await LiveAsync();
        host.Services.On("POST", Api + "/papers", FakeServices.Problem(422, ErrorCodes.AnswersLeftOut, "No.", new() { ["why"] = ["Not asked."] }));

        var told = await browser.SubmitAsync(Page + "/enter", Filled, "form");
        told.Text.ShouldContain("Question 6 is answered, but it is asked only if “How easy is it?” = “Easy”");
        told.Html.ShouldContain("It &quot;rang&quot;</textarea>");
        told.Html.ShouldMatch("autofocus[^>]*>Save without these answers");

        host.Services.On("POST", Api + "/papers", FakeServices.Json(201, new EnteredAnswers(new Receipt("7K3M-9QXT-2WPA", new(2026, 11, 22)), null)));
        var saved = await browser.SendFormOfAsync(told, Page + "/enter", Filled, "form");

        Sent<EnterAnswers>("POST", "/papers").LeftOut.ShouldBe(["why"]);
        saved.Text.ShouldContain("Saved.");
        saved.Text.ShouldNotContain("will be counted");
    }

    [Fact]
    public async Task A_paper_of_the_sample_goes_on_the_pile_and_can_be_taken_back()
    {
        var browser = await LiveAsync();
        host.Services.On("POST", Api + "/papers", FakeServices.Json(201, new EnteredAnswers(new Receipt("7K3M-9QXT-2WPA", new(2026, 11, 22)), 12)))
            .On("DELETE", Api + "/papers/12", FakeServices.Text(204, "text/plain", ""));

        var saved = await browser.SubmitAsync(Page + "/enter", Filled, "form");
        saved.Text.ShouldContain("Write P-0012 on this paper and put it on the pile for second entry.");

        (await browser.SendFormOfAsync(saved, Page + "/enter", [], "undo")).Text.ShouldContain("The answers are taken back");
        host.Services.Received.ShouldContain(r => r.Method == "DELETE" && r.Path == Api + "/papers/12");
    }

    [Fact]
    public async Task The_pile_says_what_waits_and_how_many_mistakes_were_found()
    {
        var browser = await LiveAsync();
        host.Services.OnGet(Api + "/papers", new PaperPile(10, 400, 6, [new(3, PaperState.SecondEntry, true, false), new(4, PaperState.Comparison, false, false)]));

        var page = await browser.GetAsync(Page);

        page.Text.ShouldContain("Typed in once, by you");
        page.Text.ShouldContain("Typed in twice; the entries differ");
        page.Text.ShouldContain("Of 400 answers typed in twice so far, 6 differed: 1.5%.");
        page.Html.ShouldContain($"href=\"{Page}/4\"");

        (await browser.SubmitAsync(Page, new() { ["percent"] = "many" })).Text.ShouldContain("Enter a whole number from 0 to 100");
        host.Services.On("PUT", Api + "/papers", FakeServices.Json(200, new PaperPile(20, 0, 0, [])));
        (await browser.SubmitAsync(Page, new() { ["percent"] = "20" })).Location.ShouldEndWith("/papers?done=share");
        Sent<SetSecondEntry>("PUT", "/papers").Percent.ShouldBe(20);
    }

    [Fact]
    public async Task Typed_in_again_it_is_compared_where_the_entries_differ()
    {
        var browser = await LiveAsync();
        host.Services.OnGet(Api + "/papers/7", new PaperInPile(7, PaperState.SecondEntry, true, false))
            .On("POST", Api + "/papers/7/second-entry", FakeServices.Json(200, Compared(7)));

        (await browser.GetAsync(Page + "/7")).Text.ShouldContain("You typed this paper in first.");
        (await browser.SubmitAsync(Page + "/7", Filled, "form")).Location.ShouldEndWith("/papers/7");

        host.Services.OnGet(Api + "/papers/7", Compared(7)).On("POST", Api + "/papers/7/settle", FakeServices.Json(200, new PaperInPile(7, PaperState.Settled, false, false)));
        var shown = await browser.GetAsync(Page + "/7");
        shown.Text.ShouldContain("Question 1: How easy is it?");
        shown.Text.ShouldContain("Not answered");

        var unsaid = await browser.SendFormOfAsync(shown, Page + "/7", new() { ["use.ease"] = "second" }, "form");
        unsaid.Text.ShouldContain("Question 2: choose what stands on the paper");
        unsaid.Html.ShouldMatch("name=\"use.ease\"[^>]*value=\"second\" checked");

        (await browser.SendFormOfAsync(shown, Page + "/7", new() { ["use.ease"] = "second", ["use.ways"] = "typed", ["answer.ways"] = "2" }, "form"))
            .Location.ShouldEndWith("/papers?done=compared");
        Sent<EnterAgain>("POST", "/papers/7/settle").Answers.Select(answer => $"{answer.Key}={string.Join('+', answer.Value)}").Order()
            .ShouldBe(["ease=hard", "ways=online", "why=Same"]);
    }

    [Fact]
    public async Task A_paper_that_was_settled_meanwhile_is_done_and_no_error()
    {
        var browser = await LiveAsync();
        host.Services.OnGet(Api + "/papers/8", new PaperInPile(8, PaperState.SecondEntry, false, false));
        var open = await browser.GetAsync(Page + "/8");
        host.Services.OnGet(Api + "/papers/8", new PaperInPile(8, PaperState.Settled, false, false));

        (await browser.SendFormOfAsync(open, Page + "/8", Filled, "form")).Location.ShouldEndWith("/papers?done=settled");
    }

    private static PaperInPile Compared(int number) => new(number, PaperState.Comparison, false, false)
    {
        Comparison = new(
            "halton",
            "halton",
            new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["easy"], ["ways"] = ["phone"], ["why"] = ["Same"] },
            new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["hard"], ["why"] = ["Same"] },
            ["ease", "ways"]),
    };

    private static string KeyOf(WorkspaceHost.Answer page) =>
        System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<WorkspaceHost.Browser> LiveAsync()
    {
        var today = new DateOnly(2026, 11, 1);
        Question[] questions =
        [
            new() { Code = "ease", Kind = QuestionKind.SingleChoice, Text = "How easy is it?", Options = [new("easy", "Easy"), new("hard", "Hard")] },
            new() { Code = "note", Kind = QuestionKind.Information, Text = "Please read this." },
            new() { Code = "ways", Kind = QuestionKind.MultipleChoice, Text = "Which ways?", Options = [new("phone", "Phone"), new("online", "Online"), new("none", "None")] },
            new() { Code = "order", Kind = QuestionKind.Ranking, Text = "What matters?", Options = [new("care", "Care"), new("time", "Time"), new("cost", "Cost")] },
            new() { Code = "day", Kind = QuestionKind.Date, Text = "When?" },
            new() { Code = "help", Kind = QuestionKind.Matrix, Text = "How good was", Options = [new("b", "Bad"), new("g", "Good")], Rows = [new("desk", "the desk?"), new("phone", "the phone?")] },
            new() { Code = "why", Kind = QuestionKind.LongText, Text = "Why?", ShownIf = "{ease} = \"easy\"" },
            new() { Code = "agree", Kind = QuestionKind.Consent, Text = "May we use your words?" },
        ];
        var survey = new SurveyDetail(
            new(Guid.NewGuid(), slug, "Live", "E06000006", "Halton", ["E06000006"], SurveyState.Live, today, today.AddYears(50), 7, 1, false),
            "adults",
            new("Why we ask.", questions),
            3,
            [new("E06000006", "halton", "Halton", 7), new("E08000015", "wirral", "Wirral", 7), new("E08000011", "knowsley", "Knowsley", 7)]);
        host.Services.OnGet(Api, survey);
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private T Sent<T>(string method, string path) => JsonSerializer.Deserialize<T>(
        host.Services.Received.Last(r => r.Method == method && r.Path == Api + path).Body, Json.Options)!;
}
