using System.Security.Claims;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Pages.Workspace;

/// <summary>Areas that a person may act for.</summary>
internal static class Areas
{
    /// <summary>The areas for which the person holds the role: the system first, then places by name.</summary>
    public static IReadOnlyList<Area> AreasOf(this ClaimsPrincipal user, string role, IEnumerable<Area> areas) =>
    [
        .. areas
            .Where(area => area.Kind != AreaKind.Neighbourhood && user.Holds(role, area.Code))
            .OrderBy(area => area.Kind)
            .ThenBy(area => area.Name, StringComparer.Ordinal),
    ];
}
