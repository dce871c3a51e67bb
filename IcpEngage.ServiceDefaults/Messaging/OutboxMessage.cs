using System.Diagnostics;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>An event on its way out; the row goes when the event has been taken over.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Order of writing.</summary>
    public long Sequence { get; private set; }

    /// <summary>Id of the message, the same however often it is published.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>The event's type name, see <see cref="EventTypes"/>.</summary>
    public string Event { get; private set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The trace it was written in, W3C form, so that a trace follows the event.</summary>
    public string? TraceParent { get; private set; }

    /// <summary>Dispatcher that is working on it.</summary>
    public Guid? LeasedBy { get; private set; }

    /// <summary>Until when nobody else takes it.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public static OutboxMessage For(IEvent @event) => new()
    {
        // Random rather than a UUID v7: inboxes keep it for weeks, and it would say when somebody answered.
        MessageId = Guid.NewGuid(),
        Event = EventTypes.NameOf(@event.GetType()),
        Body = JsonSerializer.Serialize(@event, @event.GetType(), Json.Options),
        TraceParent = Activity.Current?.Id,
    };
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.HasKey(message => message.Sequence);
        builder.Property(message => message.Sequence).ValueGeneratedOnAdd();
        builder.Property(message => message.Event).HasMaxLength(200);
        builder.Property(message => message.TraceParent).HasMaxLength(100);
    }
}
