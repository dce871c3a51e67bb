using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace IcpEngage.Gateway;

/// <summary>
/// The one public door: <c>/api/{service}</c> goes to that service, everything else to Web. It changes no path, answers
/// for a destination that is down, and lets nobody outside say who they are in a header.
/// </summary>
public static class GatewayService
{
    /// <summary>Adds the reverse proxy over the addresses in configuration (<see cref="Destinations"/>).</summary>
    /// <exception cref="InvalidOperationException">A service has no address.</exception>
    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        // The defaults of every process read tokens. The door has no use for what is in them and must not hold the key
        // that makes them, so it reads them with one that nobody else has: here everybody is nobody.
        builder.Configuration["Security:SigningKey"] = TokenKeys.Generate();
        // A line for each call, and a page of stack for each that fails: Unavailable says in a line what matters of it.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error);
        // The most that any address behind it takes; each looks to its own.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = RequestSizes.Upload);
        builder.Services.AddSingleton<IForwarderHttpClientFactory, ResilientClientFactory>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory(Destinations.Routes(), Destinations.Clusters(builder.Configuration))
            .AddTransforms(transforms =>
            {
                // Web builds addresses from the host that people typed.
                transforms.AddOriginalHost();
                // Host and scheme only, no X-Forwarded-For: whoever answers a survey stays anonymous, so nothing behind
                // this door is told an address of theirs.
                transforms.AddXForwardedHost();
                transforms.AddXForwardedProto();
            });
        return builder;
    }

    /// <summary>Maps the routes. Services and Web authorise every call themselves.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder routes)
    {
        routes.MapReverseProxy(proxy =>
        {
            proxy.Use(IdentityHeaders.DropAsync);
            proxy.Use(Unavailable.AnswerAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        }).AllowAnonymous();

        // Or Web, which takes everything else, would be asked for it.
        routes.Map("/api/{**rest}", () => Problems.NotFound("There is nothing at this address.")).AllowAnonymous();
        return routes;
    }
}
