using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.Membership.Partnerships.Meetings;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A body of partners, of the system or of a place.</summary>
internal sealed class Partnership : IVersioned
{
    public required Guid Id { get; init; }

    public required PartnershipKind Kind { get; init; }

    /// <summary>Its local name.</summary>
    public required string Name { get; init; }

    public required string AreaCode { get; init; }

    /// <summary>The policy pack that its seats follow.</summary>
    public required string PolicyPack { get; init; }

    /// <summary>In force, to come and ended.</summary>
    public List<Seat> Seats { get; init; } = [];

    public List<Forum> Forums { get; init; } = [];

    public List<ChairSelection> Selections { get; init; } = [];

    public List<Meeting> Meetings { get; init; } = [];

    public int Version { get; private set; }

    /// <summary>
    /// Seats in force on the day. Needs <see cref="Seats"/> and their partners loaded. Members come first, then by name.
    /// </summary>
    public IEnumerable<Seat> SeatsOn(DateOnly day) => InOrder(Seats.Where(seat => seat.IsInForceOn(day)));

    public static IOrderedEnumerable<Seat> InOrder(IEnumerable<Seat> seats) =>
        seats.OrderBy(seat => seat.Standing).ThenBy(seat => seat.Partner.Name, StringComparer.Ordinal);

    /// <summary>
    /// Each partner's part on the day: its seat, and where it has none, that it takes part in a forum. Needs
    /// <see cref="Seats"/>, <see cref="Forums"/> and their partners loaded.
    /// </summary>
    public IEnumerable<Contracts.Membership.Seat> PartsOn(DateOnly day) =>
        SeatsOn(day).Select(seat => seat.ToContract())
            .Concat(Forums.Where(forum => forum.GoesOn(day)).OrderBy(forum => forum.Name, StringComparer.Ordinal).SelectMany(forum => forum.ToParts()))
            .DistinctBy(part => part.PartnerId);

    /// <summary>With the seats that are in force on the day. Needs <see cref="Seats"/> and their partners loaded.</summary>
    public Contracts.Membership.Partnership ToContract(DateOnly day) =>
        new(Id, Kind, Name, AreaCode, [.. SeatsOn(day).Select(seat => seat.ToContract())]);
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
        builder.HasMany(partnership => partnership.Forums).WithOne().HasForeignKey(forum => forum.PartnershipId);
        builder.HasMany(partnership => partnership.Selections).WithOne().HasForeignKey(selection => selection.PartnershipId);
        builder.HasMany(partnership => partnership.Meetings).WithOne().HasForeignKey(meeting => meeting.PartnershipId);
        builder.HasIndex(partnership => new { partnership.AreaCode, partnership.Kind }).IsUnique();
    }
}
