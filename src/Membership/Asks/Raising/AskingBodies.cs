using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>
/// The bodies that ask partners for time: the partnerships of the system and of its places, each for its area. Who plans,
/// leads, announces or keeps the books of an area asks for its body.
/// </summary>
internal static class AskingBodies
{
    /// <summary>The roles that ask.</summary>
    public static readonly string[] Asking = [Roles.EngagementLead, Roles.PlaceLead, Roles.Communications, Roles.Secretariat];

    public static string Policy => SecuritySetup.AnyOf(Asking);

    /// <summary>The person may ask for the body of this area.</summary>
    public static bool AsksFor(this ClaimsPrincipal user, string areaCode) => Array.Exists(Asking, role => user.Holds(role, areaCode));

    /// <summary>The areas of the bodies that the person may ask for, of all there are.</summary>
    public static async Task<IReadOnlyList<string>> AskingAreasAsync(
        this MembershipDb db, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        [.. (await db.Partnerships.AsNoTracking().Select(body => body.AreaCode).Distinct().ToListAsync(cancellationToken)).Where(user.AsksFor)];

    /// <summary>The name under which the body of an area asks; null where there is none.</summary>
    public static Task<string?> BodyNameAsync(this MembershipDb db, string areaCode, CancellationToken cancellationToken) =>
        db.Partnerships.AsNoTracking()
            .Where(body => body.AreaCode == areaCode)
            .OrderBy(body => body.Kind)
            .Select(body => body.Name)
            .FirstOrDefaultAsync(cancellationToken);
}
