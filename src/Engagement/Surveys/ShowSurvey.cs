using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys;

/// <summary>One survey. A draft does not exist for anyone who has no part in planning it.</summary>
internal static class ShowSurvey
{
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts())
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.Ok(await db.DetailAsync(survey, time.Today(), cancellationToken));
    }
}
