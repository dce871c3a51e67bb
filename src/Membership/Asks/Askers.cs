using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Asks;

/// <summary>Who speaks for those who ask.</summary>
internal static class Askers
{
    private static readonly string[] Roles =
        [Contracts.Membership.Roles.EngagementLead, Contracts.Membership.Roles.PlaceLead, Contracts.Membership.Roles.Communications, Contracts.Membership.Roles.Secretariat];

    /// <summary>The policy of those who ask for some body.</summary>
    public static string Policy => SecuritySetup.AnyOf(Roles);

    /// <summary>
    /// Who raised the wish, and who asks for the same body. A wish from before bodies had areas is anybody's who asks for the
    /// whole system.
    /// </summary>
    public static bool SpeaksFor(this ClaimsPrincipal user, AskLine line) =>
        (line.RaisedById is { } raiser && raiser == user.PersonId())
        || Array.Exists(Roles, role => user.Holds(role, line.AskedByAreaCode ?? Grant.WholeSystem));
}
