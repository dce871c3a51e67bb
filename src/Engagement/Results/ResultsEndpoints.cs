using IcpEngage.Contracts.Membership;

namespace IcpEngage.Engagement.Results;

internal static class ResultsEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var results = routes.MapGroup("/surveys/{slug}/results").WithTags("Results");
        results.MapGet("", ShowResults.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowResults")
            .WithSummary("What people said, safe to show; for its team before release, for everybody after");
        results.MapGet("/explore", ExploreResults.HandleAsync)
            .RequireAuthorization($"{Roles.EngagementLead}|{Roles.Analyst}")
            .WithName("ExploreResults")
            .WithSummary("What people with certain answers, or of a place, said; for the survey’s team");
        results.MapGet("/progress", ShowProgress.HandleAsync)
            .RequireAuthorization($"{Roles.EngagementLead}|{Roles.Analyst}")
            .WithName("ShowProgress")
            .WithSummary("How far people got, for the survey’s team");
        results.MapGet("/by/{dimension}/{question}", BreakDownResults.HandleAsync)
            .AllowAnonymous()
            .WithName("BreakDownResults")
            .WithSummary("One question by place, by the answers to another or by equality group; a released one by place for everybody, else for the survey’s team");
    }
}
