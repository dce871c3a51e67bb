using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Reminders;

/// <summary>How often a person wants an e-mail of what waits for their answer, and when it was last looked for.</summary>
internal sealed class DigestChoice : IVersioned
{
    public required Guid PersonId { get; init; }

    public DigestRhythm Rhythm { get; private set; }

    /// <summary>The last day on which it was looked what waits, whether or not an e-mail came of it.</summary>
    public DateOnly LookedOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>From the next day of the rhythm on: somebody who chooses it is looking at the list already.</summary>
    public void Choose(DigestRhythm rhythm, DateOnly today) => (Rhythm, LookedOn) = (rhythm, today);

    /// <summary>It is time to look. A day that was missed is made up for by the next one of its week.</summary>
    public bool IsDue(DateOnly today) => Rhythm switch
    {
        DigestRhythm.Never => false,
        DigestRhythm.EveryWeekday => LookedOn < today && today.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        DigestRhythm.EveryMonday => LookedOn < today.MondayOfWeek(),
    };

    public void Looked(DateOnly today) => LookedOn = today;

    /// <summary>The next day on which it is time to look, from tomorrow on; null for none.</summary>
    public DateOnly? NextAfter(DateOnly today) =>
        Enumerable.Range(1, 7).Select(days => (DateOnly?)today.AddDays(days)).FirstOrDefault(day => IsDue(day!.Value));
}

internal sealed class DigestChoiceConfiguration : IEntityTypeConfiguration<DigestChoice>
{
    public void Configure(EntityTypeBuilder<DigestChoice> builder)
    {
        builder.ToTable("DigestChoices");
        builder.HasKey(choice => choice.PersonId);
        builder.Property(choice => choice.PersonId).ValueGeneratedNever();
        builder.HasIndex(choice => choice.LookedOn);
    }
}
