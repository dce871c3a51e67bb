using IcpEngage.Contracts.Communications;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Communications.Audiences;

internal static class AudienceEndpoints
{
    public static void MapAudiences(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audiences", List)
            .AllowAnonymous()
            .WithName("ListAudiences")
            .WithSummary("Audiences that messages can go to today")
            .WithTags("Audiences");

    private static Ok<IReadOnlyList<Audience>> List(AudienceList audiences, TimeProvider time) =>
        TypedResults.Ok(audiences.On(time.Today()));
}
