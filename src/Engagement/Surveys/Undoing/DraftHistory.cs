using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys.Changes;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys.Undoing;

/// <summary>
/// What a draft was before its last edits, as <see cref="Edition"/>s that nobody was asked: a stack to undo and one to do
/// again. Versions only grow and each state is put away under the draft's version of the time, so the highest is on top of
/// either. Publishing throws both away.
/// </summary>
internal static class DraftHistory
{
    /// <summary>Edits of a draft that can be undone.</summary>
    public const int MostSteps = 50;

    // Of a survey of thousands of questions fewer states are kept: each is the whole survey.
    private const int FewestSteps = 5;
    private const int MostQuestions = 10_000;

    /// <summary>
    /// Puts the draft away as it stands, to be called before an edit; what was undone cannot be done again after it. The caller
    /// saves. An edit that changes nothing leaves nothing to undo.
    /// </summary>
    public static async Task PutAwayAsync(
        this EngagementDb db, Survey survey, string title, SurveyDefinition definition, int keptMonths, CancellationToken cancellationToken)
    {
        if (survey.Title == title && survey.KeptMonths == keptMonths && EditWords.Same(survey.Definition, definition))
        {
            return;
        }

        var kept = await db.StepsOf(survey).OrderByDescending(step => step.Version)
            .Select(step => new { step.Version, step.Undone }).ToListAsync(cancellationToken);
        var most = Math.Clamp(MostQuestions / Math.Max(1, survey.QuestionCount), FewestSteps, MostSteps);
        var tooOld = kept.Where(step => !step.Undone).Skip(most - 1);
        db.Editions.RemoveRange(kept.Where(step => step.Undone).Concat(tooOld).Select(step => Key(survey, step.Version)));
        db.Editions.Add(Edition.Of(survey));
    }

    /// <summary>Takes the draft to the state before its last edit, or to the one that was undone last. The caller saves.</summary>
    /// <returns>False where there is no such state.</returns>
    public static async Task<bool> StepAsync(
        this EngagementDb db, Survey survey, bool forward, Guid? by, CancellationToken cancellationToken)
    {
        if (await db.NextStepAsync(survey, forward, cancellationToken) is not { } step)
        {
            return false;
        }

        db.Editions.Add(Edition.Of(survey, undone: !forward));
        db.Editions.Remove(step);
        await db.ForgetReuseOfChangedQuestionsAsync(survey, step.Definition, cancellationToken);
        var renamed = survey.Title != step.Title;
        survey.Edit(step.Title, step.Definition, by);
        survey.Keep(step.KeptMonths);
        if (renamed)
        {
            db.TellPlan(survey);
        }

        return true;
    }

    /// <summary>The state that undoing leads to, or doing again; null where there is none.</summary>
    public static Task<Edition?> NextStepAsync(
        this EngagementDb db, Survey survey, bool forward, CancellationToken cancellationToken) =>
        db.StepsOf(survey).Where(step => step.Undone == forward).OrderByDescending(step => step.Version)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Throws away what the draft was before. The caller saves.</summary>
    public static async Task ForgetStepsAsync(this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var versions = await db.StepsOf(survey).Select(step => step.Version).ToListAsync(cancellationToken);
        db.Editions.RemoveRange(versions.Select(version => Key(survey, version)));
    }

    private static IQueryable<Edition> StepsOf(this EngagementDb db, Survey survey) =>
        db.Editions.Where(edition => edition.SurveyId == survey.Id && !edition.Asked);

    /// <summary>Enough of a row to delete it without reading the survey that it holds.</summary>
    private static Edition Key(Survey survey, int version) => new()
    {
        SurveyId = survey.Id,
        Version = version,
        Title = "",
        Definition = new SurveyDefinition("", []),
        Asked = false,
    };
}
