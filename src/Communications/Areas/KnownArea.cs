using IcpEngage.Contracts.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Areas;

/// <summary>Our copy of an area that messages go to: the system or a place. Neighbourhoods have no lane.</summary>
internal sealed class KnownArea
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required AreaKind Kind { get; set; }

    public bool WholeSystem => Kind == AreaKind.System;
}

internal sealed class KnownAreaConfiguration : IEntityTypeConfiguration<KnownArea>
{
    public void Configure(EntityTypeBuilder<KnownArea> builder)
    {
        builder.HasKey(area => area.Code);
        builder.Property(area => area.Code).HasMaxLength(16);
        builder.Property(area => area.Name).HasMaxLength(200);
        builder.Ignore(area => area.WholeSystem);
    }
}
