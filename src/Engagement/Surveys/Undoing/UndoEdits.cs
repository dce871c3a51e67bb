using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys.Undoing;

/// <summary>Undoes the last edits of a draft, and does them again. Each is an edit itself: refused as stale, to be read through anew.</summary>
internal static class UndoEdits
{
    /// <summary>What undoing and doing again would do.</summary>
    public static async Task<Results<Ok<EditHistory>, ProblemHttpResult>> ShowAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var (survey, problem) = await FindDraftAsync(slug, user, db, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        var now = Edition.Of(survey);
        var before = await db.NextStepAsync(survey, forward: false, cancellationToken);
        var after = await db.NextStepAsync(survey, forward: true, cancellationToken);
        return TypedResults.Ok(new EditHistory(
            before is null ? null : EditWords.Between(before, now), after is null ? null : EditWords.Between(now, after)));
    }

    public static Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> UndoAsync(
        string slug, StepThroughEdits request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken) =>
        StepAsync(slug, forward: false, request, user, db, time, cancellationToken);

    public static Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> RedoAsync(
        string slug, StepThroughEdits request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken) =>
        StepAsync(slug, forward: true, request, user, db, time, cancellationToken);

    private static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> StepAsync(
        string slug,
        bool forward,
        StepThroughEdits request,
        ClaimsPrincipal user,
        EngagementDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, problem) = await FindDraftAsync(slug, user, db, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (survey.Version != request.Version)
        {
            return EditSurveyDraft.Stale();
        }

        if (await db.NextStepAsync(survey, forward, cancellationToken) is { } step
            && (await db.HoldAgainstBankAsync(step.Definition, survey.Definition, cancellationToken)).Problem is { } locked)
        {
            return locked;
        }

        if (!await db.StepAsync(survey, forward, user.PersonId(), cancellationToken))
        {
            return Problems.Conflict(
                ErrorCodes.NothingToUndo, forward ? "There is no change that was undone." : "There is no change that could be undone.");
        }

        return await db.SaveUnlessStaleAsync(survey.Id, request.Version, cancellationToken)
            ? TypedResults.Ok(await db.DetailAsync(survey, time.Today(), cancellationToken))
            : EditSurveyDraft.Stale();
    }

    private static async Task<(Survey? Survey, ProblemHttpResult? Problem)> FindDraftAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnAsync(slug, user, cancellationToken);
        return found.Survey is { State: not SurveyState.Draft } survey
            ? (null, SurveyEndpoints.WrongState(survey, "Only edits of a draft can be undone."))
            : found;
    }
}
