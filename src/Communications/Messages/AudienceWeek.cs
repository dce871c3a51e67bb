using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Messages;

/// <summary>
/// What an audience hears in a week. Whoever plans, moves or cancels a message of that week changes this row too, so
/// that two changes at once cannot both count clashes from a picture that lacks the other: the later one is refused
/// by the database and counts again.
/// </summary>
internal sealed class AudienceWeek
{
    public required string AudienceCode { get; init; }

    public required DateOnly Monday { get; init; }

    /// <summary>Number of changes to the week's messages.</summary>
    public int Changes { get; private set; }

    public void Change() => Changes++;
}

internal sealed class AudienceWeekConfiguration : IEntityTypeConfiguration<AudienceWeek>
{
    public void Configure(EntityTypeBuilder<AudienceWeek> builder)
    {
        builder.HasKey(week => new { week.AudienceCode, week.Monday });
        builder.Property(week => week.AudienceCode).HasMaxLength(64);
        builder.Property(week => week.Changes).IsConcurrencyToken();
    }
}
