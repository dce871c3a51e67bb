using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.Membership.Partnerships.Meetings;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Forums and sub-groups in which partners take part.</summary>
internal sealed class ForumsJoined : IPartnerReference
{
    public string What => "Forums";

    public string Rule => "Successors take part in the forums that go on, in a place’s those that serve the place.";

    public IReadOnlyList<Type> Entities => [typeof(ForumPartner)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var forums = await db.Set<Forum>().Include(forum => forum.Partners)
            .Where(forum => forum.Partners.Any(partner => change.Ending.Contains(partner.PartnerId)))
            .ToListAsync(cancellationToken);
        var areas = await db.Partnerships.ToDictionaryAsync(partnership => partnership.Id, partnership => (partnership.Kind, partnership.AreaCode), cancellationToken);
        foreach (var forum in forums)
        {
            var joined = forum.Partners.Where(partner => change.Ending.Contains(partner.PartnerId)).ToList();
            if (!forum.GoesOn(change.On))
            {
                effect.Stays(joined.Count);
                continue;
            }

            var (kind, area) = areas[forum.PartnershipId];
            var heirs = kind == PartnershipKind.System ? change.Into : change.HeirsIn(area);
            foreach (var partner in joined)
            {
                Pass(partner, forum, heirs, change, effect);
            }
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        from forum in db.Set<Forum>()
        where forum.EndedOn == null || forum.EndedOn > today
        from partner in forum.Partners
        where partners.Contains(partner.PartnerId)
        select partner.PartnerId;

    private static void Pass(ForumPartner partner, Forum forum, IReadOnlyList<Partner> heirs, Change change, Effect effect)
    {
        forum.Partners.Remove(partner);
        forum.Partners.AddRange(heirs.Where(heir => !forum.Partners.Exists(each => each.PartnerId == heir.Id)).Select(heir => new ForumPartner { PartnerId = heir.Id }));
        var line = $"“{forum.Name}”, {change.Ended(partner.PartnerId).Name}";
        if (heirs.Count == 0)
        {
            effect.Ends($"{line}: ends");
        }
        else
        {
            effect.Moves($"{line}: {string.Join(" and ", heirs.Select(heir => heir.Name))}");
        }
    }
}

/// <summary>What partners said on choices of a chair, and whether they were at meetings.</summary>
internal sealed class SaidAndAttended : IPartnerReference
{
    public string What => "Meetings and choices of a chair";

    public string Rule =>
        "Who was at a meeting, and where an organisation stood on a chair, stays on record under its own name. While a choice is open, a successor says itself where it stands.";

    public IReadOnlyList<Type> Entities => [typeof(Attendance), typeof(ChairPosition), typeof(ChairConcern)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        effect.Stays(await db.Set<Attendance>().CountAsync(each => change.Ending.Contains(each.PartnerId), cancellationToken));
        effect.Stays(await db.Set<ChairPosition>().CountAsync(each => change.Ending.Contains(each.PartnerId), cancellationToken));
        effect.Stays(await db.Set<ChairConcern>().CountAsync(each => change.Ending.Contains(each.PartnerId), cancellationToken));
    }

}
