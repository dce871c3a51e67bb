using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Results;

/// <summary>Whose results are whose to see.</summary>
internal static class ResultsAccess
{
    /// <summary>Whether the person belongs to the survey's team: leads engagement, or analyses, for the area whose survey it is.</summary>
    public static bool IsOfTeam(this ClaimsPrincipal user, Survey survey) =>
        user.LeadsEngagementOf(survey.OwnerAreaCode) || user.Holds(Roles.Analyst, survey.OwnerAreaCode);

    /// <summary>Why the person may not see these results; null if they may.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="survey">Null for one that does not exist.</param>
    /// <param name="slug">What was asked for.</param>
    /// <param name="teamOnly">Not for everybody, even once released.</param>
    public static ProblemHttpResult? Refuse(this ClaimsPrincipal user, Survey? survey, string slug, bool teamOnly)
    {
        if (survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts()))
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if ((teamOnly || survey.State != SurveyState.Released) && !user.IsOfTeam(survey))
        {
            var sentence = teamOnly ? "These figures are for the survey’s team." : "The results are with the survey’s team until they are released.";
            return user.IsPerson()
                ? Problems.NotAllowed(sentence)
                : Problems.Problem(
                    StatusCodes.Status401Unauthorized, ErrorCodes.NotSignedIn, $"{sentence} Sign in if you belong to it.");
        }

        return survey.State == SurveyState.Draft ? SurveyEndpoints.WrongState(survey, "Results come with the first answers.") : null;
    }
}
