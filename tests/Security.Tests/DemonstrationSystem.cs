using System.Net;
using System.Net.Sockets;
using IcpEngage.Security.Tests.Access;
using IcpEngage.ServiceDefaults;
using IcpEngage.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Security.Tests;

/// <summary>The demonstration system in one process on an empty data directory, behind real HTTP.</summary>
/// <param name="settings">Command line, beyond the defaults.</param>
public class DemonstrationSystem(params string[] settings) : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("icpengage-security-").FullName;

    /// <summary>The process.</summary>
    public WebApplication App { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        // The manifest of static assets bears the application's name, which in a test run is the test host's.
        App = StandaloneHost.Create(
        [
            "--data", data, "--urls", "http://127.0.0.1:0", "--Demonstration", "true", "--applicationName", "IcpEngage.Standalone",
            "--Logging:LogLevel:Default", "None", .. settings,
        ]);
        await App.MigrateAndSeedAsync(CancellationToken.None);
        await App.StartAsync();
        await UntilEngagementKnowsHaltonAsync();
    }

    /// <summary>It hears of places by event, a moment after the start.</summary>
    private async Task UntilEngagementKnowsHaltonAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = Client();

        // As Web, whose calls are not counted: a test may have set limits that waiting would use up.
        client.DefaultRequestHeaders.Authorization = new("Bearer", Caller.Web.Token(App.Services));
        while (!(await client.GetStringAsync("/api/places/places/halton", limit.Token)).Contains("gp-help-halton", StringComparison.Ordinal)
            || !(await client.GetStringAsync("/api/engagement/surveys/gp-help-halton", limit.Token)).Contains("\"slug\":\"halton\"", StringComparison.Ordinal))
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A client that keeps no cookies and follows no redirects, at the address 127.0.0.<paramref name="host"/>.</summary>
    public HttpClient Client(byte host = 1, bool cookies = false)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = cookies,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, host]), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = Address };
    }
}

/// <summary>With the rate limits that a new system has.</summary>
public sealed class GuardedSystem() : DemonstrationSystem
{
}

/// <summary>Without rate limits: one test is one client that asks thousands of things.</summary>
public sealed class UnlimitedSystem() : DemonstrationSystem(
    "--RateLimits:Requests", "0", "--RateLimits:Submissions", "0", "--RateLimits:Attempts", "0")
{
}

/// <summary>Tests that share a system without rate limits.</summary>
[CollectionDefinition(Name)]
public sealed class Unlimited : ICollectionFixture<UnlimitedSystem>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "without rate limits";
}
