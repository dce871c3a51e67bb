using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;

namespace IcpEngage.Strategy.Evidence;

/// <summary>Keeps our copy of released evidence. It never changes, so the first telling is the whole of it.</summary>
internal sealed class WhenEvidenceReleased : IHandle<EvidenceReleased, StrategyDb>
{
    public async Task Handle(EvidenceReleased message, StrategyDb db, CancellationToken cancellationToken)
    {
        if (await db.Evidence.FindAsync([message.Evidence.Id], cancellationToken) is null)
        {
            db.Evidence.Add(KnownEvidence.From(message.Evidence));
        }
    }
}
