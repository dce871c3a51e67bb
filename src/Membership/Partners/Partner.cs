using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partners;

/// <summary>An organisation of the system.</summary>
internal sealed class Partner
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required PartnerKind Kind { get; init; }

    /// <summary>ODS or GSS code; null where it has none.</summary>
    public string? Code { get; init; }

    public bool Demonstration { get; init; }

    public List<PartnerArea> Areas { get; init; } = [];

    /// <summary>Needs <see cref="Areas"/> loaded.</summary>
    public bool Serves(string areaCode) => Areas.Exists(area => area.AreaCode == areaCode);

    /// <summary>Needs <see cref="Areas"/> loaded.</summary>
    public Contracts.Membership.Partner ToContract() =>
        new(Id, Slug, Name, Kind, Code, [.. Areas.Select(area => area.AreaCode).Order(StringComparer.Ordinal)], Demonstration);
}

/// <summary>An area that a partner serves.</summary>
internal sealed class PartnerArea
{
    public Guid PartnerId { get; init; }

    public required string AreaCode { get; init; }
}

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.Property(partner => partner.Id).ValueGeneratedNever();
        builder.Property(partner => partner.Slug).HasMaxLength(120);
        builder.HasIndex(partner => partner.Slug).IsUnique();
        builder.Property(partner => partner.Name).HasMaxLength(200);
        builder.Property(partner => partner.Code).HasMaxLength(20);
        builder.HasMany(partner => partner.Areas).WithOne().HasForeignKey(area => area.PartnerId);
    }
}

internal sealed class PartnerAreaConfiguration : IEntityTypeConfiguration<PartnerArea>
{
    public void Configure(EntityTypeBuilder<PartnerArea> builder)
    {
        builder.HasKey(area => new { area.PartnerId, area.AreaCode });
        builder.Property(area => area.AreaCode).HasMaxLength(20);
        builder.HasIndex(area => area.AreaCode);
    }
}
