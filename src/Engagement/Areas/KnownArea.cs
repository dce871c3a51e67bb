using IcpEngage.Contracts.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Areas;

/// <summary>Engagement's own copy of an area: the system and its places. Neighbourhoods are not kept here.</summary>
internal sealed class KnownArea
{
    /// <summary>GSS code.</summary>
    public required string Code { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required AreaKind Kind { get; set; }

    /// <summary>The area it is a part of; null for the system.</summary>
    public required string? ParentCode { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KnownArea>
    {
        public void Configure(EntityTypeBuilder<KnownArea> builder)
        {
            builder.ToTable("areas");
            builder.HasKey(area => area.Code);
            builder.Property(area => area.Code).HasMaxLength(9);
            builder.Property(area => area.Slug).HasMaxLength(80);
            builder.HasIndex(area => area.Slug);
            builder.Property(area => area.Name).HasMaxLength(120);
            builder.Property(area => area.ParentCode).HasMaxLength(9);
        }
    }
}
