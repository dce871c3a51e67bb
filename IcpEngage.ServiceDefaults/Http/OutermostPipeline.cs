using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using IPNetwork = System.Net.IPNetwork;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>
/// Around everything else: who is really calling, where a proxy that we know says so, and the security headers. Configuration
/// <c>Proxies:Known</c> lists addresses and networks of such proxies; what anybody else says in X-Forwarded-* is not read.
/// </summary>
internal sealed class OutermostPipeline(IConfiguration configuration) : IStartupFilter
{
    public const string KnownProxies = "Proxies:Known";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (Read(configuration) is { Count: > 0 } known)
        {
            // No X-Forwarded-Host: proxies pass on the Host that people typed, and many pass this one on unread. No limit to
            // the number of proxies: each is believed only as long as the one before it is known.
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                ForwardLimit = null,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
            {
                options.KnownIPNetworks.Add(network);
            }

            app.UseForwardedHeaders(options);
        }

        app.UseSecurityHeaders();
        next(app);
    };

    /// <summary>The networks; an address is a network of one.</summary>
    /// <exception cref="InvalidOperationException">One is neither an address nor a network.</exception>
    private static List<IPNetwork> Read(IConfiguration configuration) =>
    [
        .. (configuration.GetSection(KnownProxies).Get<string[]>() ?? []).Select(text =>
            IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network
            : throw new InvalidOperationException(
                $"Configuration {KnownProxies} has “{text}”, which is neither an address (10.0.0.7) nor a network (10.0.0.0/24).")),
    ];
}
