using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>Hours that a partner can give in a quarter, as it says itself, before leave.</summary>
internal sealed class Capacity : IVersioned
{
    /// <summary>A year of some fifty people.</summary>
    public const decimal MostHours = 20_000;

    public required Guid PartnerId { get; init; }

    /// <summary>First day of the quarter.</summary>
    public required DateOnly QuarterFrom { get; init; }

    /// <summary>Of all people together.</summary>
    public required decimal Hours { get; set; }

    /// <summary>
    /// At most so many of <see cref="Hours"/> by people who have a skill. Somebody can have several, so these do not add up;
    /// a skill that is not named is limited by the hours alone.
    /// </summary>
    public IReadOnlyList<SkillHours> Skills { get; set; } = [];

    public int Version { get; private set; }

    /// <summary>Hours of the quarter that are left after leave, in tenths.</summary>
    public decimal HoursAfter(IReadOnlyCollection<Leave> leave) =>
        Math.Round(new CapacityPlan(Quarter.Of(QuarterFrom), this, leave).ByWeek().Sum(), 1, MidpointRounding.AwayFromZero);
}

internal sealed class CapacityConfiguration : IEntityTypeConfiguration<Capacity>
{
    public void Configure(EntityTypeBuilder<Capacity> builder)
    {
        builder.HasKey(capacity => new { capacity.PartnerId, capacity.QuarterFrom });
        builder.Property(capacity => capacity.Skills).HasJson();
        builder.HasOne<Partner>().WithMany().HasForeignKey(capacity => capacity.PartnerId);
    }
}
