using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Session;

/// <summary>A signed-in person, as the session's cookie carries them.</summary>
internal static class SignedInPerson
{
    private const string StampClaim = "stamp";

    /// <summary>The principal that a session is for: id, name, grants, and the stamp by which it is looked at again.</summary>
    public static ClaimsPrincipal Of(AccountSession session) =>
        new(new ClaimsIdentity(
            [
                new Claim(TokenClaims.Subject, session.PersonId.ToString()),
                new Claim(TokenClaims.Name, session.Name),
                new Claim(StampClaim, session.Stamp),
                .. session.Grants.Select(grant => grant.ToClaim()),
            ],
            SessionSetup.CookieScheme,
            nameType: TokenClaims.Name,
            roleType: TokenClaims.Grant));

    /// <summary>Somebody is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    /// <summary>What Membership gave the session to be known by; empty for one from before there were any.</summary>
    public static string Stamp(this ClaimsPrincipal user) => user.FindFirstValue(StampClaim) ?? "";

    /// <summary>Slugs of the partners whose asks the person answers.</summary>
    public static IReadOnlyList<string> PartnersAnsweredFor(this ClaimsPrincipal user) =>
    [
        .. user.Grants()
            .Where(grant => grant.Role is Roles.HealthwatchOfficer or Roles.PartnerRepresentative && grant.Scope != Grant.WholeSystem)
            .Select(grant => grant.Scope)
            .Distinct(),
    ];

    /// <summary>The person answers what is asked of the partner.</summary>
    public static bool AnswersFor(this ClaimsPrincipal user, string partner) =>
        user.Holds(Roles.HealthwatchOfficer, partner) || user.Holds(Roles.PartnerRepresentative, partner);
}
