using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
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

    internal const string Issuer = "icpengage-web";
    internal const string Audience = "icpengage-services";

    internal static SymmetricSecurityKey Key(IConfiguration configuration)
    {
        var secret = configuration["Security:SigningKey"] ?? "";
        return secret.Length >= 32
            ? new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))
            : throw new InvalidOperationException(
                "Configuration Security:SigningKey is missing or too short: at least 32 random characters, the same for Web and every service.");
    }
}

/// <summary>Issues the short-lived token with which Web calls services on a person's behalf.</summary>
public sealed class TokenIssuer(IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly SigningCredentials credentials = new(TokenClaims.Key(configuration), SecurityAlgorithms.HmacSha256);

    /// <summary>A token with the person's id, name and grants; anything else the principal carries is left out.</summary>
    public string Issue(ClaimsPrincipal user)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = credentials,
            Subject = new ClaimsIdentity(user.Claims.Where(claim =>
                claim.Type is TokenClaims.Grant or TokenClaims.Subject or TokenClaims.Name)),
        });
    }
}
