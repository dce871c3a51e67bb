using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>A partner's time was asked for: puts the ask on its ledger, once, or joins it to the open one that it names.</summary>
internal sealed class RecordAsk(TimeProvider time) : IHandle<AskRaised, MembershipDb>
{
    /// <exception cref="InvalidOperationException">
    /// The partner is unknown: the message is set aside, where an operator sees it, rather than dropped.
    /// </exception>
    public async Task Handle(AskRaised message, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<AskLine>().AnyAsync(line => line.Id == message.AskId, cancellationToken))
        {
            return;
        }

        // While the event was on its way the partner may have become another.
        var partner = await db.SuccessorInAsync(message.PartnerId, message.AreaCode, cancellationToken)
            ?? throw new InvalidOperationException($"There is no partner {message.PartnerId} to ask.");
        var act = new Act(message.RaisedById, time.GetUtcNow());
        if (await ToJoinAsync(message, partner, db, cancellationToken) is { } open)
        {
            // The asker learns which ask its wish is on.
            open.Join(LineOf(message, act, note: message.Purpose), act);
            db.PublishAnswers(open, open.Partner.Name);
            return;
        }

        db.Asks.Add(Ask.Raise(
            new Ask
            {
                Id = message.AskId,
                PartnerId = partner,
                AreaCode = message.AreaCode,
                Purpose = message.Purpose,
                Activity = message.Activity,
                Skill = message.Skill,
                Where = message.Where,
            },
            message.From,
            message.By,
            LineOf(message, act, note: null),
            act));
    }

    /// <summary>The ask that it joins; null where it joins none, or the partner has answered by now.</summary>
    private static async Task<Ask?> ToJoinAsync(AskRaised message, Guid partner, MembershipDb db, CancellationToken cancellationToken) =>
        message.JoinsAskId is { } id
            ? await db.Asks.Include(ask => ask.Partner).Include(ask => ask.Lines)
                .SingleOrDefaultAsync(ask => ask.Id == id && ask.PartnerId == partner && ask.State == AskState.Open, cancellationToken)
            : null;

    private static AskLine LineOf(AskRaised message, Act act, string? note) => new()
    {
        Id = message.AskId,
        AskedBy = message.AskedBy,
        AskedByAreaCode = message.AskedByAreaCode,
        RaisedById = message.RaisedById,
        ServesKind = ServedKind.Survey,
        ServesKey = message.SurveySlug,
        ServesTitle = message.SurveyTitle,
        Note = note,
        Hours = message.Hours,
        Funded = message.Funded,
        FundedBy = message.FundedBy,
        RaisedOn = act.Day,
    };
}
