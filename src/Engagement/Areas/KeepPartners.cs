using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Areas;

/// <summary>Keeps the partners as Membership last described them.</summary>
internal sealed class KeepPartners : IHandle<PartnersRegistered, EngagementDb>
{
    public async Task Handle(PartnersRegistered message, EngagementDb db, CancellationToken cancellationToken)
    {
        var ids = message.Partners.Select(partner => partner.Id).ToList();
        var known = await db.Partners.Where(kept => ids.Contains(kept.Id)).ToDictionaryAsync(kept => kept.Id, cancellationToken);
        foreach (var partner in message.Partners)
        {
            if (known.TryGetValue(partner.Id, out var kept))
            {
                kept.Slug = partner.Slug;
                kept.Name = partner.Name;
                kept.Kind = partner.Kind;
                kept.AreaCodes = partner.AreaCodes;
                kept.From = partner.From;
                kept.Until = partner.Until;
            }
            else
            {
                known[partner.Id] = db.Partners.Add(new KnownPartner
                {
                    Id = partner.Id,
                    Slug = partner.Slug,
                    Name = partner.Name,
                    Kind = partner.Kind,
                    AreaCodes = partner.AreaCodes,
                    From = partner.From,
                    Until = partner.Until,
                }).Entity;
            }
        }
    }
}
