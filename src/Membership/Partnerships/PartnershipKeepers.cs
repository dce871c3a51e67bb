using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Partnerships;

/// <summary>Who keeps the papers of a partnership: the secretariat all of them, the lead of a place those of the place.</summary>
internal static class PartnershipKeepers
{
    public static bool Keeps(this ClaimsPrincipal user, Partnership partnership) =>
        user.Holds(Roles.Secretariat)
        || (partnership.Kind == PartnershipKind.Place && user.Holds(Roles.PlaceLead, partnership.AreaCode));

    /// <summary>For the audit trail: the place, or the whole system.</summary>
    public static string Scope(this Partnership partnership) =>
        partnership.Kind == PartnershipKind.System ? Grant.WholeSystem : partnership.AreaCode;
}
