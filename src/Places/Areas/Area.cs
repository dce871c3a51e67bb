using IcpEngage.Contracts.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Places.Areas;

/// <summary>The system, a place or a neighbourhood.</summary>
internal sealed class Area
{
    /// <summary>GSS code.</summary>
    public required string Code { get; init; }

    /// <summary>Unique among the parts of its parent.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required AreaKind Kind { get; init; }

    /// <summary>The area it is a part of; null for the system.</summary>
    public string? ParentCode { get; init; }

    /// <summary>A place's column on the tile map, from 0 at the west; null for other areas.</summary>
    public int? TileColumn { get; init; }

    /// <summary>A place's row on the tile map, from 0 at the north; null for other areas.</summary>
    public int? TileRow { get; init; }

    public Contracts.Places.Area ToContract() => new(Code, Slug, Name, Kind, ParentCode);
}

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.HasKey(area => area.Code);
        builder.Property(area => area.Code).HasMaxLength(20);
        builder.Property(area => area.Slug).HasMaxLength(120);
        builder.Property(area => area.Name).HasMaxLength(120);
        builder.Property(area => area.ParentCode).HasMaxLength(20);
        builder.HasIndex(area => new { area.ParentCode, area.Slug }).IsUnique();
        builder.HasOne<Area>().WithMany().HasForeignKey(area => area.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }
}
