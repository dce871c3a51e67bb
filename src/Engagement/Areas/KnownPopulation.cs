using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Areas;

/// <summary>Engagement's own copy of who lives in an area: the weights of pooled answers and the measure of who is missing.</summary>
internal sealed class KnownPopulation
{
    public required string AreaCode { get; init; }

    /// <summary>Usual residents.</summary>
    public required int Residents { get; set; }

    /// <summary>The profile whole.</summary>
    public required PopulationProfile Profile { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KnownPopulation>
    {
        public void Configure(EntityTypeBuilder<KnownPopulation> builder)
        {
            builder.ToTable("populations");
            builder.HasKey(population => population.AreaCode);
            builder.Property(population => population.AreaCode).HasMaxLength(9);
            builder.Property(population => population.Profile).HasJson();
        }
    }
}
