using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys.Undoing;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Surveys.Undoing;

public sealed class UndoTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_question_that_was_removed_comes_back_and_can_be_removed_again()
    {
        var draft = await host.DraftAsync([Questions.Single(), Questions.Lines()]);
        var without = await EditAsync(draft, draft.Definition with { Questions = [Questions.Single()] });
        (await HistoryAsync(draft)).ShouldBe(new EditHistory("removed question 2", null));

        var back = await (await StepAsync(without, "undo")).ReadAsync<SurveyDetail>();

        back.Definition.Questions.Select(question => question.Code).ShouldBe(["ease", "why"]);
        back.Version.ShouldBe(without.Version + 1);
        (await HistoryAsync(draft)).ShouldBe(new EditHistory("added 2 questions", "removed question 2"));
        var again = await (await StepAsync(back, "redo")).ReadAsync<SurveyDetail>();
        Written(again).ShouldBe(Written(without));
        (await HistoryAsync(draft)).ShouldBe(new EditHistory("removed question 2", null));
    }

    [Fact]
    public async Task Title_and_keeping_time_come_back_too()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        var edit = new EditSurvey("Another title", draft.Definition, draft.Version, KeptMonths: 12);
        var edited = await (await host.SystemLead.PutAsJsonAsync($"surveys/{draft.Summary.Slug}", edit, Json.Options)).ReadAsync<SurveyDetail>();

        var back = await (await StepAsync(edited, "undo")).ReadAsync<SurveyDetail>();

        (back.Summary.Title, back.KeptMonths).ShouldBe((draft.Summary.Title, draft.KeptMonths));
        (await HistoryAsync(draft)).Redo.ShouldBe("changed the title and changed how long answers are kept");
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_undone_unseen()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        var theirs = await EditAsync(draft, draft.Definition with { Introduction = "Theirs." });

        await (await StepAsync(draft, "undo")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);

        (await ReadAsync(draft)).ShouldSatisfyAllConditions(
            now => now.Version.ShouldBe(theirs.Version), now => now.Definition.Introduction.ShouldBe("Theirs."));
    }

    [Fact]
    public async Task Of_two_who_undo_at_once_one_does()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        for (var round = 0; round < 8; round++)
        {
            draft = await EditAsync(draft, draft.Definition with { Introduction = $"Round {round}." });
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StepAsync(draft, "undo")));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        foreach (var late in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
        }

        (await ReadAsync(draft)).Definition.Introduction.ShouldBe("Round 6.");
    }

    [Fact]
    public async Task After_a_new_edit_nothing_is_left_to_do_again()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        var edited = await EditAsync(draft, draft.Definition with { Introduction = "One." });
        var back = await (await StepAsync(edited, "undo")).ReadAsync<SurveyDetail>();

        var other = await EditAsync(back, draft.Definition with { Introduction = "Two." });

        (await HistoryAsync(draft)).ShouldBe(new EditHistory("changed the introduction", null));
        await (await StepAsync(other, "redo")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.NothingToUndo);
    }

    [Fact]
    public async Task Saving_a_draft_unchanged_leaves_nothing_to_undo()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        var before = await HistoryAsync(draft);

        await EditAsync(draft, draft.Definition);

        (await HistoryAsync(draft)).ShouldBe(before);
    }

    [Fact]
    public async Task A_draft_that_was_undone_is_to_be_read_through_again()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        var reviewed = await (await host.SystemLead.PostAsync($"surveys/{draft.Summary.Slug}/review", new ReviewSurvey(draft.Version))).ReadAsync<SurveyDetail>();

        var back = await (await StepAsync(reviewed, "undo")).ReadAsync<SurveyDetail>();

        (back.Summary.State, back.Review).ShouldBe((SurveyState.Draft, null));
    }

    [Fact]
    public async Task Only_so_many_steps_are_kept_and_fewer_of_a_long_survey()
    {
        var draft = await host.DraftAsync([Questions.Single()]);
        for (var round = 0; round < DraftHistory.MostSteps + 3; round++)
        {
            draft = await EditAsync(draft, draft.Definition with { Introduction = $"Round {round}." });
        }

        (await host.ReadAsync(db => db.Editions.CountAsync())).ShouldBe(DraftHistory.MostSteps);
        draft = await EditAsync(draft, draft.Definition with { Questions = [.. Enumerable.Range(1, 1_000).Select(number => Questions.Single($"q{number}"))] });
        await EditAsync(draft, draft.Definition with { Introduction = "Long." });
        (await host.ReadAsync(db => db.Editions.CountAsync())).ShouldBe(10);
    }

    [Fact]
    public async Task A_published_survey_has_no_steps_and_cannot_be_undone()
    {
        var live = await host.LiveSurveyAsync([Questions.Single()]);

        (await host.ReadAsync(db => db.Editions.CountAsync())).ShouldBe(0);
        await (await StepAsync(live, "undo")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
    }

    [Fact]
    public async Task A_lead_of_another_place_undoes_nothing()
    {
        var draft = await host.DraftAsync([Questions.Single()], EngagementHost.Knowsley);
        var address = $"surveys/{draft.Summary.Slug}/edits";

        await (await host.HaltonLead.GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await host.HaltonLead.PostAsync($"{address}/undo", new StepThroughEdits(draft.Version)))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_done_undoing_it_all_leads_back_and_doing_it_again_leads_forth(int seed)
    {
        var random = new Random(seed);
        var survey = await host.DraftAsync([Questions.Single("a"), Questions.Single("b"), Questions.Lines("c")]);
        var states = new List<string> { Written(survey) };
        for (var step = 0; step < 20; step++)
        {
            survey = await EditAsync(survey, Edited(survey.Definition, random, step));
            states.Add(Written(survey));
        }

        for (var step = states.Count - 2; step >= 0; step--)
        {
            survey = await (await StepAsync(survey, "undo")).ReadAsync<SurveyDetail>();
            Written(survey).ShouldBe(states[step], $"seed {seed}, back to {step}");
        }

        for (var step = 1; step < states.Count; step++)
        {
            survey = await (await StepAsync(survey, "redo")).ReadAsync<SurveyDetail>();
            Written(survey).ShouldBe(states[step], $"seed {seed}, forth to {step}");
        }
    }

    [Fact]
    public async Task Moves_are_named_by_places()
    {
        var draft = await host.DraftAsync([.. "abcd".Select(code => Questions.Single($"{code}"))]);
        var questions = draft.Definition.Questions;

        draft = await EditAsync(draft, draft.Definition with { Questions = [questions[0], questions[2], questions[1], questions[3]] });
        (await HistoryAsync(draft)).Undo.ShouldBe("swapped questions 2 and 3");
        draft = await EditAsync(draft, draft.Definition with { Questions = questions });
        draft = await EditAsync(draft, draft.Definition with { Questions = [questions[3], questions[0], questions[1], questions[2]] });
        (await HistoryAsync(draft)).Undo.ShouldBe("moved question 4 to place 1");
        draft = await EditAsync(draft, draft.Definition with { Questions = questions });
        draft = await EditAsync(draft, draft.Definition with { Questions = [questions[1], questions[2], questions[0], questions[3]] });
        (await HistoryAsync(draft)).Undo.ShouldBe("moved question 1 to place 3");
        draft = await EditAsync(draft, draft.Definition with { Translations = [new Translation("cy")] });
        (await HistoryAsync(draft)).Undo.ShouldBe("added a language");
    }

    private static SurveyDefinition Edited(SurveyDefinition survey, Random random, int step)
    {
        var questions = survey.Questions.ToList();
        var place = random.Next(questions.Count);
        switch (random.Next(6))
        {
            case 0:
                questions.Insert(place, Questions.Single($"new-{step}"));
                break;
            case 1 when questions.Count > 1:
                questions.RemoveAt(place);
                break;
            case 2 when questions.Count > 1:
                (questions[0], questions[^1]) = (questions[^1], questions[0]);
                break;
            case 3:
                return survey with { Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["introduction"] = $"Pam {step}" } }] };
            case 4:
                return survey with { Introduction = $"Why we ask, {step}." };
            default:
                questions[place] = questions[place] with { Text = $"Wording {step}?" };
                break;
        }

        return survey with { Questions = questions };
    }

    private async Task<SurveyDetail> EditAsync(SurveyDetail survey, SurveyDefinition definition) =>
        await (await host.SystemLead.PutAsJsonAsync(
            $"surveys/{survey.Summary.Slug}", new EditSurvey(survey.Summary.Title, definition, survey.Version), Json.Options)).ReadAsync<SurveyDetail>();

    private Task<HttpResponseMessage> StepAsync(SurveyDetail survey, string way) =>
        host.SystemLead.PostAsync($"surveys/{survey.Summary.Slug}/edits/{way}", new StepThroughEdits(survey.Version));

    private async Task<EditHistory> HistoryAsync(SurveyDetail survey) =>
        (await host.SystemLead.GetAsync<EditHistory>($"surveys/{survey.Summary.Slug}/edits"))!;

    private async Task<SurveyDetail> ReadAsync(SurveyDetail survey) =>
        (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{survey.Summary.Slug}"))!;

    private static string Written(SurveyDetail survey) =>
        JsonSerializer.Serialize(new { survey.Summary.Title, survey.KeptMonths, survey.Definition }, Json.Options);
}
