using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Strategy.Evidence;
using IcpEngage.Strategy.Strategies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Citations;

/// <summary>Lets a clause rest on evidence. Citing a corrected version takes back the citation of the one that it replaces.</summary>
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

        var now = (await db.EvidenceNowAsync([request.EvidenceId], cancellationToken)).GetValueOrDefault(request.EvidenceId);
        var evidence = now?.Known;
        var errors = new FieldErrors()
            .Require(evidence is not null, "evidenceId", "Choose evidence that has been released.")
            .Require(now?.Withdrawal is null, "evidenceId", "That evidence was withdrawn. Choose other evidence.")
            .Require(now?.CorrectedBy is null, "evidenceId", "A corrected version has replaced that evidence. Choose the corrected one.")
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

        await TakeBackEarlierVersionsAsync(db, clause, evidence!, user, time, cancellationToken);
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

    private static async Task TakeBackEarlierVersionsAsync(
        StrategyDb db, StrategyClause clause, KnownEvidence corrected, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var earlier = corrected.Replaces; earlier is { } id;)
        {
            if (clause.Uncite(id) is { } uncited)
            {
                db.Publish(uncited);
                db.Audit(
                    time,
                    user,
                    AuditActions.CitationRemoved,
                    $"clause/{clause.Id}",
                    Grant.WholeSystem,
                    before: new { clause.Number, Evidence = id, CorrectedBy = corrected.Id });
            }

            earlier = (await db.Evidence.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, cancellationToken))?.Replaces;
        }
    }
}
