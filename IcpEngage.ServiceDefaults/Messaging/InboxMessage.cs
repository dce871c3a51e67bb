using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>A message that a handler has processed; written in the same transaction as the handler's effect.</summary>
internal sealed class InboxMessage
{
    public required Guid MessageId { get; init; }

    public required string Handler { get; init; }

    /// <summary>The day, UTC midnight.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }
}

internal sealed class InboxMessageConfiguration : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("inbox_messages");

        // The last word on duplicates, also between replicas.
        builder.HasKey(message => new { message.MessageId, message.Handler });
        builder.Property(message => message.Handler).HasMaxLength(100);
        builder.HasIndex(message => message.ProcessedAt);
    }
}

/// <summary>The statement that notes a message, past EF Core: it is written for every message and never looked at again.</summary>
internal static class InboxNotes
{
    private const string Insert =
        """
        INSERT INTO inbox_messages ("MessageId", "Handler", "ProcessedAt")
        SELECT @message, @handler, @day
        WHERE NOT EXISTS (SELECT 1 FROM inbox_messages WHERE "MessageId" = @message AND "Handler" = @handler)
        """;

    /// <summary>
    /// Notes a message as processed; none where it is noted already. Of the moment the day will do to tidy up by, and it says
    /// less about when somebody answered.
    /// </summary>
    public static void AddNote(this Statements statements, Guid messageId, string handler, DateTimeOffset moment, ServiceDbContext db) =>
        statements.Add(
            Insert, ("@message", messageId), ("@handler", handler), ("@day", db.Stored(new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero))));
}
