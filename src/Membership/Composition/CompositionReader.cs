using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Composition;

/// <summary>Reads what the composition of partnerships follows from.</summary>
internal sealed class CompositionReader(MembershipDb db, TimeProvider time)
{
    /// <summary>Every partnership: the system's first, then by name.</summary>
    public async Task<IReadOnlyList<CompositionFacts>> AllAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var partnerships = await db.Partnerships.AsNoTracking().AsSplitQuery()
            .Include(partnership => partnership.Seats).ThenInclude(seat => seat.Partner)
            .Include(partnership => partnership.Forums).ThenInclude(forum => forum.Partners).ThenInclude(partner => partner.Partner)
            .ToListAsync(cancellationToken);
        var partners = await db.Partners.AsNoTracking().Where(Partner.ThereOn(time.Today())).Include(partner => partner.Areas).ToListAsync(cancellationToken);
        var covers = await db.Set<Cover>().AsNoTracking().Where(cover => cover.EndedAt == null).ToListAsync(cancellationToken);

        // Every place of the system has its partnership.
        var footprint = new Footprint(
            partnerships.Where(partnership => partnership.Kind == PartnershipKind.System).Select(partnership => partnership.AreaCode).FirstOrDefault() ?? "",
            [.. partnerships.Where(partnership => partnership.Kind == PartnershipKind.Place).Select(partnership => partnership.AreaCode)]);
        var known = partners
            .Select(partner => new PartnerFacts(partner.Id, partner.Name, partner.Kind, partner.Areas.Select(area => area.AreaCode).ToHashSet()))
            .ToList();
        var recorded = covers.ToLookup(cover => cover.PartnershipId, cover => cover.ToFacts());
        return
        [
            .. partnerships
                .OrderBy(partnership => partnership.Kind)
                .ThenBy(partnership => partnership.Name, StringComparer.Ordinal)
                .Select(partnership => new CompositionFacts(
                    partnership.Id,
                    partnership.Kind,
                    partnership.Name,
                    partnership.AreaCode,
                    footprint,
                    known,
                    partnership.PartsOn(today).ToDictionary(seat => seat.PartnerId),
                    [.. recorded[partnership.Id]])),
        ];
    }
}
