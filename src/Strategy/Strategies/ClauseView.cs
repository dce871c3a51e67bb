using IcpEngage.Contracts.Strategy;
using IcpEngage.Strategy.Evidence;

namespace IcpEngage.Strategy.Strategies;

/// <summary>Clauses as others see them, with the evidence they rest on.</summary>
internal static class ClauseView
{
    /// <summary>The evidence that the clauses cite as it stands now, by id.</summary>
    public static Task<IReadOnlyDictionary<Guid, EvidenceNow>> CitedByAsync(
        this StrategyDb db, IEnumerable<StrategyClause> clauses, CancellationToken cancellationToken) =>
        db.EvidenceNowAsync(
            [.. clauses.SelectMany(clause => clause.Citations).Select(citation => citation.EvidenceId).Distinct()], cancellationToken);

    /// <summary>The clause with its citations in the order they were made.</summary>
    public static Clause ToClause(this StrategyClause clause, IReadOnlyDictionary<Guid, EvidenceNow> evidence) =>
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
                    pair.Cited.Known.Released.SurveySlug,
                    pair.Cited.Known.Released.Title,
                    pair.Cited.Known.Released.AreaName,
                    pair.Cited.Known.QuestionText(pair.Citation.QuestionCode),
                    pair.Citation.Why,
                    pair.Citation.CitedBy)
                {
                    Withdrawal = pair.Cited.Withdrawal,
                    Correction = pair.Cited.CorrectedBy?.Released.Correction,
                    CorrectedBy = pair.Cited.CorrectedBy?.Id,
                })],
            clause.Version);
}
