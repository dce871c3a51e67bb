using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Interests;

/// <summary>Who declares interests for somebody on a seat.</summary>
internal static class Declaring
{
    /// <summary>That person, those who speak for the partner; keepers are asked apart.</summary>
    public static bool Declares(this ClaimsPrincipal user, SeatView seat, HolderView holder) =>
        (holder.PersonId is { } person && person == user.PersonId())
        || user.Grants().Any(grant => grant.Role is Roles.PartnerRepresentative or Roles.HealthwatchOfficer && grant.Scope == seat.Partner.Slug);
}
