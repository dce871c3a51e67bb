using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A survey as a LimeSurvey file: browsers do not reach the services, so it comes through here.</summary>
internal static class LimeSurveyDownload
{
    public static void MapLimeSurveyDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/surveys/{slug}/limesurvey", HandleAsync)
            .RequireAuthorization(Roles.EngagementLead + "|" + Roles.Analyst)
            .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(string slug, HttpContext context, EngagementClient engagement)
    {
        if (await engagement.SurveyAsync(slug, context.RequestAborted) is null)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(file => engagement.LimeSurveyAsync(slug, file, context.RequestAborted), "application/xml", $"{slug}.lss");
    }
}
