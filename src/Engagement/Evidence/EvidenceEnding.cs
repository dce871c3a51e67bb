using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// That evidence is not in force any more: it was withdrawn, or a corrected version has replaced it. Evidence ends once, and
/// for good.
/// </summary>
internal sealed class EvidenceEnding
{
    /// <summary>A reason that says something.</summary>
    public const int ShortestReason = 10;

    /// <summary>A reason that gets read.</summary>
    public const int LongestReason = 500;

    public required Guid EvidenceId { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, for everybody to read.</summary>
    public required string Because { get; init; }

    /// <summary>The person's name; for staff.</summary>
    public required string By { get; init; }

    /// <summary>The corrected version; null where it was withdrawn.</summary>
    public Guid? ReplacedBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceEnding>
    {
        public void Configure(EntityTypeBuilder<EvidenceEnding> builder)
        {
            builder.ToTable("evidence_endings");
            builder.HasKey(ending => ending.EvidenceId);
            builder.HasOne<EvidenceRecord>().WithOne().HasForeignKey<EvidenceEnding>(ending => ending.EvidenceId);
            builder.Property(ending => ending.Because).HasMaxLength(LongestReason);
            builder.Property(ending => ending.By).HasMaxLength(200);
        }
    }
}
