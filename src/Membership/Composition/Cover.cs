using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Composition;

/// <summary>
/// A record of who or what speaks for a voice in a partnership. It says how that is known, not on what footing: that follows
/// from the partner's seat. Never deleted: it ends, with a reason.
/// </summary>
internal sealed class Cover : IVersioned
{
    public const int ShortestEvidence = 10;
    public const int LongestEvidence = 500;

    public required Guid Id { get; init; }

    public required Guid PartnershipId { get; init; }

    /// <summary>Code of the voice; it need not be in the pack of today.</summary>
    public required string Expectation { get; init; }

    /// <summary>Null where it is an act of listening rather than a partner.</summary>
    public Guid? PartnerId { get; set; }

    public required string Evidence { get; init; }

    /// <summary>Released evidence that shows it.</summary>
    public Guid? EvidenceId { get; init; }

    public string? EvidenceTitle { get; init; }

    /// <summary>When it was last said to be so.</summary>
    public DateOnly SeenOn { get; private set; }

    public required Guid RecordedById { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    public string? EndReason { get; private set; }

    public int Version { get; private set; }

    /// <summary>It was so on this day; an earlier one than is known changes nothing.</summary>
    public void SeeAgain(DateOnly day) => SeenOn = day > SeenOn ? day : SeenOn;

    public void End(Guid? by, DateTimeOffset now, string reason)
    {
        EndedById = by;
        EndedAt = now;
        EndReason = reason;
    }

    public CoverFacts ToFacts() => new(Id, Expectation, PartnerId, Evidence, EvidenceId, EvidenceTitle, SeenOn);
}

internal sealed class CoverConfiguration : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> builder)
    {
        builder.ToTable("Covers");
        builder.Property(cover => cover.Id).ValueGeneratedNever();
        builder.Property(cover => cover.Expectation).HasMaxLength(60);
        builder.Property(cover => cover.Evidence).HasMaxLength(Cover.LongestEvidence);
        builder.Property(cover => cover.EvidenceTitle).HasMaxLength(200);
        builder.Property(cover => cover.EndReason).HasMaxLength(500);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(cover => cover.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(cover => cover.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(cover => new { cover.PartnershipId, cover.Expectation });
    }
}
