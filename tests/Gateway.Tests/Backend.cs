using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Gateway.Tests;

/// <summary>A service behind the door, on a port of its own, that remembers what reached it.</summary>
public sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Arrival> arrivals = new();
    private readonly Socket kept = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private int failures;

    private Backend(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What reached it, in order.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. arrivals];

    /// <summary>Starts one; it answers every request with <paramref name="name"/>.</summary>
    public static async Task<Backend> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var backend = new Backend(builder.Build());
        backend.app.Run(http => backend.AnswerAsync(http, name));
        await backend.app.StartAsync();
        backend.Address = backend.app.Urls.Single();
        return backend;
    }

    /// <summary>Cuts the connection of the next calls after reading them.</summary>
    public void CutOff(int calls) => failures = calls;

    /// <summary>Stops listening, and keeps the port: another test's backend must not be given it.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        kept.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        kept.Bind(new IPEndPoint(IPAddress.Loopback, new Uri(Address).Port));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        kept.Dispose();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http, string name)
    {
        using var body = new StreamReader(http.Request.Body);
        arrivals.Enqueue(new Arrival(
            http.Request.Method,
            http.Request.Path + http.Request.QueryString,
            await body.ReadToEndAsync(),
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (Interlocked.Decrement(ref failures) >= 0)
        {
            http.Abort();
            return;
        }

        await http.Response.WriteAsync(name);
    }
}

/// <summary>A request as a backend saw it.</summary>
public sealed record Arrival(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
