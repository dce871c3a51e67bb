using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.Web.Session.OpenIdConnect;

/// <summary>
/// OpenID Connect Core 1.0, section 3.1: authorization code flow, with PKCE (RFC 7636), state and nonce. Who the person is
/// to this platform, Membership says.
/// </summary>
internal sealed class ProviderHandler(
    IOptionsMonitor<ProviderOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccountsClient accounts) : RemoteAuthenticationHandler<ProviderOptions>(options, logger, encoder)
{
    private const string Verifier = "verifier";
    private const string Nonce = "nonce";

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        OpenIdConnectConfiguration discovered;
        try
        {
            discovered = await DiscoverAsync();
        }
        catch (ProviderException problem)
        {
            Logger.LogWarning(problem, "{Provider} could not be asked", Options.Provider.Name);
            Response.Redirect($"/sign-in?problem={problem.Problem}");
            return;
        }

        properties.Items[Verifier] = Unguessable();
        properties.Items[Nonce] = Unguessable();
        GenerateCorrelationId(properties);
        Response.Redirect(QueryHelpers.AddQueryString(discovered.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Options.Provider.ClientId,
            ["redirect_uri"] = CallbackAddress(),
            ["scope"] = "openid email",
            ["state"] = Options.StateFormat.Protect(properties),
            ["nonce"] = properties.Items[Nonce],
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(properties.Items[Verifier]!))),
            ["code_challenge_method"] = "S256",
        }));
    }

    /// <inheritdoc/>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        if (Options.StateFormat.Unprotect(Request.Query["state"]) is not { } properties) return Refused("The state is not ours.");
        if (!ValidateCorrelationId(properties)) return Refused("The answer is not to this browser's request.");
        if (Request.Query["error"].ToString() is { Length: > 0 } error) return Refused($"The provider answered: {error}");
        if (Request.Query["code"].ToString() is not { Length: > 0 } code) return Refused("The provider sent no code.");
        try
        {
            var discovered = await DiscoverAsync();
            var tokens = await RedeemAsync(discovered, code, properties.Items[Verifier]!);
            var identity = await ValidateAsync(discovered, tokens.IdToken, properties.Items[Nonce]!);
            var email = await VerifiedEmailAsync(discovered, identity, tokens.AccessToken);
            var session = await SignInAsync(new ExternalSignIn(identity.Issuer, identity.Subject, email));
            var begun = SessionTicket.BeginningAt(TimeProvider.GetUtcNow());
            begun.RedirectUri = LocalAddress.Or(properties.RedirectUri, "/workspace");
            return HandleRequestResult.Success(new AuthenticationTicket(SignedInPerson.Of(session), begun, Scheme.Name));
        }
        catch (ProviderException problem)
        {
            Logger.LogWarning(problem, "Nobody was signed in by {Provider}", Options.Provider.Name);
            return HandleRequestResult.Fail(problem);
        }
    }

    private async Task<OpenIdConnectConfiguration> DiscoverAsync()
    {
        try
        {
            var discovered = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
            return discovered.Issuer.TrimEnd('/') == Options.Provider.Issuer
                ? discovered
                : throw new ProviderException(IdentityProviders.Refused, $"The provider calls itself {discovered.Issuer}.");
        }
        catch (InvalidOperationException failure)
        {
            throw new ProviderException(IdentityProviders.Unavailable, "The provider's configuration could not be read.", failure);
        }
    }

    private async Task<(string IdToken, string AccessToken)> RedeemAsync(
        OpenIdConnectConfiguration discovered, string code, string verifier)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = CallbackAddress(),
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, discovered.TokenEndpoint);
        var ways = discovered.TokenEndpointAuthMethodsSupported;
        if (ways.Count == 0 || ways.Contains("client_secret_basic"))
        {
            // RFC 6749, section 2.3.1: encoded as in a form before they are joined.
            var pair = $"{Uri.EscapeDataString(Options.Provider.ClientId)}:{Uri.EscapeDataString(Options.Provider.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }
        else
        {
            fields["client_id"] = Options.Provider.ClientId;
            fields["client_secret"] = Options.Provider.ClientSecret;
        }

        request.Content = new FormUrlEncodedContent(fields);
        var answer = await AskAsync(request);
        return (Text(answer, "id_token") ?? throw new ProviderException(IdentityProviders.Refused, "The provider sent no id_token."),
            Text(answer, "access_token") ?? "");
    }

    /// <summary>OpenID Connect Core 1.0, section 3.1.3.7.</summary>
    private async Task<JsonWebToken> ValidateAsync(OpenIdConnectConfiguration discovered, string idToken, string nonce)
    {
        var result = await CheckAsync(discovered, idToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys since they were read.
            Options.Discovery.RequestRefresh();
            result = await CheckAsync(await DiscoverAsync(), idToken);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken identity)
            throw new ProviderException(IdentityProviders.Refused, "The id_token is not valid.", result.Exception);
        if (!identity.TryGetPayloadValue<string>("nonce", out var given)
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(nonce)))
            throw new ProviderException(IdentityProviders.Refused, "The id_token is not for this sign-in: its nonce is another.");
        if (identity.TryGetPayloadValue<string>("azp", out var party) && party != Options.Provider.ClientId)
            throw new ProviderException(IdentityProviders.Refused, "The id_token was given to another party.");
        return identity;
    }

    private Task<TokenValidationResult> CheckAsync(OpenIdConnectConfiguration discovered, string idToken) =>
        new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = discovered.Issuer,
            ValidAudience = Options.Provider.ClientId,
            IssuerSigningKeys = discovered.SigningKeys,
            // Signed with the provider's private key: never with none, nor with a secret that a client knows.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
        });

    /// <summary>The person's address, where the provider says that it has verified it; in the id_token or on request.</summary>
    private async Task<string?> VerifiedEmailAsync(OpenIdConnectConfiguration discovered, JsonWebToken identity, string accessToken)
    {
        if (identity.TryGetPayloadValue<string>("email", out var email))
            return identity.TryGetPayloadValue<object>("email_verified", out var said) && IsTrue(said.ToString()) ? email : null;
        if (string.IsNullOrEmpty(discovered.UserInfoEndpoint) || accessToken.Length == 0) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, discovered.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var person = await AskAsync(request);
        // Section 5.3.2: the answer counts only where it is about the same person.
        if (Text(person, "sub") != identity.Subject)
            throw new ProviderException(IdentityProviders.Refused, "The provider answered about somebody else.");
        return IsTrue(Text(person, "email_verified")) ? Text(person, "email") : null;
    }

    private async Task<AccountSession> SignInAsync(ExternalSignIn signIn)
    {
        try
        {
            return await accounts.SignInAsync(signIn, Context.RequestAborted);
        }
        catch (ServiceProblemException problem) when (problem.Code == ErrorCodes.AccountUnknown)
        {
            throw new ProviderException(
                signIn.Email is null ? IdentityProviders.EmailNotVerified : IdentityProviders.AccountUnknown, problem.Detail, problem);
        }
        catch (ServiceProblemException problem)
        {
            throw new ProviderException(IdentityProviders.NotNow, problem.Detail, problem);
        }
    }

    private async Task<JsonElement> AskAsync(HttpRequestMessage request)
    {
        try
        {
            using var answer = await Options.Backchannel.SendAsync(request, Context.RequestAborted);
            if (!answer.IsSuccessStatusCode)
            {
                throw new ProviderException(
                    (int)answer.StatusCode >= 500 ? IdentityProviders.Unavailable : IdentityProviders.Refused,
                    $"The provider answered {(int)answer.StatusCode} at {request.RequestUri}.");
            }

            return await answer.Content.ReadFromJsonAsync<JsonElement>(Context.RequestAborted);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException
            || (failure is TaskCanceledException && !Context.RequestAborted.IsCancellationRequested))
        {
            throw new ProviderException(IdentityProviders.Unavailable, $"The provider did not answer at {request.RequestUri}.", failure);
        }
    }

    private string CallbackAddress() =>
        SiteOrigin.AddressOf(Context, Options.CallbackPath);

    private static HandleRequestResult Refused(string why) =>
        HandleRequestResult.Fail(new ProviderException(IdentityProviders.Refused, why));

    private static string Unguessable() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
