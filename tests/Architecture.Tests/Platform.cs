using IcpEngage.Standalone;
using Microsoft.AspNetCore.Builder;

namespace IcpEngage.Architecture.Tests;

/// <summary>The whole platform, composed and not started: what is registered and mapped can be looked at.</summary>
public sealed class Platform : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("icpengage-").FullName;

    public Platform() => App = StandaloneHost.Create(["--data", data]);

    public WebApplication App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
