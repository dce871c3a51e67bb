using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IcpEngage.Web.Session.OpenIdConnect;

/// <summary>How one organisation's identity provider is reached.</summary>
internal sealed class ProviderOptions : RemoteAuthenticationOptions
{
    /// <summary>From the configuration.</summary>
    public IdentityProvider Provider { get; set; } = null!;

    /// <summary>What the provider says of itself, and its keys; read again daily, and when a key is not among them.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;

    /// <summary>Protects what travels with the browser to the provider and back.</summary>
    public ISecureDataFormat<AuthenticationProperties> StateFormat { get; set; } = null!;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ArgumentNullException.ThrowIfNull(Provider);
    }
}
