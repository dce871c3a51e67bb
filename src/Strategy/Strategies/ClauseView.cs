using IcpEngage.Contracts.Strategy;
using IcpEngage.Strategy.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Strategies;

/// <summary>Clauses as others see them, with the evidence they rest on.</summary>
internal static class ClauseView
{
    /// <summary>The evidence that the clauses cite, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, KnownEvidence>> CitedByAsync(
        this StrategyDb db, IEnumerable<StrategyClause> clauses, CancellationToken cancellationToken)
    {
        var ids = clauses.SelectMany(clause => clause.Citations).Select(citation => citation.EvidenceId).Distinct().ToList();
        return await db.Evidence.AsNoTracking()
            .Where(evidence => ids.Contains(evidence.Id))
            .ToDictionaryAsync(evidence => evidence.Id, cancellationToken);
    }

    /// <summary>The clause with its citations in the order they were made.</summary>
    public static Clause ToClause(this StrategyClause clause, IReadOnlyDictionary<Guid, KnownEvidence> evidence) =>
        new(
            clause.Id,
            clause.Number,
            clause.Heading,
            clause.Text,
            [.. clause.Citations
                .OrderBy(citation => citation.CitedAt)
                .ThenBy(citation => citation.EvidenceId)
                .Select(citation => (Citation: citation, Cited: evidence[citation.EvidenceId]))
                .Select(pair => new Citation(
                    pair.Citation.EvidenceId,
                    pair.Cited.Released.SurveySlug,
                    pair.Cited.Released.Title,
                    pair.Cited.Released.AreaName,
                    pair.Cited.QuestionText(pair.Citation.QuestionCode),
                    pair.Citation.Why,
                    pair.Citation.CitedBy))],
            clause.Version);
}
