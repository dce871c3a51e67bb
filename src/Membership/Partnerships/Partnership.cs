using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A body of partners, of the system or of a place.</summary>
internal sealed class Partnership
{
    public required Guid Id { get; init; }

    public required PartnershipKind Kind { get; init; }

    /// <summary>Its local name.</summary>
    public required string Name { get; init; }

    public required string AreaCode { get; init; }

    /// <summary>The policy pack that its seats follow.</summary>
    public required string PolicyPack { get; init; }

    public List<Seat> Seats { get; init; } = [];

    /// <summary>Needs <see cref="Seats"/> and their partners loaded. Members come first, then by name.</summary>
    public Contracts.Membership.Partnership ToContract() => new(
        Id,
        Kind,
        Name,
        AreaCode,
        [.. Seats.OrderBy(seat => seat.Standing).ThenBy(seat => seat.Partner.Name, StringComparer.Ordinal).Select(seat => seat.ToContract())]);
}

/// <summary>A partner's part in a partnership.</summary>
internal sealed class Seat
{
    public Guid PartnershipId { get; init; }

    public required Guid PartnerId { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Why it has the seat.</summary>
    public required string Basis { get; init; }

    public Partner Partner { get; private set; } = null!;

    public Contracts.Membership.Seat ToContract() => new(PartnerId, Partner.Name, Standing, Basis);
}

internal sealed class PartnershipConfiguration : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(partnership => partnership.Id).ValueGeneratedNever();
        builder.Property(partnership => partnership.Name).HasMaxLength(200);
        builder.Property(partnership => partnership.AreaCode).HasMaxLength(20);
        builder.Property(partnership => partnership.PolicyPack).HasMaxLength(60);
        builder.HasMany(partnership => partnership.Seats).WithOne().HasForeignKey(seat => seat.PartnershipId);
        builder.HasIndex(partnership => new { partnership.AreaCode, partnership.Kind }).IsUnique();
    }
}

internal sealed class SeatConfiguration : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.HasKey(seat => new { seat.PartnershipId, seat.PartnerId });
        builder.Property(seat => seat.Basis).HasMaxLength(500);
        builder.HasOne(seat => seat.Partner).WithMany().HasForeignKey(seat => seat.PartnerId);
    }
}
