using IcpEngage.ServiceDefaults;
using IcpEngage.Standalone;
using Microsoft.AspNetCore.Builder;

namespace IcpEngage.Architecture.Tests;

/// <summary>The whole platform, started on an empty data directory: what is registered and mapped can be looked at.</summary>
public sealed class Platform : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("icpengage-").FullName;

    // The manifest of static assets bears the application's name, which in a test run is the test host's.
    public Platform() => App = StandaloneHost.Create(
        ["--data", data, "--urls", "http://127.0.0.1:0", "--Demonstration", "false", "--applicationName", "IcpEngage.Standalone"]);

    public WebApplication App { get; }

    public async Task InitializeAsync()
    {
        await App.MigrateAndSeedAsync(CancellationToken.None);

        // Routing learns of the endpoints at the start, and with it the API documents.
        await App.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}

/// <summary>Classes that look at one and the same platform.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<Platform>
{
    public const string Name = "platform";
}
