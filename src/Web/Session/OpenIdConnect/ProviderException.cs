using Microsoft.AspNetCore.Authentication;

namespace IcpEngage.Web.Session.OpenIdConnect;

/// <summary>Signing in with a provider did not succeed.</summary>
/// <param name="problem">As <see cref="IdentityProviders.SentenceOf"/> takes it.</param>
/// <param name="message">For the log.</param>
/// <param name="inner">What is beneath; null where nothing is.</param>
internal sealed class ProviderException(string problem, string message, Exception? inner = null)
    : AuthenticationFailureException(message, inner)
{
    /// <summary>As <see cref="IdentityProviders.SentenceOf"/> takes it.</summary>
    public string Problem { get; } = problem;
}
