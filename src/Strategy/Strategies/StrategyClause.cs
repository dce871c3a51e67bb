using IcpEngage.Contracts.Strategy;
using IcpEngage.Strategy.Citations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Strategy.Strategies;

/// <summary>A clause of the strategy and the evidence it rests on.</summary>
internal sealed class StrategyClause
{
    public required Guid Id { get; init; }

    public Guid StrategyId { get; init; }

    /// <summary>From 1, in the order of the strategy.</summary>
    public required int Number { get; init; }

    public required string Heading { get; init; }

    public required string Text { get; init; }

    /// <summary>Grows when the clause or what it rests on changes; who sends an older one back is refused.</summary>
    public int Version { get; private set; } = 1;

    public List<EvidenceCitation> Citations { get; init; } = [];

    /// <summary>Whether the clause already rests on this evidence: it can be cited once.</summary>
    public bool Cites(Guid evidenceId) => Citations.Any(citation => citation.EvidenceId == evidenceId);

    /// <summary>Lets the clause rest on evidence.</summary>
    /// <exception cref="InvalidOperationException">It already does.</exception>
    public EvidenceCited Cite(EvidenceCitation citation)
    {
        if (Cites(citation.EvidenceId))
            throw new InvalidOperationException($"Clause {Id} already cites evidence {citation.EvidenceId}.");
        Citations.Add(citation);
        return new EvidenceCited(citation.EvidenceId, Id, Heading, Cited: true, ++Version);
    }

    /// <summary>Takes a citation back; null where there is none.</summary>
    public EvidenceCited? Uncite(Guid evidenceId) =>
        Citations.RemoveAll(citation => citation.EvidenceId == evidenceId) == 0
            ? null
            : new EvidenceCited(evidenceId, Id, Heading, Cited: false, ++Version);
}

internal sealed class StrategyClauseConfiguration : IEntityTypeConfiguration<StrategyClause>
{
    public void Configure(EntityTypeBuilder<StrategyClause> builder)
    {
        builder.Property(clause => clause.Id).ValueGeneratedNever();
        builder.Property(clause => clause.Heading).HasMaxLength(200);
        builder.Property(clause => clause.Text).HasMaxLength(4000);
        builder.Property(clause => clause.Version).IsConcurrencyToken();
        builder.HasIndex(clause => new { clause.StrategyId, clause.Number }).IsUnique();
        builder.HasMany(clause => clause.Citations).WithOne().HasForeignKey(citation => citation.ClauseId);
    }
}
