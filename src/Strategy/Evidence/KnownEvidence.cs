using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Strategy.Evidence;

/// <summary>Our copy of released evidence, which never changes.</summary>
internal sealed class KnownEvidence
{
    private KnownEvidence()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Last day of its fieldwork, to list the newest first.</summary>
    public DateOnly To { get; private init; }

    /// <summary>The version that it replaces; null for the first.</summary>
    public Guid? Replaces { get; private init; }

    public ReleasedEvidence Released { get; private init; } = null!;

    public static KnownEvidence From(ReleasedEvidence released) =>
        new() { Id = released.Id, To = released.To, Replaces = released.Correction?.Replaces, Released = released };

    /// <summary>The wording of one of its questions; null where it asked no such question.</summary>
    public string? QuestionText(string? code) =>
        Released.Questions.FirstOrDefault(question => question.Code == code)?.Text;
}

internal sealed class KnownEvidenceConfiguration : IEntityTypeConfiguration<KnownEvidence>
{
    public void Configure(EntityTypeBuilder<KnownEvidence> builder)
    {
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Property(evidence => evidence.Released).HasJson();
        builder.HasIndex(evidence => evidence.To);
        builder.HasIndex(evidence => evidence.Replaces);
    }
}
