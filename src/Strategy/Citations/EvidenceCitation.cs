using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Strategy.Citations;

/// <summary>That a clause rests on evidence, how, and who says so.</summary>
internal sealed class EvidenceCitation
{
    public Guid ClauseId { get; init; }

    public required Guid EvidenceId { get; init; }

    /// <summary>The question it points to; null for the evidence as a whole.</summary>
    public string? QuestionCode { get; init; }

    /// <summary>How it bears on the clause.</summary>
    public required string Why { get; init; }

    public required string CitedBy { get; init; }

    public required DateTimeOffset CitedAt { get; init; }
}

internal sealed class EvidenceCitationConfiguration : IEntityTypeConfiguration<EvidenceCitation>
{
    public void Configure(EntityTypeBuilder<EvidenceCitation> builder)
    {
        builder.ToTable("Citations");

        // The key is the rule that a clause cites evidence once, also for two people in the same second.
        builder.HasKey(citation => new { citation.ClauseId, citation.EvidenceId });
        builder.Property(citation => citation.QuestionCode).HasMaxLength(200);
        builder.Property(citation => citation.Why).HasMaxLength(500);
        builder.Property(citation => citation.CitedBy).HasMaxLength(200);
    }
}
