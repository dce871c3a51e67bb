using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.Web.Tests.OpenIdConnect;

/// <summary>A provider that speaks the protocol and can lie, which a real one will not.</summary>
public sealed class FalseProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private string nonce = "";
    private string challenge = "";

    private FalseProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        });
        app.MapGet("/keys", () =>
        {
            var open = key.ExportParameters(false);
            return new
            {
                keys = new[]
                {
                    new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) },
                },
            };
        });
        app.MapGet("/authorize", (HttpContext context) =>
        {
            nonce = context.Request.Query["nonce"]!;
            challenge = context.Request.Query["code_challenge"]!;
            return Results.Redirect($"{context.Request.Query["redirect_uri"]}?code=c&state={Uri.EscapeDataString(context.Request.Query["state"]!)}");
        });
        app.MapPost("/token", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return proof == challenge
                ? Results.Json(new { access_token = "a", token_type = "Bearer", id_token = Token() })
                : Results.BadRequest(new { error = "invalid_grant" });
        });
    }

    /// <summary>Its issuer.</summary>
    public string Issuer => app.Urls.Single();

    /// <summary>Changes what the id_token says.</summary>
    public Action<Dictionary<string, object>> Lie { get; set; } = _ => { };

    /// <summary>Signs with a key that is not among its own.</summary>
    public bool OtherKey { get; set; }

    /// <summary>Does not sign at all.</summary>
    public bool WithoutSignature { get; set; }

    public static async Task<FalseProvider> StartAsync()
    {
        var provider = new FalseProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "icp-engage",
            ["sub"] = "alex",
            ["nonce"] = nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["email"] = "alex@example.org",
            ["email_verified"] = true,
        };
        Lie(claims);
        var payload = System.Text.Json.JsonSerializer.Serialize(claims);
        if (WithoutSignature) return $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{Base64UrlEncoder.Encode(payload)}.";
        using var other = RSA.Create(2048);
        var signer = new RsaSecurityKey((OtherKey ? other : key).ExportParameters(true)) { KeyId = "1" };
        return new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(signer, SecurityAlgorithms.RsaSha256));
    }
}
