using IcpEngage.Contracts.Communications;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>Engagement's own copy of a message on the communications calendar that announces a survey.</summary>
internal sealed class PlannedMessage
{
    public required Guid MessageId { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>Whose people it goes to: the system's or a place's code.</summary>
    public required string AreaCode { get; init; }

    public required DateOnly SendOn { get; set; }

    /// <summary>Other messages to the same audience in the same week.</summary>
    public required int Clashes { get; set; }

    /// <summary>Version of the message that said so.</summary>
    public required int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlannedMessage>
    {
        public void Configure(EntityTypeBuilder<PlannedMessage> builder)
        {
            builder.ToTable("planned_messages");
            builder.HasKey(message => message.MessageId);
            builder.Property(message => message.MessageId).ValueGeneratedNever();
            builder.Property(message => message.AreaCode).HasMaxLength(9);
            builder.HasIndex(message => new { message.SurveyId, message.AreaCode });
        }
    }
}

/// <summary>Keeps when a survey is announced. The highest version of a message counts; a team's own messages are not kept.</summary>
internal sealed class KeepPlannedMessage : IHandle<MessageScheduled, EngagementDb>
{
    public async Task Handle(MessageScheduled message, EngagementDb db, CancellationToken cancellationToken)
    {
        if (message.SurveyId is not { } surveyId)
        {
            return;
        }

        var planned = await db.Set<PlannedMessage>().FindAsync([message.MessageId], cancellationToken);
        if (planned is null)
        {
            db.Add(new PlannedMessage
            {
                MessageId = message.MessageId,
                SurveyId = surveyId,
                AreaCode = message.AreaCode,
                SendOn = message.SendOn,
                Clashes = message.Clashes,
                Version = message.Version,
            });
        }
        else if (message.Version > planned.Version)
        {
            planned.SendOn = message.SendOn;
            planned.Clashes = message.Clashes;
            planned.Version = message.Version;
        }
    }
}
