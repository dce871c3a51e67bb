using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Areas;

/// <summary>Keeps the system and its places as Places last described them.</summary>
internal sealed class KeepAreas : IHandle<AreasDefined, EngagementDb>
{
    public async Task Handle(AreasDefined message, EngagementDb db, CancellationToken cancellationToken)
    {
        // Surveys are asked by place; the several hundred neighbourhoods are of no use here.
        var areas = message.Areas.Where(area => area.Kind != AreaKind.Neighbourhood).ToList();
        var codes = areas.Select(area => area.Code).ToList();
        var known = await db.Areas.Where(area => codes.Contains(area.Code)).ToDictionaryAsync(area => area.Code, cancellationToken);
        foreach (var area in areas)
        {
            if (known.TryGetValue(area.Code, out var kept))
            {
                kept.Slug = area.Slug;
                kept.Name = area.Name;
                kept.Kind = area.Kind;
                kept.ParentCode = area.ParentCode;
            }
            else
            {
                known[area.Code] = db.Areas.Add(new KnownArea
                {
                    Code = area.Code,
                    Slug = area.Slug,
                    Name = area.Name,
                    Kind = area.Kind,
                    ParentCode = area.ParentCode,
                }).Entity;
            }
        }
    }
}
