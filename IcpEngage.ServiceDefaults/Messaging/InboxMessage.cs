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
