using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>A partner's time was asked for: puts the ask on its ledger, once.</summary>
internal sealed class RecordAsk : IHandle<AskRaised, MembershipDb>
{
    /// <exception cref="InvalidOperationException">
    /// The partner is unknown: the message is set aside, where an operator sees it, rather than dropped.
    /// </exception>
    public async Task Handle(AskRaised message, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await db.Asks.AnyAsync(ask => ask.Id == message.AskId, cancellationToken))
        {
            return;
        }

        if (!await db.Partners.AnyAsync(partner => partner.Id == message.PartnerId, cancellationToken))
        {
            throw new InvalidOperationException($"There is no partner {message.PartnerId} to ask.");
        }

        db.Asks.Add(Ask.Record(message));
    }
}
