using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Session;

/// <summary>
/// Organisations' own identity providers, by which their people sign in: OpenID Connect, from configuration
/// <c>SignIn:Providers:0:Name</c>, <c>Issuer</c>, <c>ClientId</c>, <c>ClientSecret</c>.
/// </summary>
internal sealed class IdentityProviders(IConfiguration configuration)
{
    /// <summary>The organisation's sign-in went wrong on its side or on the way back; nobody is signed in.</summary>
    public const string Refused = "provider-refused";

    /// <summary>The organisation's sign-in does not answer.</summary>
    public const string Unavailable = "provider-unavailable";

    /// <summary>The organisation does not say that the person's address is verified, and does not know them otherwise.</summary>
    public const string EmailNotVerified = "email-not-verified";

    /// <summary>No account has the person's address.</summary>
    public const string AccountUnknown = "account-unknown";

    /// <summary>The person is known to the organisation; signing in here did not work.</summary>
    public const string NotNow = "not-now";

    /// <summary>In the order configured.</summary>
    public IReadOnlyList<IdentityProvider> All { get; } =
    [
        .. configuration.GetSection("SignIn:Providers").GetChildren().Select((section, index) => new IdentityProvider(
            index,
            Required(section, "Name"),
            IssuerOf(section),
            Required(section, "ClientId"),
            Required(section, "ClientSecret"))),
    ];

    /// <summary>A problem as the sign-in page says it; null where there is none.</summary>
    public static string? SentenceOf(string? problem) => problem switch
    {
        Refused => "Your organisation’s sign-in did not complete. Try again. If it goes wrong again, tell an administrator.",
        Unavailable => "Your organisation’s sign-in is not answering. Try again in a few minutes, or use a password or passkey.",
        EmailNotVerified => "Your organisation has not confirmed your e-mail address, so we cannot tell which account is yours. Ask an administrator.",
        AccountUnknown => "There is no account for you here yet. Ask an administrator to invite you with the e-mail address of your organisation.",
        NotNow => "We could not sign you in just now. Try again in a few minutes.",
        _ => null,
    };

    private static string IssuerOf(IConfigurationSection section) =>
        Required(section, "Issuer") is var issuer && Uri.IsWellFormedUriString(issuer, UriKind.Absolute)
            ? issuer.TrimEnd('/')
            : throw new InvalidOperationException($"{section.Path}:Issuer is not an absolute address: {issuer}");

    private static string Required(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{section.Path}:{name} is missing: see docs/operations.md.");
}

/// <summary>An organisation's identity provider.</summary>
/// <param name="Index">Its place in the configuration.</param>
/// <param name="Name">What its people call it.</param>
/// <param name="Issuer">Its issuer without a slash at the end.</param>
/// <param name="ClientId">What it knows this platform by.</param>
/// <param name="ClientSecret">With which this platform proves itself.</param>
internal sealed record IdentityProvider(int Index, string Name, string Issuer, string ClientId, string ClientSecret)
{
    /// <summary>The scheme of the authentication handler.</summary>
    public string Scheme => FormattableString.Invariant($"provider-{Index}");

    /// <summary>Where the provider sends the browser back to; to be registered with it.</summary>
    public string CallbackPath => FormattableString.Invariant($"/sign-in/with/{Index}/callback");

    /// <summary>The link that begins signing in.</summary>
    public string SignInAddress(string returnUrl) =>
        QueryHelpers.AddQueryString(FormattableString.Invariant($"/sign-in/with/{Index}"), "returnUrl", returnUrl);
}
