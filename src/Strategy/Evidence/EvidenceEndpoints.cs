using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Evidence;

internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/evidence", ListAsync)
            .AllowAnonymous()
            .WithName("ListCitableEvidence")
            .WithSummary("Released evidence that a clause can cite, neither withdrawn nor replaced, newest first")
            .WithTags("Evidence");

    private static async Task<Ok<IReadOnlyList<ReleasedEvidence>>> ListAsync(StrategyDb db, CancellationToken cancellationToken)
    {
        var evidence = await db.Citable()
            .OrderByDescending(evidence => evidence.To)
            .ThenBy(evidence => evidence.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ReleasedEvidence>>([.. evidence.Select(one => one.Released)]);
    }
}
