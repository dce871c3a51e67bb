using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// Who reads what a partnership keeps to itself: its record, who is missing from it, its agreements. One rule for all of
/// them; what is public is on pages of its own.
/// </summary>
internal static class PartnershipReaders
{
    /// <summary>
    /// Those whose records the caller keeps; those in which the caller fills a seat, or speaks for a partner that has a
    /// part; for administrators all.
    /// </summary>
    public static IQueryable<Partnership> ReadBy(this MembershipDb db, ClaimsPrincipal user, DateOnly today)
    {
        var all = user.Holds(Roles.Secretariat, Grant.WholeSystem) || user.Holds(Roles.Administrator);
        var everyPlace = user.Holds(Roles.PlaceLead, Grant.WholeSystem);
        var places = user.Grants().Where(grant => grant.Role == Roles.PlaceLead).Select(grant => grant.Scope).ToList();
        var partners = user.Grants().Where(grant => grant.Role is Roles.PartnerRepresentative or Roles.HealthwatchOfficer).Select(grant => grant.Scope).ToList();
        var person = user.PersonId();
        return db.Partnerships.Where(partnership =>
            all
            || (partnership.Kind == PartnershipKind.Place && (everyPlace || places.Contains(partnership.AreaCode)))
            || partnership.Seats.Any(seat => partners.Contains(seat.Partner.Slug)
                || seat.Holders.Any(holder => holder.PersonId != null && holder.PersonId == person && (holder.Until == null || holder.Until >= today)))
            || partnership.Forums.Any(forum => forum.Partners.Any(partner => partners.Contains(partner.Partner.Slug))));
    }
}
