using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Areas;

/// <summary>Keeps the system, its places and their wards as Places last described them.</summary>
internal sealed class KeepAreas : IHandle<AreasDefined, EngagementDb>
{
    public async Task Handle(AreasDefined message, EngagementDb db, CancellationToken cancellationToken)
    {
        await KeepWardsAsync([.. message.Areas.Where(area => area.Kind == AreaKind.Neighbourhood)], db, cancellationToken);
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
    private static async Task KeepWardsAsync(IReadOnlyList<Area> wards, EngagementDb db, CancellationToken cancellationToken)
    {
        var codes = wards.Select(ward => ward.Code).ToList();
        var known = await db.Wards.Where(ward => codes.Contains(ward.Code)).ToDictionaryAsync(ward => ward.Code, cancellationToken);
        foreach (var ward in wards)
        {
            if (known.TryGetValue(ward.Code, out var kept))
            {
                kept.Name = ward.Name;
                kept.PlaceCode = ward.ParentCode!;
            }
            else
            {
                known[ward.Code] = db.Wards.Add(new KnownWard { Code = ward.Code, Name = ward.Name, PlaceCode = ward.ParentCode! }).Entity;
            }
        }
    }
}
