using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Surveys;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class SurveyStoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void An_empty_draft_can_only_be_built()
    {
        var story = Story(SurveyState.Draft, questions: 0);

        Next(story).ShouldBe("Build the questions");
        story.Where(t => t.Href is null).Select(t => t.Title)
            .ShouldBe(["Languages and Easy Read", "Check what was asked already", "Read it through", "Publish", "Results", "The whole picture", "Close", "Release evidence"]);
    }

    [Fact]
    public void A_draft_with_questions_goes_on_to_what_was_asked_already()
    {
        var candidate = new ReuseCandidate(
            Guid.NewGuid(), "q", "E08000011", "Knowsley", "Their survey", "How easy?", new(320), Today, Today, 0.9, "Alike.", true, [], false);

        var story = Story(SurveyState.Draft, questions: 2, candidates: [candidate]);

        Next(story).ShouldBe("Check what was asked already");
        Step(story, "Check what was asked already").Status.ShouldBe("1 to decide");
    }

    [Fact]
    public void A_draft_is_read_through_before_it_is_published()
    {
        var draft = Story(SurveyState.Draft, questions: 2);
        Step(draft, "Read it through").Href.ShouldEndWith("/review");
        Step(draft, "Publish").ShouldSatisfyAllConditions(t => t.Href.ShouldBeNull(), t => t.Status.ShouldBe("Read it through first"));

        var reviewed = Story(SurveyState.Reviewed, questions: 2);
        Step(reviewed, "Publish").Href.ShouldEndWith("/publish");
    }

    [Fact]
    public void A_live_survey_is_closed_late_once_its_last_day_has_passed()
    {
        Step(Story(SurveyState.Live, 2, closes: Today), "Close").State.ShouldBe(TaskItemState.ToDo);
        Step(Story(SurveyState.Live, 2, closes: Today.AddDays(-1)), "Close").State.ShouldBe(TaskItemState.Late);
    }

    [Fact]
    public void A_closed_survey_awaits_release()
    {
        var story = Story(SurveyState.Closed, 2, closes: Today);

        story[^1].ShouldSatisfyAllConditions(t => t.Href.ShouldEndWith("/release"), t => t.State.ShouldBe(TaskItemState.ToDo));
        Step(story, "Publish").Href.ShouldBeNull();
    }

    [Fact]
    public void A_released_survey_has_nothing_left_to_do() =>
        Story(SurveyState.Released, 2, closes: Today).ShouldAllBe(t => t.State == TaskItemState.Done);

    [Fact]
    public void Asks_that_wait_are_counted()
    {
        var asks = new[] { Ask(AskState.Open), Ask(AskState.Accepted) };

        Step(Story(SurveyState.Draft, 2, asks: asks), "Plan fieldwork").Status.ShouldBe("1 of 2 asks waiting");
    }

    private static TaskItem Step(IReadOnlyList<TaskItem> story, string title) => story.Single(t => t.Title == title);

    private static string Next(IReadOnlyList<TaskItem> story) => story.First(t => t.State == TaskItemState.ToDo).Title;

    private static AskProgress Ask(AskState state) => new(Guid.NewGuid(), "Healthwatch Halton", 10, Today, state, null, null);

    private static IReadOnlyList<TaskItem> Story(
        SurveyState state, int questions, IReadOnlyList<ReuseCandidate>? candidates = null, DateOnly? closes = null, IReadOnlyList<AskProgress>? asks = null)
    {
        DateOnly? opens = closes is null ? null : Today.AddDays(-14);
        var summary = new SurveySummary(
            Guid.NewGuid(), "a", "A survey", "E06000006", "Halton", ["E06000006"], state, opens, closes, questions, 1, false);
        var question = new Question { Code = "q", Kind = QuestionKind.LongText, Text = "Why?" };
        var survey = new SurveyDetail(
            summary, "adults", new("", [.. Enumerable.Repeat(question, questions)]), 1, [new("E06000006", "halton", "Halton", questions)]);
        return SurveyStory.Of(
            survey,
            new ReuseCheck("a", "A survey", [new QuestionReuse(question, candidates ?? [], null, null, NeedsDecision: candidates is not null)], new(0, 0, 0)),
            new FieldworkPlan("a", "A survey", state, [new("E06000006", "Halton", questions, 0, [], asks ?? [], null)]),
            Today);
    }
}
