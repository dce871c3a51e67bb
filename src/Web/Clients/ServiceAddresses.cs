using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace IcpEngage.Web.Clients;

/// <summary>Where each service is reached.</summary>
/// <remarks>
/// In a distributed deployment, configuration says so: <c>Services:Engagement</c>, or <c>services:engagement:http:0</c>
/// as .NET Aspire sets it. In Standalone nothing does, and all services are in this process: its own address serves.
/// </remarks>
internal sealed class ServiceAddresses(IConfiguration configuration, IServer server)
{
    /// <summary>The service's prefix, with a slash at its end.</summary>
    /// <param name="service">Its name as in configuration and in <c>/api/…</c>, lower case.</param>
    /// <exception cref="InvalidOperationException">No address is configured and the server listens nowhere.</exception>
    public Uri PrefixOf(string service)
    {
        var configured = configuration[$"Services:{service}"]
            ?? configuration[$"services:{service}:http:0"]
            ?? configuration[$"services:{service}:https:0"];
        var root = configured is null
            ? OwnAddress()
            : Uri.TryCreate(configured, UriKind.Absolute, out var address)
                ? address
                : throw new InvalidOperationException($"Services:{service} is not an absolute address: {configured}");
        return new Uri(root, $"/api/{service}/");
    }

    // Read with each call rather than once: the port is known only after the server has started.
    private Uri OwnAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var chosen = addresses
            .Select(a => BindingAddress.Parse(a))
            .Where(a => !a.IsUnixPipe && !a.IsNamedPipe)
            .OrderBy(a => a.Scheme == Uri.UriSchemeHttp ? 0 : 1)
            .FirstOrDefault()
            ?? throw new InvalidOperationException(
                "No address of the services is configured (Services:Engagement and so on) and this process listens nowhere.");
        return new UriBuilder(chosen.Scheme, Reachable(chosen.Host), chosen.Port).Uri;
    }

    // Kestrel reports "any address" as these; a caller needs one that can be dialled.
    private static string Reachable(string host) => host is "0.0.0.0" or "[::]" or "*" or "+" ? "127.0.0.1" : host;
}
