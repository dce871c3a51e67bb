using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Messaging;

namespace IcpEngage.Communications.Areas;

/// <summary>Keeps our copy of the system and its places.</summary>
internal sealed class WhenAreasDefined : IHandle<AreasDefined, CommunicationsDb>
{
    public async Task Handle(AreasDefined message, CommunicationsDb db, CancellationToken cancellationToken)
    {
        foreach (var area in message.Areas.Where(area => area.Kind is AreaKind.System or AreaKind.Place))
        {
            if (await db.Areas.FindAsync([area.Code], cancellationToken) is { } known)
            {
                known.Name = area.Name;
                known.Kind = area.Kind;
            }
            else
            {
                db.Areas.Add(new KnownArea { Code = area.Code, Name = area.Name, Kind = area.Kind });
            }
        }
    }
}
