using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Places.Areas;

/// <summary>Who lives in an area: one document, read and replaced whole.</summary>
internal sealed class AreaProfile
{
    public required string AreaCode { get; init; }

    public required PopulationProfile Profile { get; init; }
}

internal sealed class AreaProfileConfiguration : IEntityTypeConfiguration<AreaProfile>
{
    public void Configure(EntityTypeBuilder<AreaProfile> builder)
    {
        builder.HasKey(profile => profile.AreaCode);
        builder.Property(profile => profile.AreaCode).HasMaxLength(20);
        builder.Property(profile => profile.Profile).HasJson();
        builder.HasOne<Area>().WithOne().HasForeignKey<AreaProfile>(profile => profile.AreaCode);
    }
}
