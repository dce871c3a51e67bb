using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IcpEngage.Web.Session.OpenIdConnect;

/// <summary>Signing in with an organisation's own identity provider.</summary>
internal static class ProviderSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds a scheme for each provider that is configured.</summary>
    public static AuthenticationBuilder AddIdentityProviders(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        foreach (var provider in new IdentityProviders(configuration).All)
        {
            authentication.AddRemoteScheme<ProviderOptions, ProviderHandler>(provider.Scheme, provider.Name, options =>
            {
                options.Provider = provider;
                options.CallbackPath = provider.CallbackPath;
                options.SignInScheme = SessionSetup.CookieScheme;
                // The provider answers by sending the browser here: a Lax cookie comes along, and needs no TLS on a
                // developer's machine.
                options.CorrelationCookie.Name = "icp-provider.";
                options.CorrelationCookie.SameSite = SameSiteMode.Lax;
                options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
                options.Events = new RemoteAuthenticationEvents { OnRemoteFailure = SayWhy };
            });
            authentication.Services.AddOptions<ProviderOptions>(provider.Scheme)
                .PostConfigure<IDataProtectionProvider>((options, protection) =>
                {
                    options.Backchannel = new HttpClient { Timeout = Patience };
                    options.StateFormat = new PropertiesDataFormat(protection.CreateProtector("IcpEngage.Web.Provider", provider.Scheme));
                    options.Discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
                        $"{provider.Issuer}/.well-known/openid-configuration",
                        new OpenIdConnectConfigurationRetriever(),
                        new HttpDocumentRetriever(new HttpClient { Timeout = Patience }) { RequireHttps = !IsHere(provider.Issuer) });
                });
        }

        return authentication;
    }

    /// <summary>Maps the links that begin signing in. The way back is the handler's.</summary>
    public static void MapIdentityProviders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/with/{index:int}", (int index, string? returnUrl, IdentityProviders providers) =>
            providers.All.ElementAtOrDefault(index) is { } provider
                ? Results.Challenge(
                    new AuthenticationProperties { RedirectUri = LocalAddress.Or(returnUrl, "/workspace") }, [provider.Scheme])
                : Results.NotFound())
            .AllowAnonymous()
            .ExcludeFromDescription();

        // The handler answers before this is reached, for the providers there are. Without it, the address is unknown and
        // nobody asks the handler.
        routes.MapGet("/sign-in/with/{index:int}/callback", () => Results.NotFound())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static Task SayWhy(RemoteFailureContext context)
    {
        var problem = context.Failure is ProviderException known ? known.Problem : IdentityProviders.Refused;
        context.Response.Redirect($"/sign-in?problem={problem}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // Only a provider on this very machine, as tests start one, may do without TLS.
    private static bool IsHere(string issuer) => new Uri(issuer).IsLoopback;
}
