using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Mail;

/// <summary>An e-mail to be sent, stored with the change that it tells of, and deleted once sent: it may hold a code.</summary>
internal sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    /// <summary>Whose address it goes to, so that erasing them takes it away.</summary>
    public required Guid PersonId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>Not sent after this: what it says no longer holds.</summary>
    public required DateTimeOffset UsefulUntil { get; init; }

    /// <summary>Also the lease of the sender that is at it.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    public int Attempts { get; init; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMail");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.To).HasMaxLength(254);
        builder.Property(mail => mail.Subject).HasMaxLength(200);
        builder.HasIndex(mail => mail.NextAttemptAt);
        builder.HasIndex(mail => mail.PersonId);
    }
}
