using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Puts a survey away, out of lists, or brings it back. Its pages, results and evidence stay where they are.</summary>
internal static class ArchiveSurvey
{
    public static Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> PutAwayAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken) =>
        ChangeAsync(slug, away: true, user, db, time, cancellationToken);

    public static Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> TakeBackAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken) =>
        ChangeAsync(slug, away: false, user, db, time, cancellationToken);

    private static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> ChangeAsync(
        string slug, bool away, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
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

        var today = time.Today();
        if (away && survey.IsOverdue(today))
        {
            // Its last day is behind, and nobody has come by yet to close it.
            await db.CloseAsync(survey, actor: null, time, cancellationToken);
        }

        if (away && survey.State == SurveyState.Live)
        {
            return SurveyEndpoints.WrongState(survey, "People must find it while they can answer. Close it first.");
        }

        if (away != survey.ArchivedOn is not null)
        {
            var before = new { Archived = survey.ArchivedOn };
            if (away)
            {
                survey.Archive(today);
            }
            else
            {
                survey.TakeFromArchive();
            }

            if (survey.State == SurveyState.Draft)
            {
                db.TellPlan(survey);
            }

            await db.AuditAsync(
                survey,
                away ? AuditActions.SurveyArchived : AuditActions.SurveyTakenFromArchive,
                user,
                time,
                before,
                new { Archived = survey.ArchivedOn },
                cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(await db.DetailAsync(survey, today, cancellationToken));
    }
}
