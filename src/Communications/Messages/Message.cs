using IcpEngage.Contracts.Communications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Messages;

/// <summary>A message planned for a day.</summary>
internal sealed class Message
{
    private Message()
    {
    }

    public Guid Id { get; private init; }

    public string Title { get; private init; } = "";

    public string Body { get; private init; } = "";

    public string AreaCode { get; private init; } = "";

    /// <summary>The area is the whole system.</summary>
    public bool WholeSystem { get; private init; }

    public string AudienceCode { get; private init; } = "";

    public DateOnly SendOn { get; private set; }

    /// <summary>The survey it announces; null for a message of a team's own.</summary>
    public Guid? SurveyId { get; private init; }

    public string? SurveySlug { get; private init; }

    public bool Demonstration { get; private init; }

    /// <summary>The day on which it was called off; null while it stands.</summary>
    public DateOnly? CancelledOn { get; private set; }

    /// <summary>Grows when somebody changes the message; who sends an older one back is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Messages it clashes with, as last published.</summary>
    public int Clashes { get; private set; }

    /// <summary>
    /// Version of the last <see cref="MessageScheduled"/>. Apart from <see cref="Version"/>, because it also grows
    /// when only a neighbour moved, and that must not turn somebody's edit of this message away.
    /// </summary>
    public int Revision { get; private set; }

    public Slot Slot => new(AudienceCode, AreaCode, WholeSystem, SendOn);

    /// <summary>Plans a message of a team's own.</summary>
    public static Message Plan(
        Guid id, string title, string body, string areaCode, bool wholeSystem, string audienceCode, DateOnly sendOn, bool demonstration = false) =>
        new()
        {
            Id = id,
            Title = title,
            Body = body,
            AreaCode = areaCode,
            WholeSystem = wholeSystem,
            AudienceCode = audienceCode,
            SendOn = sendOn,
            Demonstration = demonstration,
        };

    /// <summary>Plans the announcement of a survey to one place.</summary>
    public static Message Announce(
        Guid id, string title, string body, string areaCode, string audienceCode, DateOnly sendOn, Guid surveyId, string surveySlug, bool demonstration) =>
        new()
        {
            Id = id,
            Title = title,
            Body = body,
            AreaCode = areaCode,
            AudienceCode = audienceCode,
            SendOn = sendOn,
            SurveyId = surveyId,
            SurveySlug = surveySlug,
            Demonstration = demonstration,
        };

    /// <summary>Whether another message gets in its way; never itself.</summary>
    public bool ClashesWith(Message other) => other.Id != Id && ClashRule.Clash(Slot, other.Slot);

    /// <summary>Its day is over: people have heard it.</summary>
    public bool Sent(DateOnly today) => SendOn < today;

    /// <summary>Moves it to another day.</summary>
    public void Move(DateOnly sendOn)
    {
        SendOn = sendOn;
        Version++;
    }

    /// <summary>Calls it off.</summary>
    public void Cancel(DateOnly today)
    {
        CancelledOn = today;
        Version++;
    }

    /// <summary>What to tell others now that it clashes with so many.</summary>
    public MessageScheduled Schedule(int clashes)
    {
        Clashes = clashes;
        Revision++;
        return new MessageScheduled(Id, SurveyId, AreaCode, SendOn, Clashes, Revision);
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Title).HasMaxLength(200);
        builder.Property(message => message.Body).HasMaxLength(4000);
        builder.Property(message => message.AreaCode).HasMaxLength(16);
        builder.Property(message => message.AudienceCode).HasMaxLength(64);
        builder.Property(message => message.SurveySlug).HasMaxLength(200);
        builder.Property(message => message.Version).IsConcurrencyToken();

        // Read before a neighbour's change and saved after it, the same revision would be published twice.
        builder.Property(message => message.Revision).IsConcurrencyToken();
        builder.Ignore(message => message.Slot);
        builder.HasIndex(message => new { message.AudienceCode, message.SendOn });
        builder.HasIndex(message => message.SendOn);

        // One announcement for a survey and a place, however often and in however many replicas the event is handled.
        builder.HasIndex(message => new { message.SurveyId, message.AreaCode }).IsUnique();

        // A message called off is history: the calendar and its clashes know nothing of it.
        builder.HasQueryFilter(message => message.CancelledOn == null);
    }
}
