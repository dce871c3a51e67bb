using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Ends a survey's fieldwork before or on its last day.</summary>
internal static class CloseSurvey
{
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveysInField,
        TimeProvider time,
        CancellationToken cancellationToken)
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

        if (survey.State != SurveyState.Live)
        {
            return SurveyEndpoints.WrongState(survey, "Only a live survey can be closed.");
        }

        await db.CloseAsync(survey, user, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        surveysInField.Forget(slug);
        return TypedResults.Ok(await db.DetailAsync(survey, time.Today(), cancellationToken));
    }
}
