using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>A partner's time asked for, as its asker keeps it. Membership has the ledger; its answer comes back here.</summary>
internal sealed class Ask : IVersioned
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

    /// <summary>Where it stands; of several parts what is still waited for comes first.</summary>
    public AskState State { get; private set; } = AskState.Open;

    /// <summary>Hours agreed by now, in all parts; null while none are.</summary>
    public decimal? HoursAgreed { get; private set; }

    /// <summary>Why a part of it was declined, taken back or has expired.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the ledger said of each ask that it is on: more than one where a partner split it or passed it on.</summary>
    public IReadOnlyList<AnsweredPart> Parts { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>Asks that still hold its hours: those that were split or passed on do not.</summary>
    private IReadOnlyList<AnsweredPart> Live => [.. Parts.Where(part => part.State is not (AskState.Split or AskState.Delegated))];

    /// <summary>Takes what the ledger says. Of each ask on the ledger the latest counts, in whatever order it arrives.</summary>
    public void Take(AskAnswered answer)
    {
        var ledgerAsk = answer.LedgerAskId ?? Id;
        if (Parts.FirstOrDefault(part => part.LedgerAskId == ledgerAsk) is { } before && before.Step >= answer.Step)
        {
            return;
        }

        Parts =
        [
            .. Parts.Where(part => part.LedgerAskId != ledgerAsk),
            new AnsweredPart(
                ledgerAsk, answer.Step, answer.PartnerName ?? PartnerName, answer.State, answer.Hours ?? Hours, answer.HoursAgreed, answer.By ?? By, answer.Reason),
        ];
        SumUp();
    }

    /// <summary>As the asker sees it.</summary>
    public AskProgress ToProgress()
    {
        // The ledger keeps an ask under the asker's own id until it is joined, split or passed on.
        IReadOnlyList<AnsweredPart> parts = Live is { Count: > 0 } live
            ? live
            : [new AnsweredPart(Id, Step: 0, PartnerName, State, Hours, HoursAgreed, By, Reason)];
        return new(Id, Words(parts), Hours, By, State, HoursAgreed, Reason)
        {
            Parts =
            [
                .. parts.OrderBy(part => part.By).ThenBy(part => part.LedgerAskId).Select(part => new AskPartProgress(
                    part.LedgerAskId, part.PartnerName, part.Hours, part.By, part.State, part.HoursAgreed, part.Reason)),
            ],
        };
    }

    private static string Words(IReadOnlyList<AnsweredPart> parts) => string.Join(" and ", parts.Select(part => part.PartnerName).Distinct());

    private void SumUp()
    {
        var live = Live;
        AskState[] first = [AskState.Countered, AskState.Open, AskState.Accepted, AskState.Declined, AskState.Expired, AskState.Withdrawn];

        // What its successors are is still on its way where none is known.
        State = live.Count == 0 ? AskState.Open : first.First(state => live.Any(part => part.State == state));
        HoursAgreed = live.Any(part => part.State == AskState.Accepted) ? live.Sum(part => part.HoursAgreed ?? 0) : null;
        Reason = live.FirstOrDefault(part => part.State == State)?.Reason;
    }

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
            builder.Property(ask => ask.Parts).HasJson();
        }
    }
}

/// <summary>What the ledger last said of an ask on it that holds, or held, hours of this wish.</summary>
/// <param name="LedgerAskId">The ask on the ledger.</param>
/// <param name="Step">The latest counts.</param>
/// <param name="PartnerName">The partner asked there.</param>
/// <param name="State">Where it stands there.</param>
/// <param name="Hours">Hours of this wish there.</param>
/// <param name="HoursAgreed">Hours agreed; null unless accepted.</param>
/// <param name="By">Last day.</param>
/// <param name="Reason">Why it was declined, taken back or has expired.</param>
internal sealed record AnsweredPart(
    Guid LedgerAskId, int Step, string PartnerName, AskState State, decimal Hours, decimal? HoursAgreed, DateOnly By, string? Reason);

/// <summary>The partner's answer reaches the asker. Answers to asks that others raised are not ours to keep.</summary>
internal sealed class KeepAskAnswer : IHandle<AskAnswered, EngagementDb>
{
    public async Task Handle(AskAnswered message, EngagementDb db, CancellationToken cancellationToken)
    {
        var ask = await db.Set<Ask>().FindAsync([message.AskId], cancellationToken);
        ask?.Take(message);
    }
}
