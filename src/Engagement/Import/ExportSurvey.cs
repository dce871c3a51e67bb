using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Import;

/// <summary>A survey as a LimeSurvey survey structure; a draft only for those who plan what is asked.</summary>
internal static class ExportSurvey
{
    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{slug}/limesurvey", HandleAsync)
            .RequireAuthorization(Roles.EngagementLead + "|" + Roles.Analyst)
            .WithName("ExportSurvey")
            .WithSummary("A survey as a LimeSurvey survey structure (.lss)")
            .WithTags("Surveys");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts())
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.File(LssWriter.Write(survey.Definition, survey.Title), "application/xml", $"{slug}.lss");
    }
}
