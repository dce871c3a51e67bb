using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Pages.Workspace.Strategy;

/// <summary>Who decides what the strategy rests on.</summary>
internal static class Citing
{
    /// <summary>The secretariat, and engagement leads of the whole system.</summary>
    public static bool MayCite(this ClaimsPrincipal user) =>
        user.Holds(Roles.Secretariat) || user.Holds(Roles.EngagementLead, Grant.WholeSystem);
}
