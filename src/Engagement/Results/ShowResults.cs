using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Results;

/// <summary>What people said. For everybody once released; for the survey's team while it is live or closed.</summary>
internal static class ShowResults
{
    public static async Task<Results<Ok<SurveyResults>, ProblemHttpResult>> HandleAsync(
        string slug,
        ClaimsPrincipal user,
        EngagementDb db,
        ResponseSnapshots snapshots,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (user.Refuse(survey, slug, teamOnly: false) is { } refusal)
        {
            return refusal;
        }

        var standing = await db.StandingOfAsync(survey!, cancellationToken);
        if (standing?.Withdrawal is not null)
        {
            return standing.WasWithdrawn();
        }

        var view = await ResultsView.ReleasedAsync(db, survey!, cancellationToken)
            ?? await ResultsView.LiveAsync(db, survey!, [], snapshots, time, cancellationToken);
        return TypedResults.Ok(view.Results([], time.Today()) with
        {
            Correction = standing?.Correction,
            Lost = await db.LostAnswersAsync(survey!, cancellationToken),
            ReleasedBy = await db.ReleasedByAsync(survey!, cancellationToken),
        });
    }
}
