using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Surveys.Languages;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A survey's life from left to right, as a task list: what is done, what is next and what has to wait.</summary>
internal static class SurveyStory
{
    /// <summary>The steps in order.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="reuse">Its reuse check.</param>
    /// <param name="plan">Its fieldwork plan.</param>
    /// <param name="today">Today in Europe/London.</param>
    public static IReadOnlyList<TaskItem> Of(SurveyDetail survey, ReuseCheck reuse, FieldworkPlan plan, DateOnly today)
    {
        var home = $"/workspace/surveys/{survey.Summary.Slug}";
        return
        [
            Build(survey, home),
            Languages(survey, home),
            Reuse(survey, reuse, home),
            Fieldwork(survey, plan, home),
            Review(survey, home),
            Publish(survey, home),
            Results(survey, home),
            Picture(survey, home),
            Close(survey, today, home),
            Release(survey, home),
        ];
    }

    private static TaskItem Build(SurveyDetail survey, string home) => new(
        IsDraft(survey) ? "Build the questions" : "Questions",
        home + "/questions",
        survey.Summary.Questions == 0 ? "To do" : Words.Of(survey.Summary.Questions, "question"),
        survey.Summary.Questions == 0 ? TaskItemState.ToDo : TaskItemState.Done,
        IsDraft(survey) ? "Add, change and order what people are asked" : "What people are asked");

    private static TaskItem Languages(SurveyDetail survey, string home)
    {
        const string Title = "Languages and Easy Read";
        if (survey.Summary.Questions == 0)
            return new(Title, null, "Build first", TaskItemState.CannotStart);
        var translations = survey.Definition.Translations;
        var complete = translations.All(translation => TranslationProgress.Of(survey, translation).Complete);
        return new(
            Title,
            home + "/languages",
            translations.Count == 0 ? "One language" : complete ? Words.Of(translations.Count + 1, "language") : "Some texts are missing",
            complete || survey.Summary.State is not (SurveyState.Draft or SurveyState.Reviewed) ? TaskItemState.Done : TaskItemState.ToDo,
            "What people read who do not read it in its own language, or who need pictures");
    }

    private static TaskItem Reuse(SurveyDetail survey, ReuseCheck reuse, string home)
    {
        const string Title = "Check what was asked already";
        if (survey.Summary.Questions == 0)
            return new(Title, null, "Build first", TaskItemState.CannotStart);
        var undecided = reuse.Questions.Count(q => q.NeedsDecision);
        var decided = reuse.Questions.Count(q => q.Decision is { AskAgainBecause: null });
        var open = IsDraft(survey) && undecided > 0;
        var status = open ? $"{undecided} to decide"
            : decided > 0 ? $"{Words.Of(decided, "question")} reused"
            : "Nothing reused";
        return new(
            Title,
            home + "/reuse",
            status,
            open ? TaskItemState.ToDo : TaskItemState.Done,
            "Places may have answers to your questions, so that nobody is asked twice");
    }

    private static TaskItem Fieldwork(SurveyDetail survey, FieldworkPlan plan, string home)
    {
        var asks = plan.Areas.SelectMany(a => a.Asks).ToList();
        var waiting = asks.Count(a => a.State is AskState.Open or AskState.Countered);
        var running = IsDraft(survey) || survey.Summary.State == SurveyState.Live;
        var (status, state) = (asks.Count, waiting) switch
        {
            (0, _) when running => ("To plan", TaskItemState.ToDo),
            (0, _) => ("Nobody was asked to help", TaskItemState.Done),
            (_, > 0) when running => ($"{waiting} of {Words.Of(asks.Count, "ask")} waiting", TaskItemState.ToDo),
            _ => ($"{Words.Of(asks.Count, "ask")} answered", TaskItemState.Done),
        };
        return new("Plan fieldwork", home + "/fieldwork", status, state, "Where you still have to ask, and who helps");
    }

    private static TaskItem Review(SurveyDetail survey, string home)
    {
        const string Title = "Read it through";
        return survey switch
        {
            { Review: { } review } => new(
                Title, home + "/review", "Reviewed", TaskItemState.Done, $"{review.By} on {Words.Date(review.On)}"),
            _ when !IsDraft(survey) => new(Title, null, "Reviewed", TaskItemState.Done),
            { Summary.Questions: 0 } => new(Title, null, "Build first", TaskItemState.CannotStart),
            _ => new(Title, home + "/review", "To do", TaskItemState.ToDo, "See it as people will, and mark it as reviewed"),
        };
    }

    private static TaskItem Publish(SurveyDetail survey, string home)
    {
        const string Title = "Publish";
        if (survey.Summary is { Opens: { } opens, Closes: { } closes } && !IsDraft(survey))
            return new(Title, null, Words.Dates(opens, closes), TaskItemState.Done);
        return survey.Areas.Sum(a => a.QuestionsToAsk) == 0 ? new(Title, null, "Nothing to ask yet", TaskItemState.CannotStart)
            : survey.Summary.State == SurveyState.Draft ? new(Title, null, "Read it through first", TaskItemState.CannotStart)
            : new(Title, home + "/publish", "To do", TaskItemState.ToDo, "Choose the first and the last day");
    }

    private static TaskItem Results(SurveyDetail survey, string home) => survey.Summary.State switch
    {
        SurveyState.Draft or SurveyState.Reviewed => new("Results", null, "After publishing", TaskItemState.CannotStart),
        SurveyState.Live => new("Results", home + "/results", "Coming in", TaskItemState.Done, "What people said so far"),
        SurveyState.Closed or SurveyState.Released =>
            new("Results", home + "/results", "Complete", TaskItemState.Done, "What people said"),
    };

    private static TaskItem Picture(SurveyDetail survey, string home)
    {
        const string Title = "The whole picture";
        return IsDraft(survey)
            ? new(Title, null, "After publishing", TaskItemState.CannotStart)
            : new(Title, home + "/picture", "Weighted", TaskItemState.Done, "New and reused answers together, weighted to be like the people who live there");
    }

    private static TaskItem Close(SurveyDetail survey, DateOnly today, string home)
    {
        const string Title = "Close";
        return survey.Summary switch
        {
            { State: SurveyState.Draft or SurveyState.Reviewed } => new(Title, null, "After publishing", TaskItemState.CannotStart),
            { State: SurveyState.Live, Closes: { } closes } when closes < today =>
                new(Title, home + "/close", $"Ended {Words.Date(closes)}", TaskItemState.Late, "Its last day has passed"),
            { State: SurveyState.Live, Closes: var closes } =>
                new(Title, home + "/close", closes is { } day ? $"Open until {Words.Date(day)}" : "Open", TaskItemState.ToDo),
            _ => new(Title, null, "Closed", TaskItemState.Done),
        };
    }

    private static TaskItem Release(SurveyDetail survey, string home) => survey.Summary.State switch
    {
        SurveyState.Draft or SurveyState.Reviewed or SurveyState.Live =>
            new("Release evidence", null, "After closing", TaskItemState.CannotStart),
        SurveyState.Closed => new(
            "Release evidence", home + "/release", "To do", TaskItemState.ToDo, "Publish what people said, for others to reuse"),
        SurveyState.Released => new("Release evidence", null, Released(survey.Evidence), TaskItemState.Done),
    };

    private static string Released(EvidenceStanding? evidence) => evidence switch
    {
        { Withdrawal: { } withdrawal } => $"Withdrawn {Words.Date(withdrawal.On)}",
        { Correction: { } correction } => $"Corrected {Words.Date(correction.On)}",
        _ => "Released",
    };

    private static bool IsDraft(SurveyDetail survey) => survey.Summary.State is SurveyState.Draft or SurveyState.Reviewed;
}
