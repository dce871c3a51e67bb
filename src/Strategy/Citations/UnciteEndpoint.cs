using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Strategy.Citations;

/// <summary>Takes a citation back.</summary>
internal static class UnciteEndpoint
{
    public static async Task<Results<Ok<Clause>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid evidenceId,
        int version,
        ClaimsPrincipal user,
        StrategyDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
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

        var before = clause.Citations.Find(citation => citation.EvidenceId == evidenceId);
        if (before is null || clause.Uncite(evidenceId) is not { } uncited)
        {
            return Problems.NotFound("This clause does not cite that evidence.");
        }

        db.Audit(
            time,
            user,
            AuditActions.CitationRemoved,
            $"clause/{clause.Id}",
            Grant.WholeSystem,
            before: new { clause.Number, Evidence = evidenceId, Question = before.QuestionCode });
        return await db.SaveAsync(clause, uncited, cancellationToken);
    }
}
