using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// A partner's part in a partnership over a time. It is never deleted: it ends, with a reason. A partner has one that is in
/// force at most; people fill it, one or several.
/// </summary>
internal sealed class Seat
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required Guid PartnerId { get; set; }

    public required Standing Standing { get; set; }

    /// <summary>Why it has the seat.</summary>
    public required string Basis { get; set; }

    /// <summary>First day; null: from before it was recorded.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; null: no end is known.</summary>
    public DateOnly? Until { get; set; }

    public string? EndedBecause { get; private set; }

    public Partner Partner { get; private set; } = null!;

    public List<SeatHolder> Holders { get; init; } = [];

    public bool IsInForceOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);

    /// <summary>Some day is in both.</summary>
    public bool Overlaps(DateOnly? from, DateOnly? until) =>
        (Until is null || from is null || Until >= from) && (until is null || From is null || From <= until);

    /// <summary>Ends the seat and the terms of those who fill it. Needs <see cref="Holders"/> loaded.</summary>
    public void End(DateOnly on, string because)
    {
        Until = on;
        EndedBecause = because;
        foreach (var holder in Holders.Where(holder => holder.Until is null || holder.Until > on))
        {
            holder.End(on, because);
        }
    }

    public Contracts.Membership.Seat ToContract() => new(PartnerId, Partner.Name, Standing, Basis);
}

internal sealed class SeatConfiguration : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.Property(seat => seat.Id).ValueGeneratedNever();
        builder.Property(seat => seat.Basis).HasMaxLength(500);
        builder.Property(seat => seat.EndedBecause).HasMaxLength(500);
        builder.HasOne(seat => seat.Partner).WithMany().HasForeignKey(seat => seat.PartnerId);
        builder.HasMany(seat => seat.Holders).WithOne(holder => holder.Seat).HasForeignKey(holder => holder.SeatId);
        builder.HasIndex(seat => new { seat.PartnershipId, seat.PartnerId });
    }
}
