using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IcpEngage.Fuzz;

/// <summary>The embedded platform as its own process, on a directory that goes with it. Rate limits off: all of this is one client.</summary>
internal sealed class EmbeddedPlatform : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private EmbeddedPlatform(Process process, Uri address, string data)
    {
        this.process = process;
        Address = address;
        Data = data;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its data directory, with its keys.</summary>
    public string Data { get; }

    /// <summary>It has not ended.</summary>
    public bool Runs => !process.HasExited;

    /// <summary>What it logged as warning or worse.</summary>
    public IReadOnlyCollection<string> Log => log;

    /// <summary>Starts it, and returns once it is healthy.</summary>
    public static async Task<EmbeddedPlatform> StartAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        var standalone = Path.Combine(Root(), "src", "Standalone");
        var data = Directory.CreateTempSubdirectory("icpengage-fuzz-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var platform = new EmbeddedPlatform(
            Process.Start(new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(standalone, "bin", configuration, "net10.0", "IcpEngage.Standalone.dll"),
                    "--urls", address.ToString(), "--data", data,
                    "--RateLimits:Requests", "0", "--RateLimits:Submissions", "0", "--RateLimits:Attempts", "0",
                    "--Logging:LogLevel:Default", "Warning",
                ])
            {
                WorkingDirectory = standalone,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            address,
            data);
        var start = Stopwatch.GetTimestamp();
        while (!await platform.IsHealthyAsync())
        {
            if (!platform.Runs || Stopwatch.GetElapsedTime(start) > LongestStart)
            {
                throw new InvalidOperationException($"The platform did not start:\n{string.Join('\n', platform.Log)}");
            }

            await Task.Delay(200);
        }

        return platform;
    }

    /// <summary>It says that it can do its work.</summary>
    public async Task<bool> IsHealthyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "/health"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("This program runs from a checkout.");
        }

        return directory.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            log.Enqueue(line);
        }
    }
}
