using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// What an act did to everything that referred to its partners: in words, for good; row by row for as long as it can be
/// taken back, which is the day on which it was said.
/// </summary>
internal sealed class SuccessionRecord
{
    public required Guid ActId { get; init; }

    /// <summary>The day on which it was said, in Europe/London.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What moved and what ended. Names of people are left out: their roles are on the audit trail.</summary>
    public required IReadOnlyList<ReferenceEffect> Effects { get; init; }

    /// <summary>Every row that it changed; empty once it can be taken back no more.</summary>
    public required IReadOnlyList<ChangedRow> Rows { get; set; }
}

/// <summary>What happened to a row of the database.</summary>
internal enum RowChange
{
    Added,
    Changed,
    Removed,
}

/// <summary>A row that an act changed.</summary>
/// <param name="Entity">The entity's name in the model.</param>
/// <param name="What">What happened to it.</param>
/// <param name="Key">Its key, by property.</param>
/// <param name="Before">What it was: what changed of it, or all of a row that was removed.</param>
/// <param name="After">What it became: what changed of it, or all of a row that was added.</param>
internal sealed record ChangedRow(
    string Entity,
    RowChange What,
    IReadOnlyDictionary<string, JsonElement> Key,
    IReadOnlyDictionary<string, JsonElement> Before,
    IReadOnlyDictionary<string, JsonElement> After);

internal sealed class SuccessionRecordConfiguration : IEntityTypeConfiguration<SuccessionRecord>
{
    public void Configure(EntityTypeBuilder<SuccessionRecord> builder)
    {
        builder.ToTable("PartnerSuccessionRecords");
        builder.HasKey(record => record.ActId);
        builder.Property(record => record.ActId).ValueGeneratedNever();
        builder.Property(record => record.Effects).HasJson();
        builder.Property(record => record.Rows).HasJson();
    }
}
