using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>Who may ask partners for time: those who plan, lead, announce or keep the books of an area.</summary>
internal static class AskingRoles
{
    /// <summary>The policy of pages on which partners are asked.</summary>
    public const string Policy = Roles.EngagementLead + "|" + Roles.PlaceLead + "|" + Roles.Communications + "|" + Roles.Secretariat;

    private static readonly string[] All = Policy.Split('|');

    /// <summary>The person may ask for some body.</summary>
    public static bool Asks(this ClaimsPrincipal user) => All.Any(user.Holds);

    /// <summary>The areas for whose bodies the person may ask: the system first, then places by name.</summary>
    public static IReadOnlyList<Area> AskingAreas(this ClaimsPrincipal user, IReadOnlyList<Area> areas) =>
        [.. areas.Where(area => All.Any(role => user.AreasOf(role, [area]).Count > 0)).OrderBy(area => area.Kind).ThenBy(area => area.Name, StringComparer.Ordinal)];
}
