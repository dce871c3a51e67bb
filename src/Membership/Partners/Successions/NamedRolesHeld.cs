using IcpEngage.Membership.NamedRoles;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Single points of contact of partners.</summary>
internal sealed class NamedRolesHeld : IPartnerReference
{
    public string What => "Single points of contact";

    public string Rule => "A contact becomes the successor’s, after a split the first’s, where it has none; else it ends with its organisation.";

    public IReadOnlyList<Type> Entities => [typeof(RoleHolding)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var all = await db.NamedRoles
            .Where(role => role.PartnerId != null && change.Ending.Contains(role.PartnerId.Value)).OrderBy(role => role.Id).ToListAsync(cancellationToken);
        var standing = all.Where(role => role.Until is null || role.Until >= change.On).ToList();
        effect.Stays(all.Count - standing.Count);
        var heir = change.MainHeir;
        var taken = heir is null || await db.NamedRoles.AnyAsync(role => role.PartnerId == heir.Id && (role.Until == null || role.Until >= change.On), cancellationToken);
        foreach (var role in standing)
        {
            var line = $"{role.Office}, of {change.Ended(role.PartnerId!.Value).Name}";
            if (taken)
            {
                role.Until = role.From > change.LastDay ? role.From : change.LastDay;
                effect.Ends($"{line}: ends");
                continue;
            }

            taken = true;
            role.Of(heir);
            effect.Moves($"{line}: of {heir!.Name}");
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        db.NamedRoles.Where(role => role.PartnerId != null && partners.Contains(role.PartnerId.Value) && (role.Until == null || role.Until > today)).Select(role => role.PartnerId!.Value);
}
