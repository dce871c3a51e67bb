using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Demonstration;
using IcpEngage.Engagement.Tests.Evidence;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Bank;

/// <summary>A survey's question that is the bank's: it says so only while it is so, and a locked one stays as it is.</summary>
public sealed class BankInSurveysTests
{
    [Fact]
    public async Task A_survey_keeps_the_version_it_took_and_is_told_of_a_newer_one()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);
        draft.Definition.Questions[0].Bank.ShouldBe(new BankReference(entry.Summary.Code, 1, "Ease of getting an appointment"));
        (await InBankAsync(host, draft)).Single().Newest.ShouldBeNull();

        entry = await host.SystemLead.WriteAsync(entry, Banked.Ease with { Text = "How easy is it to be seen at your GP practice?" });
        (await InBankAsync(host, draft)).Single().Newest.ShouldBeNull();
        entry = await host.SystemLead.StepAsync(entry, "agree");

        var told = (await InBankAsync(host, draft)).Single();
        (told.Version, told.Newest!.Number, told.Newest.Wording.Question.Text).ShouldBe((1, 2, "How easy is it to be seen at your GP practice?"));
        entry.Uses.ShouldHaveSingleItem().ShouldBe(new BankUse(draft.Summary.Slug, "Getting help", "Halton", SurveyState.Draft, "ease", 1));

        var taken = await EditAsync(host, draft, entry.Taken());
        (await taken.ReadAsync<SurveyDetail>()).Definition.Questions[0].Bank!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Help_whether_it_is_required_and_whom_it_is_asked_stay_free_of_a_locked_one()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease, locked: true);
        var draft = await host.DraftAsync([Questions.Single("before"), entry.Taken()], EngagementHost.Halton);

        var answer = await EditAsync(
            host, draft, Questions.Single("before"), entry.Taken() with { Hint = "Think of the last year.", Required = true, ShownIf = "{before} = \"easy\"", SamePage = true, Topic = "other" });

        (await answer.ReadAsync<SurveyDetail>()).Definition.Questions[1].Bank.ShouldNotBeNull();
    }

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static readonly Dictionary<string, Func<Question, Question>> Changed = new()
    {
        ["wording"] = question => question with { Text = question.Text + " Really?" },
        ["kind"] = question => question with { Kind = QuestionKind.MultipleChoice },
        ["an answer's text"] = question => question with { Options = [question.Options[0] with { Text = "Dead easy" }, .. question.Options.Skip(1)] },
        ["an answer's code"] = question => question with { Options = [question.Options[0] with { Code = "other" }, .. question.Options.Skip(1)] },
        ["fewer answers"] = question => question with { Options = [.. question.Options.Skip(1)] },
        ["the answers' order"] = question => question with { Options = [.. question.Options.Reverse()] },
        ["a text beside an answer"] = question => question with { Options = [question.Options[0] with { TakesText = true }, .. question.Options.Skip(1)] },
        ["a rule that takes answers away"] = question => question with { Checks = [new($"{{{question.Code}}} != \"very-easy\"", "Choose another.")] },
        ["the bank's name taken off"] = question => question with { Bank = null, Text = "Something else?" },
        ["only the bank's name taken off"] = question => question with { Bank = null },
        ["a version that is not there"] = question => question with { Bank = question.Bank! with { Version = 9 } },
        ["another question's name"] = question => question with { Bank = new("ons-happiness", 1) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Nothing_else_of_a_locked_one_can_be_changed(string what)
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease, locked: true);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);

        var answer = await EditAsync(host, draft, Changed[what](draft.Definition.Questions[0]));

        (await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.QuestionLocked))
            .SentencesOn("ease").ShouldHaveSingleItem().ShouldStartWith("Question 1 is a locked question of the bank");
        (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{draft.Summary.Slug}"))!.Definition.Questions[0].Text.ShouldBe(Banked.Ease.Text);
    }

    [Fact]
    public async Task A_locked_one_can_be_left_out_and_others_stand_beside_it()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease, locked: true);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);

        draft = await (await EditAsync(host, draft, entry.Taken(), Questions.Single("own"))).ReadAsync<SurveyDetail>();
        await (await EditAsync(host, draft, Questions.Single("own"))).ReadAsync<SurveyDetail>();
    }

    [Fact]
    public async Task One_that_is_not_locked_becomes_the_survey_s_own_when_it_is_reworded()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);

        var answer = await EditAsync(host, draft, entry.Taken() with { Text = "How easy is it, for you?" });

        (await answer.ReadAsync<SurveyDetail>()).Definition.Questions[0].Bank.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_only_proposed_retired_or_unknown_is_not_the_bank_s_to_take()
    {
        await using var host = await EngagementHost.StartAsync();
        var proposed = await host.ProposeAsync(Banked.Ease);
        (await host.DraftAsync([proposed.Taken()])).Definition.Questions[0].Bank.ShouldBeNull();
        (await host.DraftAsync([Banked.Ease with { Code = "ease", Bank = new("nobody-knows", 1) }])).Definition.Questions[0].Bank.ShouldBeNull();

        var entry = await host.SystemLead.StepAsync(proposed, "agree");
        var before = await host.DraftAsync([entry.Taken()]);
        entry = await (await host.SystemLead.PostAsync($"bank/{entry.Summary.Code}/retire", new RetireFromBank("Nobody needs it any more.", entry.Edit))).ReadAsync<BankEntryDetail>();

        (await host.DraftAsync([entry.Taken()])).Definition.Questions[0].Bank.ShouldBeNull();
        var kept = await host.SystemLead.PutAsJsonAsync(
            $"surveys/{before.Summary.Slug}", new EditSurvey("Getting more help", before.Definition, before.Version), Json.Options);
        (await kept.ReadAsync<SurveyDetail>()).Definition.Questions[0].Bank.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_live_survey_cannot_change_a_locked_one_either()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease, locked: true);
        var live = await host.LiveSurveyAsync([entry.Taken()]);
        var edit = new EditSurvey(
            live.Summary.Title, live.Definition with { Questions = [live.Definition.Questions[0] with { Text = "Easy?" }] }, live.Version, Seen: ChangeClass.Breaking);

        foreach (var answer in new[]
        {
            await host.SystemLead.PutAsJsonAsync($"surveys/{live.Summary.Slug}", edit, Json.Options),
            await host.SystemLead.PostAsync($"surveys/{live.Summary.Slug}/changes", edit),
        })
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.QuestionLocked);
        }
    }

    [Fact]
    public async Task Doing_again_what_was_undone_does_not_take_a_question_out_of_the_bank_that_was_locked_since()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);
        draft = await (await EditAsync(host, draft, entry.Taken() with { Text = "Easy, or what?" })).ReadAsync<SurveyDetail>();
        var edits = $"surveys/{draft.Summary.Slug}/edits";
        draft = await (await host.HaltonLead.PostAsync(edits + "/undo", new StepThroughEdits(draft.Version))).ReadAsync<SurveyDetail>();
        await host.SystemLead.StepAsync(entry, "lock");

        var again = await host.HaltonLead.PostAsync(edits + "/redo", new StepThroughEdits(draft.Version));

        await again.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.QuestionLocked);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("lss")]
    public async Task A_file_brings_the_bank_s_questions_back_and_no_changed_locked_one(string format)
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease, locked: true);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);
        var file = await host.HaltonLead.GetStringAsync($"surveys/{draft.Summary.Slug}/{(format == "json" ? "definition" : "limesurvey")}");

        var report = await (await ImportAsync(host, file)).ReadAsync<ImportReport>();
        (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!.Definition.Questions[0].Bank!.Code.ShouldBe(entry.Summary.Code);

        var changed = await ImportAsync(host, file.Replace(Banked.Ease.Text, "How easy is it really?", StringComparison.Ordinal));
        if (format == "json")
        {
            (await changed.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused))
                .GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("locked question of the bank");
        }
        else
        {
            // LimeSurvey's words count there, and what was changed in it does not come back as what it was.
            report = await changed.ReadAsync<ImportReport>();
            (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!.Definition.Questions[0].Bank.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_file_with_a_question_of_another_bank_is_taken_and_says_so()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);
        var file = await host.HaltonLead.GetStringAsync($"surveys/{draft.Summary.Slug}/definition");

        var report = await (await ImportAsync(host, file.Replace(entry.Summary.Code, "of-elsewhere", StringComparison.Ordinal))).ReadAsync<ImportReport>();

        report.Approximated.ShouldHaveSingleItem().Message.ShouldContain("survey’s own question");
        (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!.Definition.Questions[0].Bank.ShouldBeNull();
    }

    [Fact]
    public async Task In_other_languages_a_locked_one_has_the_bank_s_words_where_the_bank_has_them()
    {
        await using var host = await EngagementHost.StartAsync();
        var wording = Banked.Wording(Banked.Ease) with
        {
            Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["q/text"] = "Pa mor hawdd yw cael apwyntiad?" } }],
        };
        var proposed = await (await host.SystemLead.PostAsync("bank", Banked.Proposal(Banked.Ease, EngagementHost.System) with { Wording = wording })).ReadAsync<BankEntryDetail>();
        var entry = await host.SystemLead.StepAsync(await host.SystemLead.StepAsync(proposed, "agree"), "lock");
        var draft = await host.DraftAsync([entry.Taken()], EngagementHost.Halton);

        var said = await EditAsync(host, draft, Said("Pa mor hawdd yw cael apwyntiad?"));
        draft = await said.ReadAsync<SurveyDetail>();
        await (await EditAsync(host, draft, Said("Ydy hi’n hawdd?"))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.QuestionLocked);

        // Languages that the bank does not have are the survey's to write.
        draft = await (await EditAsync(host, draft, Said("C’est facile ?", "fr"))).ReadAsync<SurveyDetail>();

        // A survey that is written in Welsh has the Welsh words.
        var welsh = new SurveyDefinition("Pam.", [entry.Taken() with { Text = "Pa mor hawdd yw cael apwyntiad?" }]) { Language = "cy" };
        (await host.DraftAsync(welsh, EngagementHost.Halton)).Definition.Questions[0].Bank.ShouldNotBeNull();

        SurveyDefinition Said(string text, string language = "cy") => new("Why.", [entry.Taken()])
        {
            Translations = [new Translation(language) { Texts = new Dictionary<string, string> { ["ease/text"] = text } }],
        };
    }

    [Fact]
    public async Task Evidence_of_the_same_question_of_the_bank_is_certain_in_whichever_version()
    {
        await using var host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        var first = entry.Taken() with { Bank = new(entry.Summary.Code, 1, entry.Summary.Construct) };
        await host.ReleasedAsync(EngagementHost.Halton, "Halton", first, 20, 20, 20, 20, 20);

        // In other words, and with the five answers merged into three.
        entry = await host.SystemLead.WriteAsync(entry, Banked.Ease with
        {
            Text = "Can people be seen when they want to?",
            Options = [new("easy", "Easy"), new("neither", "Neither easy nor difficult"), new("difficult", "Difficult")],
        });
        entry = await host.SystemLead.StepAsync(entry, "agree");
        var draft = await host.DraftAsync([entry.Taken()]);

        var candidate = (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft.Summary.Slug}/reuse"))!.Questions.Single().Candidates.ShouldHaveSingleItem();
        candidate.ShouldSatisfyAllConditions(
            found => found.Score.ShouldBe(1),
            found => found.Comparable.ShouldBeTrue(),
            found => found.Reason.ShouldStartWith("Same question of the bank, in another version, and its 5 answers merge into 3"),
            found => found.Mapping.ShouldBe(
                [new("very-easy", "easy"), new("fairly-easy", "easy"), new("neither", "neither"), new("fairly-difficult", "difficult"), new("very-difficult", "difficult")]));
    }

    [Fact]
    public async Task The_demonstration_surveys_have_the_bank_s_words_and_one_is_locked()
    {
        await using var host = await EngagementHost.StartAsync(("Demonstration", "true"));
        await host.SeedAsync();

        var bank = (await host.SystemLead.GetAsync<BankEntrySummary[]>("bank"))!;
        bank.Where(entry => entry.Locked).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.Code.ShouldBe(DemonstrationBank.Experience),
            entry => entry.Surveys.ShouldBe(2));
        bank.Single(entry => entry.Code == DemonstrationBank.Phone).Version.ShouldBe(2);
        foreach (var survey in await host.ReadAsync(db => db.Surveys.ToListAsync()))
        {
            var held = await host.ReadAsync(db => db.HoldAgainstBankAsync(survey.Definition, survey.Definition, CancellationToken.None));
            held.Own.ShouldBeEmpty();
            held.Locked.ShouldBeEmpty();
            JsonSerializer.Serialize(held.Definition, Json.Options).ShouldBe(JsonSerializer.Serialize(survey.Definition, Json.Options));
        }
    }

    [Fact]
    public async Task Drafts_are_not_told_to_who_does_not_see_them()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        await host.DraftAsync([entry.Taken()]);

        var analyst = host.As(new Contracts.Membership.Grant(Contracts.Membership.Roles.Analyst, EngagementHost.Halton));
        (await analyst.GetAsync<BankEntryDetail>($"bank/{entry.Summary.Code}"))!.Uses.ShouldBeEmpty();
        (await host.HaltonLead.GetAsync<BankEntryDetail>($"bank/{entry.Summary.Code}"))!.Uses.Count.ShouldBe(1);
    }

    private static async Task<QuestionFromBank[]> InBankAsync(EngagementHost host, SurveyDetail survey) =>
        (await host.HaltonLead.GetAsync<QuestionFromBank[]>($"surveys/{survey.Summary.Slug}/bank"))!;

    private static Task<HttpResponseMessage> EditAsync(EngagementHost host, SurveyDetail draft, params Question[] questions) =>
        EditAsync(host, draft, draft.Definition with { Questions = questions });

    private static Task<HttpResponseMessage> EditAsync(EngagementHost host, SurveyDetail draft, SurveyDefinition definition) =>
        host.HaltonLead.PutAsJsonAsync($"surveys/{draft.Summary.Slug}", new EditSurvey(draft.Summary.Title, definition, draft.Version), Json.Options);

    private static Task<HttpResponseMessage> ImportAsync(EngagementHost host, string file)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return host.HaltonLead.PostAsync($"surveys/import?area={EngagementHost.Halton}", new MultipartFormDataContent { { part, "file", "survey" } });
    }
}
