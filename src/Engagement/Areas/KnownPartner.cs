using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Areas;

/// <summary>Engagement's own copy of a partner that can be asked for time.</summary>
internal sealed class KnownPartner
{
    public required Guid Id { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required PartnerKind Kind { get; set; }

    /// <summary>Areas it serves.</summary>
    public required IReadOnlyList<string> AreaCodes { get; set; }

    /// <summary>First day; null: since before it was recorded.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? Until { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KnownPartner>
    {
        public void Configure(EntityTypeBuilder<KnownPartner> builder)
        {
            builder.ToTable("partners");
            builder.Property(partner => partner.Id).ValueGeneratedNever();
            builder.Property(partner => partner.Slug).HasMaxLength(120);
            builder.Property(partner => partner.Name).HasMaxLength(200);
            builder.Property(partner => partner.AreaCodes).HasJson();
            builder.HasIndex(partner => partner.Kind);
        }
    }
}
