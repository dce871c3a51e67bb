using System.Linq.Expressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partners;

/// <summary>
/// An organisation of the system. Its slug never changes, whatever it is called: grants, addresses and the audit trail know
/// it by that. One that ended stays on record.
/// </summary>
internal sealed class Partner : IVersioned
{
    public const int LongestName = 200;

    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required PartnerKind Kind { get; set; }

    /// <summary>First day; null: since before it was recorded.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? Until { get; set; }

    public bool Demonstration { get; init; }

    public List<PartnerArea> Areas { get; init; } = [];

    public List<HeldCode> Codes { get; init; } = [];

    public int Version { get; private set; }

    /// <inheritdoc cref="IsThere" />
    public static Expression<Func<Partner, bool>> ThereOn(DateOnly day) =>
        partner => (partner.From == null || partner.From <= day) && (partner.Until == null || partner.Until >= day);

    /// <summary>It is there on that day.</summary>
    public bool IsThere(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);

    /// <summary>Needs <see cref="Areas"/> loaded.</summary>
    public bool Serves(string areaCode) => Areas.Exists(area => area.AreaCode == areaCode);

    /// <summary>Needs <see cref="Areas"/> and <see cref="Codes"/> loaded.</summary>
    public Contracts.Membership.Partner ToContract() =>
        new(Id, Slug, Name, Kind, MainCode(), [.. Areas.Select(area => area.AreaCode).Order(StringComparer.Ordinal)], Demonstration)
        {
            From = From,
            Until = Until,
        };

    /// <summary>Of the codes that hold longest: that of the NHS, else the statisticians', else a local one.</summary>
    private string? MainCode() => Codes
        .OrderByDescending(code => code.Until ?? DateOnly.MaxValue)
        .ThenBy(code => code.Scheme)
        .ThenBy(code => code.Value, StringComparer.Ordinal)
        .FirstOrDefault()?.Value;
}

/// <summary>An area that a partner serves.</summary>
internal sealed class PartnerArea
{
    public Guid PartnerId { get; init; }

    public required string AreaCode { get; init; }
}

/// <summary>A code by which a partner is known, for as long as it holds.</summary>
internal sealed class HeldCode
{
    public Guid PartnerId { get; init; }

    public required CodeScheme Scheme { get; init; }

    public required string Value { get; init; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>Both hold on some day.</summary>
    public bool Overlaps(PartnerCode other) =>
        (other.Until is null || From is null || From <= other.Until) && (Until is null || other.From is null || other.From <= Until);

    public PartnerCode ToContract() => new(Scheme, Value, From, Until);
}

/// <summary>Partners with what belongs to each, whole.</summary>
internal static class PartnerQueries
{
    public static IQueryable<Partner> WithAll(this IQueryable<Partner> partners) =>
        partners.Include(partner => partner.Areas).Include(partner => partner.Codes).AsSplitQuery();
}

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.Property(partner => partner.Id).ValueGeneratedNever();
        builder.Property(partner => partner.Slug).HasMaxLength(120);
        builder.HasIndex(partner => partner.Slug).IsUnique();
        builder.Property(partner => partner.Name).HasMaxLength(Partner.LongestName);
        builder.HasMany(partner => partner.Areas).WithOne().HasForeignKey(area => area.PartnerId);
        builder.HasMany(partner => partner.Codes).WithOne().HasForeignKey(code => code.PartnerId);
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

internal sealed class HeldCodeConfiguration : IEntityTypeConfiguration<HeldCode>
{
    public void Configure(EntityTypeBuilder<HeldCode> builder)
    {
        builder.ToTable("PartnerCodes");
        builder.HasKey(code => new { code.PartnerId, code.Scheme, code.Value });
        builder.Property(code => code.Value).HasMaxLength(20);
        builder.HasIndex(code => code.Value);
    }
}
