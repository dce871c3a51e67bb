using IcpEngage.Standalone;
using Microsoft.AspNetCore.Builder;

namespace IcpEngage.Architecture.Tests;

/// <summary>The whole platform, composed and not started: what is registered and mapped can be looked at.</summary>
public sealed class Platform : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("icpengage-").FullName;

    // The manifest of static assets bears the application's name, which in a test run is the test host's.
    public Platform() => App = StandaloneHost.Create(["--data", data, "--applicationName", "IcpEngage.Standalone"]);

    public WebApplication App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
