using System.Collections.Concurrent;
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

    /// <summary>For so long Web shows the same token as itself; then it is good for four minutes more.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(1);

    // Made with the first token: services have no private key and issue none.
    private readonly Lazy<SigningCredentials> credentials = new(() => TokenKeys.Signing(configuration));

    private volatile ShownToken? ofWeb;

    /// <summary>A token with the person's id, name and grants; anything else the principal carries is left out.</summary>
    public string Issue(ClaimsPrincipal user) => Issue(user.Claims.Where(claim =>
        claim.Type is TokenClaims.Grant or TokenClaims.Subject or TokenClaims.Name));

    /// <summary>A token of Web itself: it holds no role, and stands for nobody. The same for a minute, as every page needs some.</summary>
    public string IssueForWeb()
    {
        if (ofWeb is { } shown && time.GetUtcNow() - shown.IssuedAt is var age && age >= TimeSpan.Zero && age < ShownFor)
        {
            return shown.Token;
        }

        var issuedAt = time.GetUtcNow();
        var token = Issue([new Claim(TokenClaims.Caller, TokenClaims.Web)]);
        ofWeb = new ShownToken(token, issuedAt);
        return token;
    }

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

    private sealed record ShownToken(string Token, DateTimeOffset IssuedAt);
}

/// <summary>
/// Verifies tokens, and remembers those of Web itself that it found good until they end: they are shown again and again, and
/// looking at a signature takes as long as much of what is asked for. A person's token is made anew for each call.
/// </summary>
internal sealed class TokenVerifier(TimeProvider time) : JsonWebTokenHandler
{
    /// <summary>Then all are forgotten, so that they never fill the memory.</summary>
    internal const int Most = 100;

    private readonly ConcurrentDictionary<string, TokenValidationResult> good = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (good.TryGetValue(token, out var known) && known.SecurityToken.ValidFrom <= now && now < known.SecurityToken.ValidTo)
        {
            return known;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid && result.ClaimsIdentity.HasClaim(TokenClaims.Caller, TokenClaims.Web))
        {
            if (good.Count >= Most)
            {
                good.Clear();
            }

            good[token] = result;
        }

        return result;
    }
}
