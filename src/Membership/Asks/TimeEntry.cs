using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Asks;

/// <summary>Time spent on an agreed ask. A mistaken entry is taken back and counts no more; it stays on record.</summary>
internal sealed class TimeEntry
{
    /// <summary>The caller's id, so that the same sent twice is one entry.</summary>
    public required Guid Id { get; init; }

    public Guid AskId { get; private set; }

    /// <summary>The day it was spent.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In quarters of an hour.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Who logged it; null where nobody did: demonstration data.</summary>
    public Guid? ById { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    public DateTimeOffset? TakenBackAt { get; private set; }

    public Guid? TakenBackById { get; private set; }

    public bool Counts => TakenBackAt is null;

    public void TakeBack(Act act) => (TakenBackAt, TakenBackById) = (act.At, act.PersonId);
}

internal sealed class TimeEntryConfiguration : IEntityTypeConfiguration<TimeEntry>
{
    public void Configure(EntityTypeBuilder<TimeEntry> builder)
    {
        builder.ToTable("TimeEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.AskId, entry.Day });
        builder.HasIndex(entry => entry.ById);
    }
}
