using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.ServiceDefaults.Security;

/// <summary>What is in a token, and who may issue and take it.</summary>
public static class TokenClaims
{
    /// <summary>One for each role held, as <c>role@scope</c>.</summary>
    public const string Grant = "grant";

    /// <summary>The person's id.</summary>
    public const string Subject = "sub";

    /// <summary>The person's name, for records of who decided.</summary>
    public const string Name = "name";

    /// <summary>Set to <see cref="Web"/> where no person is calling: Web itself asks, on behalf of somebody unknown.</summary>
    public const string Caller = "caller";

    internal const string Web = "web";
    internal const string Issuer = "icpengage-web";
    internal const string Audience = "icpengage-services";
}

/// <summary>Issues the short-lived tokens with which Web calls services.</summary>
public sealed class TokenIssuer(IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // Made with the first token: services have no private key and issue none.
    private readonly Lazy<SigningCredentials> credentials = new(() => TokenKeys.Signing(configuration));

    /// <summary>A token with the person's id, name and grants; anything else the principal carries is left out.</summary>
    public string Issue(ClaimsPrincipal user) => Issue(user.Claims.Where(claim =>
        claim.Type is TokenClaims.Grant or TokenClaims.Subject or TokenClaims.Name));

    /// <summary>A token of Web itself: it holds no role, and stands for nobody.</summary>
    public string IssueForWeb() => Issue([new Claim(TokenClaims.Caller, TokenClaims.Web)]);

    private string Issue(IEnumerable<Claim> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = credentials.Value,
            Subject = new ClaimsIdentity(claims),
        });
    }
}
