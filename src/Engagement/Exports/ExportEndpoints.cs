using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Exports;

internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var team = SecuritySetup.AnyOf(Roles.EngagementLead, Roles.Analyst);
        routes.MapGet("/surveys/{slug}/responses/export", ExportResponses.HandleAsync)
            .RequireAuthorization(team)
            .WithName("ExportResponses")
            .WithSummary("All responses as CSV, XLSX or for SPSS, for the survey’s team")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Exports");
        routes.MapGet("/surveys/{slug}/codebook", ExportCodebook.HandleAsync)
            .RequireAuthorization(team)
            .WithName("ExportCodebook")
            .WithSummary("What the columns of the responses are, as CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Exports");
        routes.MapGet("/surveys/{slug}/definition", ExportDefinition.HandleAsync)
            .AllowAnonymous()
            .WithName("ExportDefinition")
            .WithSummary("What a survey asks as a JSON file, which can be imported again; drafts for those who plan what is asked")
            .Produces<SurveyFile>()
            .WithTags("Exports");
        routes.MapGet($"/{DefinitionSchema.FileName}", () => TypedResults.Text(DefinitionSchema.Text, "application/schema+json"))
            .AllowAnonymous()
            .WithName("ShowDefinitionSchema")
            .WithSummary("The JSON Schema of a survey’s definition")
            .WithTags("Exports");
    }

    /// <summary>The survey for somebody of its team, its engagement leads and analysts; or why not.</summary>
    public static async Task<(Survey? Survey, ProblemHttpResult? Problem)> FindForTeamAsync(
        this EngagementDb db, string slug, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts()) ? (null, SurveyEndpoints.NoSuchSurvey(slug))
            : user.LeadsEngagementOf(survey.OwnerAreaCode) || user.Holds(Roles.Analyst, survey.OwnerAreaCode) ? (survey, null)
            : (null, SurveyEndpoints.NotYourSurvey());
    }
}
