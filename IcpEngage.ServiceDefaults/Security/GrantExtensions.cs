using System.Security.Claims;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.ServiceDefaults.Security;

/// <summary>What the signed-in person may do, and where.</summary>
public static class GrantExtensions
{
    /// <summary>A person is calling, not nobody and not Web itself.</summary>
    public static bool IsPerson(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == TokenClaims.Subject);

    /// <summary>The person's id; null when nobody is signed in.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(TokenClaims.Subject), out var id) ? id : null;

    /// <summary>The person holds the role somewhere.</summary>
    public static bool Holds(this ClaimsPrincipal user, string role) =>
        user.Grants().Any(grant => grant.Role == role);

    /// <summary>The person holds the role for this scope: an area code or a partner's slug; the whole system covers all.</summary>
    public static bool Holds(this ClaimsPrincipal user, string role, string scope) =>
        user.Grants().Any(grant => grant.Role == role && (grant.Scope == scope || grant.Scope == Grant.WholeSystem));

    /// <summary>The roles held.</summary>
    public static IEnumerable<Grant> Grants(this ClaimsPrincipal user) =>
        user.FindAll(TokenClaims.Grant).Select(claim => claim.Value.Split('@', 2)).Select(parts => new Grant(parts[0], parts[^1]));

    /// <summary>The claim that carries the grant.</summary>
    public static Claim ToClaim(this Grant grant) => new(TokenClaims.Grant, $"{grant.Role}@{grant.Scope}");

    /// <summary>The person's name; “somebody” when nobody is signed in.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(TokenClaims.Name) ?? "somebody";
}
