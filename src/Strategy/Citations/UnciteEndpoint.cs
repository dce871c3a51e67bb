using System.Security.Claims;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Strategy.Citations;

/// <summary>Takes a citation back.</summary>
internal static class UnciteEndpoint
{
    public static async Task<Results<Ok<Clause>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid evidenceId, int version, ClaimsPrincipal user, StrategyDb db, CancellationToken cancellationToken)
    {
        if (!user.MayEditStrategy())
        {
            return CitationEndpoints.NotTheSystems();
        }

        var (clause, problem) = await db.FindAsync(id, version, cancellationToken);
        if (clause is null)
        {
            return problem!;
        }

        return clause.Uncite(evidenceId) is { } uncited
            ? await db.SaveAsync(clause, uncited, cancellationToken)
            : Problems.NotFound("This clause does not cite that evidence.");
    }
}
