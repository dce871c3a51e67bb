using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys;

/// <summary>One survey. A draft does not exist for anyone but engagement leads.</summary>
internal static class ShowSurvey
{
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.Holds(Roles.EngagementLead))
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.Ok(await db.DetailAsync(survey, time.Today(), cancellationToken));
    }
}
