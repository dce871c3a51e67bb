using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Bank;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>
/// Changes what a live survey asks. The author sees first what the change does to the answers given so far, and says with the
/// change which class was seen; what does more than that is not done.
/// </summary>
internal static class ChangeLiveSurvey
{
    /// <summary>What the change would do; nothing is stored.</summary>
    public static async Task<Results<Ok<SurveyChanges>, ProblemHttpResult>> ShowAsync(
        string slug, EditSurvey request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var (change, problem) = await ReadAsync(db, survey, request, time.Today(), cancellationToken);
        return change is null ? problem! : TypedResults.Ok(new SurveyChanges(change.Class, change.Changes, survey.ResponseCount > 0));
    }

    /// <summary>Makes the change. The survey is there and the person leads it.</summary>
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> MakeAsync(
        Survey survey,
        EditSurvey request,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveysInField,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var (change, problem) = await ReadAsync(db, survey, request, today, cancellationToken);
        if (change is null)
        {
            return problem!;
        }

        if (change.Class is { } harm)
        {
            if (request.Seen is null || request.Seen < harm)
            {
                return Problems.Conflict(
                    ErrorCodes.ChangeNotSeen, $"This change is {harm.ToString().ToLowerInvariant()}. Look at what it does to answers given so far, then save it.");
            }

            var version = survey.Version;
            db.Editions.Add(Edition.Of(survey));
            survey.Change(change.Definition);
            await db.AuditAsync(
                survey,
                AuditActions.SurveyChanged,
                user,
                time,
                new { Edition = version },
                new
                {
                    Edition = version + 1,
                    Class = harm,
                    Questions = change.Changes.Select(each => new { each.Code, each.NewCode, each.Class }),
                },
                cancellationToken);
            if (!await db.SaveUnlessStaleAsync(survey.Id, version, cancellationToken))
            {
                return EditSurveyDraft.Stale();
            }

            surveysInField.Forget(survey.Slug);
        }

        return TypedResults.Ok(await db.DetailAsync(survey, today, cancellationToken));
    }

    /// <summary>Saves, unless somebody else changed the survey since this version was read; then nothing is stored.</summary>
    public static async Task<bool> SaveUnlessStaleAsync(this EngagementDb db, Guid surveyId, int version, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Two who put the same version away at once: one finds its key taken, which is the same as being late.
            db.ChangeTracker.Clear();
            if (await db.Surveys.AnyAsync(survey => survey.Id == surveyId && survey.Version == version, cancellationToken))
            {
                throw;
            }

            return false;
        }
    }

    private static async Task<(SurveyChange? Change, ProblemHttpResult? Problem)> ReadAsync(
        EngagementDb db, Survey survey, EditSurvey request, DateOnly today, CancellationToken cancellationToken)
    {
        if (survey.StateOn(today) != SurveyState.Live)
        {
            return (null, SurveyEndpoints.WrongState(survey, "Only a live survey is changed in this way."));
        }

        if (survey.Version != request.Version)
        {
            return (null, EditSurveyDraft.Stale());
        }

        var errors = DefinitionRules.Check(request.Definition);
        if (request.Title?.Trim() != survey.Title)
        {
            errors["title"] = ["The title is in messages and calendars already, so it stays as it is."];
        }

        if (request.KeptMonths is { } months && months != survey.KeptMonths)
        {
            errors["keptMonths"] = ["People were told how long their answers are kept, so it stays as it is."];
        }

        if (errors.Count > 0)
        {
            return (null, Problems.Invalid(errors));
        }

        var held = await db.HoldAgainstBankAsync(DefinitionRules.Clean(request.Definition), survey.Definition, cancellationToken);
        if (held.Problem is { } locked)
        {
            return (null, locked);
        }

        var past = await db.PastAsync(survey, cancellationToken);
        var after = await db.WithWardsAsync(
            held.Definition, [.. survey.Places.Select(place => place.AreaCode)], survey.Definition, cancellationToken);
        var change = SurveyChange.Between(survey.Definition, after, past);
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken);
        return survey.Places.TrueForAll(place => SurveyScope.LeftToAsk(change.Definition, place.AreaCode, reused).Count > 0)
            ? (change, null)
            : (null, Problems.Conflict(
                ErrorCodes.SurveyEmpty, "In one of its places nothing would be left to ask. Keep a question, or close the survey."));
    }
}
