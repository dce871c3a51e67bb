using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>A partner's time asked for, as its asker keeps it. Membership has the ledger; its answer comes back here.</summary>
internal sealed class Ask
{
    public required Guid Id { get; init; }

    public required Guid SurveyId { get; init; }

    public required Guid PartnerId { get; init; }

    /// <summary>The partner's name when it was asked.</summary>
    public required string PartnerName { get; init; }

    public required string AreaCode { get; init; }

    public required string Purpose { get; init; }

    public required StatutoryActivity Activity { get; init; }

    public required decimal Hours { get; init; }

    /// <summary>The day it was asked, in Europe/London.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day on which time is needed.</summary>
    public required DateOnly By { get; init; }

    public required bool Funded { get; init; }

    public AskState State { get; private set; } = AskState.Open;

    public decimal? HoursAgreed { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Takes the partner's answer. An ask is answered once; the same answer again changes nothing.</summary>
    public void Answer(AskState state, decimal? hoursAgreed, string? reason)
    {
        if (State != AskState.Open || state == AskState.Open)
        {
            return;
        }

        State = state;
        HoursAgreed = state == AskState.Accepted ? hoursAgreed : null;
        Reason = state == AskState.Declined ? reason : null;
    }

    /// <summary>As the asker sees it.</summary>
    public AskProgress ToProgress() => new(Id, PartnerName, Hours, By, State, HoursAgreed, Reason);

    internal sealed class Configuration : IEntityTypeConfiguration<Ask>
    {
        public void Configure(EntityTypeBuilder<Ask> builder)
        {
            builder.ToTable("asks");
            builder.Property(ask => ask.Id).ValueGeneratedNever();
            builder.HasOne<Survey>().WithMany().HasForeignKey(ask => ask.SurveyId);
            builder.HasIndex(ask => new { ask.SurveyId, ask.AreaCode });
            builder.Property(ask => ask.PartnerName).HasMaxLength(200);
            builder.Property(ask => ask.AreaCode).HasMaxLength(9);
            builder.Property(ask => ask.Purpose).HasMaxLength(RaiseAskOfPartner.LongestPurpose);
            builder.Property(ask => ask.Reason).HasMaxLength(500);
        }
    }
}

/// <summary>The partner's answer reaches the asker. Answers to asks that others raised are not ours to keep.</summary>
internal sealed class KeepAskAnswer : IHandle<AskAnswered, EngagementDb>
{
    public async Task Handle(AskAnswered message, EngagementDb db, CancellationToken cancellationToken)
    {
        var ask = await db.Set<Ask>().FindAsync([message.AskId], cancellationToken);
        ask?.Answer(message.State, message.HoursAgreed, message.Reason);
    }
}
