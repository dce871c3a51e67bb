using IcpEngage.Membership.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Workloads;

/// <summary>Hours that a partner can give in a quarter.</summary>
internal sealed class Capacity
{
    public required Guid PartnerId { get; init; }

    /// <summary>First day of the quarter.</summary>
    public required DateOnly QuarterFrom { get; init; }

    public required decimal Hours { get; init; }
}

internal sealed class CapacityConfiguration : IEntityTypeConfiguration<Capacity>
{
    public void Configure(EntityTypeBuilder<Capacity> builder)
    {
        builder.HasKey(capacity => new { capacity.PartnerId, capacity.QuarterFrom });
        builder.HasOne<Partner>().WithMany().HasForeignKey(capacity => capacity.PartnerId);
    }
}
