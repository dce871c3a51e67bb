using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Import;

/// <summary>A survey, a draft too, as a LimeSurvey survey structure.</summary>
internal static class ExportSurvey
{
    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{slug}/limesurvey", HandleAsync)
            .RequireAuthorization(Roles.EngagementLead + "|" + Roles.Analyst)
            .WithName("ExportSurvey")
            .WithSummary("A survey as a LimeSurvey survey structure (.lss)")
            .WithTags("Surveys");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(string slug, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == slug, cancellationToken);
        return survey is null
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.File(LssWriter.Write(survey.Definition, survey.Title), "application/xml", $"{slug}.lss");
    }
}
