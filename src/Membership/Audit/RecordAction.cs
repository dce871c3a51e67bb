using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Audit;

/// <summary>Something was done: appends it to the trail, once.</summary>
internal sealed class RecordAction : IHandle<ActionAudited, MembershipDb>
{
    public async Task Handle(ActionAudited message, MembershipDb db, CancellationToken cancellationToken)
    {
        var head = await AuditHead.LockAsync(db, cancellationToken);

        // The inbox forgets after a while; the trail does not.
        if (!await db.AuditEntries.AnyAsync(entry => entry.EventId == message.Id, cancellationToken))
        {
            db.AuditEntries.Add(head.Append(message));
        }
    }
}
