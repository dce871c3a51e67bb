using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Session;

/// <summary>A signed-in person, as the session's cookie carries them.</summary>
internal static class SignedInPerson
{
    /// <summary>The principal that a session is for: id, name and grants, nothing else.</summary>
    public static ClaimsPrincipal Of(DemonstrationPerson person) =>
        new(new ClaimsIdentity(
            [
                new Claim(TokenClaims.Subject, person.Id.ToString()),
                new Claim(TokenClaims.Name, person.Name),
                .. person.Grants.Select(grant => grant.ToClaim()),
            ],
            SessionSetup.CookieScheme,
            nameType: TokenClaims.Name,
            roleType: TokenClaims.Grant));

    /// <summary>Somebody is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    /// <summary>Slugs of the partners whose asks the person answers.</summary>
    public static IReadOnlyList<string> PartnersAnsweredFor(this ClaimsPrincipal user) =>
    [
        .. user.Grants()
            .Where(grant => grant.Role == Roles.HealthwatchOfficer && grant.Scope != Grant.WholeSystem)
            .Select(grant => grant.Scope)
            .Distinct(),
    ];
}
