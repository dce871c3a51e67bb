using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Citations;

/// <summary>Lets a clause rest on evidence.</summary>
internal static class CiteEndpoint
{
    public static async Task<Results<Ok<Clause>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CiteEvidence request,
        ClaimsPrincipal user,
        StrategyDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!user.MayEditStrategy())
        {
            return CitationEndpoints.NotTheSystems();
        }

        var (clause, problem) = await db.FindAsync(id, request.Version, cancellationToken);
        if (clause is null)
        {
            return problem!;
        }

        var evidence = await db.Evidence.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.EvidenceId, cancellationToken);
        var errors = new FieldErrors()
            .Require(evidence is not null, "evidenceId", "Choose evidence that has been released.")
            .Require(!clause.Cites(request.EvidenceId), "evidenceId", "This clause already cites that evidence.")
            .Require(
                evidence is null || request.QuestionCode is null || evidence.QuestionText(request.QuestionCode) is not null,
                "questionCode",
                "Choose one of the questions of that evidence, or the evidence as a whole.")
            .RequireText(request.Why, 3, 500, "why", "How it bears on the clause");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var cited = clause.Cite(new EvidenceCitation
        {
            EvidenceId = request.EvidenceId,
            QuestionCode = request.QuestionCode,
            Why = request.Why.Trim(),
            CitedBy = user.DisplayName(),
            CitedAt = time.GetUtcNow(),
        });
        db.Audit(
            time,
            user,
            AuditActions.CitationMade,
            $"clause/{clause.Id}",
            Grant.WholeSystem,
            after: new { clause.Number, Evidence = request.EvidenceId, Question = request.QuestionCode });
        return await db.SaveAsync(clause, cited, cancellationToken);
    }
}
