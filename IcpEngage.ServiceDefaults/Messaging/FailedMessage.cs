using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>A message that a handler gave up on, set aside in the handler's own database so that nothing waits behind it.</summary>
internal sealed class FailedMessage
{
    public const int LongestError = 2000;

    public required Guid Id { get; init; }

    public required Guid MessageId { get; init; }

    public required string Event { get; init; }

    public required string Handler { get; init; }

    public required string Body { get; init; }

    public required string Error { get; set; }

    public required int Attempts { get; set; }

    public required DateTimeOffset FailedAt { get; set; }

    /// <summary>What went wrong, as long as there is room for.</summary>
    public static string Describe(Exception exception) =>
        exception.GetBaseException().Message is { Length: > LongestError } text ? text[..LongestError] : exception.GetBaseException().Message;
}

internal sealed class FailedMessageConfiguration : IEntityTypeConfiguration<FailedMessage>
{
    public void Configure(EntityTypeBuilder<FailedMessage> builder)
    {
        builder.ToTable("failed_messages");
        builder.Property(message => message.Event).HasMaxLength(200);
        builder.Property(message => message.Handler).HasMaxLength(100);
        builder.Property(message => message.Error).HasMaxLength(FailedMessage.LongestError);
        builder.HasIndex(message => new { message.MessageId, message.Handler }).IsUnique();
    }
}
