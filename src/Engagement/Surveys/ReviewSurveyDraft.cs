using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse.Offers;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// Marks a draft as read through. The person who changed it last may do it, because a small team has nobody else; that it was
/// so is shown and stays on the audit trail (<c>docs/adr/0013-surveys-in-motion.md</c>).
/// </summary>
internal static class ReviewSurveyDraft
{
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug, ReviewSurvey request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
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

        if (survey.State != SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "Only a draft is read through before it goes out.");
        }

        if (survey.Version != request.Version)
        {
            return Problems.Conflict(
                ErrorCodes.Stale, "Somebody changed this survey since you opened it. Read it through as it is now.");
        }

        var today = time.Today();
        survey.Review(today, user.PersonId(), user.DisplayName());
        await db.AuditAsync(
            survey,
            AuditActions.SurveyReviewed,
            user,
            time,
            new { State = SurveyState.Draft },
            new { State = SurveyState.Reviewed, survey.Version, LastChangedBySamePerson = survey.ReviewedByEditor },
            cancellationToken);
        // What is about to be asked is known now, and there is still time to offer something instead.
        await db.TellPlacesAsync(survey, user, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.DetailAsync(survey, today, cancellationToken));
    }
}
