using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace IcpEngage.Bench.Distributed;

/// <summary>A bare YARP before another server.</summary>
internal static class ProxyReference
{
    /// <summary>The word with which this program serves as it.</summary>
    public const string Word = "--proxy-reference";

    /// <param name="arguments">Its address, its directory, which it leaves alone, and the other server's address.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "server", Match = new RouteMatch { Path = "/{**rest}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "server",
                    Destinations = new Dictionary<string, DestinationConfig> { ["server"] = new() { Address = arguments[2] } },
                },
            ]);
        await using var app = builder.Build();
        app.Urls.Add(arguments[0]);
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
