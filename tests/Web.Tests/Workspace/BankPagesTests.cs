using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>The question bank, and its questions in a survey.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class BankPagesTests(WorkspaceHost host)
{
    private const string Api = "/api/engagement/bank";
    private readonly string slug = $"survey-{Guid.NewGuid():N}";
    private readonly string code = $"ease-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Survey => $"/api/engagement/surveys/{slug}";

    private string Entry => $"/workspace/bank/{code}";

    private Question Ease => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = "How easy is it to get an appointment?",
        Options = [new("easy", "Easy"), new("hard", "Hard")],
    };

    [Fact]
    public async Task The_list_is_by_topic_and_can_be_searched()
    {
        var browser = await BankAsync(
            Summary(), Summary() with { Code = "worthwhile", Topic = "wellbeing", Construct = "a worthwhile life", Locked = true, Question = Ease with { Text = "Is it worthwhile?" } },
            Summary() with { Code = "old", State = BankState.Retired, Question = Ease with { Text = "What was asked long ago?" } });

        var all = await browser.GetAsync("/workspace/bank");
        all.Text.ShouldContain("GP access");
        all.Text.ShouldContain("Measures ease of getting an appointment. Choose one answer: Easy · Hard. In 2 surveys.");
        all.Text.ShouldContain("Core question, locked");
        all.Text.ShouldNotContain("long ago");

        (await browser.GetAsync("/workspace/bank?words=worth")).Text.ShouldNotContain("How easy is it");
        (await browser.GetAsync("/workspace/bank?topic=wellbeing")).Text.ShouldNotContain("How easy is it");
        (await browser.GetAsync("/workspace/bank?show=core")).Text.ShouldNotContain("How easy is it");
        (await browser.GetAsync("/workspace/bank?show=retired")).Text.ShouldContain("long ago");
        (await browser.GetAsync("/workspace/bank?words=zebra")).Text.ShouldContain("No question fits.");
    }

    [Fact]
    public async Task An_empty_bank_says_what_to_do() =>
        (await (await BankAsync()).GetAsync("/workspace/bank")).Text.ShouldContain("The bank holds no questions yet. Propose the first one.");

    [Fact]
    public async Task A_question_shows_its_versions_what_changed_who_uses_which_and_others_like_it()
    {
        var browser = await EntryAsync(Detail());

        var page = await browser.GetAsync(Entry);

        foreach (var words in new[]
        {
            "Version 2: agreed on", "Version 1: agreed on", "“Neither” cannot be chosen any more.", "Answers to the version before cannot be counted",
            "Getting help in Halton", "Ease of getting an appointment", "Others like it in the bank", "Is it easy to be seen?", "Open Government Licence",
        })
        {
            page.Text.ShouldContain(words);
        }
    }

    [Fact]
    public async Task Only_the_system_s_lead_and_the_secretariat_are_offered_to_decide()
    {
        var entry = Detail() with { Summary = Summary() with { Awaiting = true } };
        foreach (var (person, decides) in new[] { (WorkspaceHost.Lead, true), (WorkspaceHost.Secretary, true), (WorkspaceHost.HaltonLead, false), (WorkspaceHost.Analyst, false) })
        {
            var browser = await EntryAsync(entry, person);
            var page = await browser.GetAsync(Entry);
            page.Html.Contains(Entry + "/agree", StringComparison.Ordinal).ShouldBe(decides);
            page.Html.Contains(Entry + "/retire", StringComparison.Ordinal).ShouldBe(decides);
            (await browser.GetAsync(Entry + "/lock")).Status.ShouldNotBe(decides ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Surveys_that_use_it_are_linked_for_those_who_can_open_them()
    {
        (await (await EntryAsync(Detail())).GetAsync(Entry)).Html.ShouldContain("href=\"/workspace/surveys/halton\"");

        var secretary = await (await EntryAsync(Detail(), WorkspaceHost.Secretary)).GetAsync(Entry);
        secretary.Html.ShouldNotContain("href=\"/workspace/surveys/halton\"");
        secretary.Text.ShouldContain("Getting help in Halton");
    }

    [Fact]
    public async Task Locking_says_what_happens_and_asks_once()
    {
        var browser = await EntryAsync(Detail());
        host.Services.On("PUT", $"{Api}/{code}/lock", FakeServices.Json(200, Detail()));
        (await browser.GetAsync(Entry + "/lock")).Text.ShouldContain("every survey that has it asks it word for word");

        var answer = await browser.SubmitAsync(Entry + "/lock", []);

        answer.Location.ShouldEndWith($"{Entry}?done=locked");
        Sent<StepInBank>("PUT", $"{Api}/{code}/lock").Edit.ShouldBe(4);
    }

    [Fact]
    public async Task Retiring_wants_a_reason_and_keeps_what_was_typed()
    {
        var browser = await EntryAsync(Detail());
        (await browser.SubmitAsync(Entry + "/retire", new() { ["because"] = "" })).Text.ShouldContain("Say why it is retired");
        host.Services.On("POST", $"{Api}/{code}/retire", FakeServices.Problem(409, ErrorCodes.Stale, "Somebody else was faster."));

        var late = await browser.SubmitAsync(Entry + "/retire", new() { ["because"] = "Another one is better." });

        late.Text.ShouldContain("Somebody else was faster.");
        late.Text.ShouldContain("Another one is better.");
    }

    [Fact]
    public async Task A_proposal_is_sent_with_its_source_and_its_welsh()
    {
        var browser = await BankAsync();
        host.Services.On("POST", Api, FakeServices.Json(201, Detail()));

        var answer = await browser.SubmitAsync("/workspace/bank/propose?kind=SingleChoice", new()
        {
            ["areaCode"] = "E06000006",
            ["text"] = "How easy is it?",
            ["options"] = "Easy\nHard",
            ["construct"] = "ease of it",
            ["topic"] = "gp-access",
            ["audience"] = "Adults",
            ["source"] = "Written by our team",
            ["welshText"] = "Pa mor hawdd?",
            ["welshAnswers"] = "Hawdd\nAnodd",
        });

        answer.Location.ShouldEndWith($"{Entry}?done=proposed");
        var sent = Sent<ProposeForBank>("POST", Api);
        (sent.AreaCode, sent.Construct, sent.Wording.Source).ShouldBe(("E06000006", "ease of it", "Written by our team"));
        sent.Wording.Translations.ShouldHaveSingleItem().Texts.ShouldBe(
            new Dictionary<string, string> { ["how-easy-is-it/text"] = "Pa mor hawdd?", ["how-easy-is-it/option/easy"] = "Hawdd", ["how-easy-is-it/option/hard"] = "Anodd" },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_shows_the_newest_wording_and_keeps_what_it_measures()
    {
        var browser = await EntryAsync(Detail());
        host.Services.On("PUT", $"{Api}/{code}", FakeServices.Json(200, Detail()));
        var page = await browser.GetAsync(Entry + "/change");
        page.Text.ShouldContain("Write version 3");
        page.Text.ShouldContain("This stays as it is, because answers are compared over the years.");

        await browser.SubmitAsync(Entry + "/change", new()
        {
            ["text"] = "How easy was it?",
            ["options"] = "Easy\nHard",
            ["topic"] = "gp-access",
            ["audience"] = "Adults",
            ["source"] = "Written here",
        });

        var sent = Sent<ChangeInBank>("PUT", $"{Api}/{code}");
        (sent.Edit, sent.Construct, sent.Wording.Question.Text, sent.Wording.Question.Code).ShouldBe((4, "ease of getting an appointment", "How easy was it?", code));
        sent.Wording.Question.Options.Select(option => option.Code).ShouldBe(["easy", "hard"]);
    }

    [Fact]
    public async Task Questions_are_added_with_their_code_and_version_under_a_free_code()
    {
        var browser = await DraftAsync(Ease with { Text = "Something of ours?" });
        InUse(Summary());
        var page = await browser.GetAsync(Page + "/add-from-bank");
        page.Text.ShouldContain("How easy is it to get an appointment?");
        (await browser.SubmitAsync(Page + "/add-from-bank", [])).Text.ShouldContain("Select the questions to add");

        await browser.SubmitAsync(Page + "/add-from-bank", new() { ["pick"] = code });

        var added = Sent<EditSurvey>("PUT", Survey).Definition.Questions[1];
        added.Bank.ShouldBe(new BankReference(code, 2));
        added.Text.ShouldBe(Ease.Text);
        added.Code.ShouldNotBe(code);
    }

    [Fact]
    public async Task What_the_survey_has_already_is_not_added_twice()
    {
        var browser = await DraftAsync(Ease with { Code = "ease", Bank = new(code, 2) });
        InUse(Summary());

        (await browser.GetAsync(Page + "/add-from-bank")).Text.ShouldContain("This survey has it already.");
        (await browser.SubmitAsync(Page + "/add-from-bank", new() { ["pick"] = code })).Text.ShouldContain("Select the questions to add");
    }

    [Fact]
    public async Task The_editor_of_a_locked_question_shows_what_is_free_and_sends_nothing_else()
    {
        var browser = await DraftAsync(Ease with { Code = "ease", Bank = new(code, 2) });
        InBank(Summary() with { Locked = true });

        var page = await browser.GetAsync(Page + "/questions/ease");
        page.Text.ShouldContain("It is locked, so its wording and its answers are the same in every survey that has it.");
        page.Html.ShouldNotContain("name=\"text\"");
        page.Html.ShouldNotContain("name=\"options\"");
        page.Html.ShouldNotContain("/own\"");
        await browser.SubmitAsync(Page + "/questions/ease", new() { ["hint"] = "Think of last month.", ["required"] = "true", ["text"] = "Reworded?", ["options"] = "One\nTwo" });

        var sent = Sent<EditSurvey>("PUT", Survey).Definition.Questions.Single();
        (sent.Text, sent.Hint, sent.Required, sent.Bank!.Code).ShouldBe((Ease.Text, "Think of last month.", true, code));
        sent.Options.Select(option => option.Text).ShouldBe(["Easy", "Hard"]);
        (await browser.GetAsync(Page + "/questions/ease/own")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_that_is_not_locked_is_made_the_survey_s_own_after_asking()
    {
        var browser = await DraftAsync(Ease with { Code = "ease", Bank = new(code, 2) });
        InBank(Summary());
        (await browser.GetAsync(Page + "/questions/ease")).Text.ShouldContain("If you change its wording or its answers, it becomes your own.");

        var answer = await browser.SubmitAsync(Page + "/questions/ease/own", []);

        answer.Location.ShouldEndWith("/questions?done=own");
        Sent<EditSurvey>("PUT", Survey).Definition.Questions.Single().Bank.ShouldBeNull();
    }

    [Fact]
    public async Task Rewording_one_says_that_it_is_the_survey_s_own_and_new_help_does_not()
    {
        var browser = await DraftAsync(Ease with { Code = "ease", Bank = new(code, 2) });
        InBank(Summary());
        var typed = new Dictionary<string, string> { ["text"] = Ease.Text, ["options"] = "Easy\nHard", ["hint"] = "Think of last month." };

        (await browser.SubmitAsync(Page + "/questions/ease", typed)).Location.ShouldEndWith("?done=changed");
        typed["options"] = "Easy\nDifficult";
        (await browser.SubmitAsync(Page + "/questions/ease", typed)).Location.ShouldEndWith("?done=own");
    }

    [Fact]
    public async Task A_newer_version_is_offered_and_taken_with_what_is_the_survey_s_own()
    {
        var own = Ease with { Code = "ease", Text = "How easy was it once?", Hint = "Our help.", Required = true, Bank = new(code, 1) };
        var browser = await DraftAsync(own);
        host.Services.OnGet<QuestionFromBank[]>(Survey + "/bank", [new("ease", Summary(), 1, Detail().Versions[0])]);
        var list = await browser.GetAsync(Page + "/questions");
        list.Text.ShouldContain("See the newer version 2");

        await browser.SubmitAsync(Page + "/questions/ease/newer", []);

        var sent = Sent<EditSurvey>("PUT", Survey).Definition.Questions.Single();
        (sent.Code, sent.Text, sent.Hint, sent.Required, sent.Bank!.Version).ShouldBe(("ease", Ease.Text, "Our help.", true, 2));
    }

    [Fact]
    public async Task The_list_of_questions_says_which_are_the_bank_s()
    {
        var browser = await DraftAsync(Ease with { Code = "ease", Bank = new(code, 2) });
        InBank(Summary() with { Locked = true });

        var page = await browser.GetAsync(Page + "/questions");

        page.Text.ShouldContain("version 2. Core question, locked: it is asked word for word.");
        page.Html.ShouldContain($"href=\"{Entry}\"");
        page.Html.ShouldContain($"href=\"{Page}/add-from-bank\"");
    }

    [Fact]
    public async Task A_question_that_is_written_is_told_of_an_agreed_wording()
    {
        var browser = await DraftAsync(Ease with { Code = "own" });
        host.Services.On("POST", Survey + "/reuse/like", FakeServices.Json(200, Array.Empty<ReuseCandidate>()))
            .On("POST", Api + "/like", FakeServices.Json(200, new[] { Summary() }));
        var page = await browser.GetAsync(Page + "/new-question?kind=SingleChoice");

        var answer = await browser.SendFormOfAsync(page, Page + "/asked-already", new() { ["text"] = "How easy is it there?", ["kind"] = "SingleChoice" });

        answer.Text.ShouldContain("There is an agreed wording");
        answer.Html.ShouldContain($"href=\"{Page}/add-from-bank?pick={code}\"");
    }

    private BankEntrySummary Summary() => new(
        code, "gp-access", "ease of getting an appointment", "Adults", BankState.InUse, Locked: false, 2, Ease, Awaiting: false, "Cheshire and Merseyside", 2);

    private BankEntryDetail Detail() => new(
        Summary(),
        Grant.WholeSystem,
        null,
        [
            new(2, Wording(Ease), "Alex Example", new(2026, 11, 2), new(2026, 11, 3), ["“Neither” cannot be chosen any more."], "Answers to the version before cannot be counted with answers to this one: no."),
            new(1, Wording(Ease with { Options = [.. Ease.Options, new("neither", "Neither")] }), "Alex Example", new(2026, 1, 2), new(2026, 1, 3), [], null),
        ],
        [new("halton", "Getting help in Halton", "Halton", SurveyState.Live, "ease", 1)],
        [Summary() with { Code = "other", Question = Ease with { Text = "Is it easy to be seen?" } }],
        4);

    private static BankWording Wording(Question question) => new(question, "It is short.", "Written here", "Open Government Licence v3.0");

    private async Task<WorkspaceHost.Browser> BankAsync(params BankEntrySummary[] entries)
    {
        host.Services.OnGet(Api, entries);
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private void InUse(params BankEntrySummary[] entries) => host.Services.OnGet(Api, entries).OnGet($"{Api}/{code}", Detail());

    private async Task<WorkspaceHost.Browser> EntryAsync(BankEntryDetail entry, DemonstrationPerson? person = null)
    {
        host.Services.OnGet($"{Api}/{code}", entry);
        return await host.SignedInAsync(person ?? WorkspaceHost.Lead);
    }

    private void InBank(BankEntrySummary entry) => host.Services.OnGet<QuestionFromBank[]>(Survey + "/bank", [new("ease", entry, 2, null)]);

    private async Task<WorkspaceHost.Browser> DraftAsync(params Question[] questions)
    {
        var draft = new SurveyDetail(
            new(Guid.NewGuid(), slug, "Draft", "E06000006", "Halton", ["E06000006"], SurveyState.Draft, null, null, questions.Length, 1, false),
            "adults", new("Why we ask.", questions), 3, [new("E06000006", "halton", "Halton", questions.Length)]);
        host.Services.OnGet(Survey, draft).On("PUT", Survey, FakeServices.Json(200, draft));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private T Sent<T>(string method, string path) =>
        JsonSerializer.Deserialize<T>(host.Services.Received.Last(request => request.Method == method && request.Path == path).Body, Json.Options)!;
}
