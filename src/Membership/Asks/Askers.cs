using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks.Raising;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Asks;

/// <summary>Who speaks for those who ask.</summary>
internal static class Askers
{
    /// <summary>
    /// Who raised the wish, and who asks for the same body. A wish from before bodies had areas is anybody's who asks for the
    /// whole system.
    /// </summary>
    public static bool SpeaksFor(this ClaimsPrincipal user, AskLine line) =>
        (line.RaisedById is { } raiser && raiser == user.PersonId())
        || user.AsksFor(line.AskedByAreaCode ?? Grant.WholeSystem);
}
