using System.Diagnostics;
using IcpEngage.Contracts.Engagement;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Bench.Platform;

/// <summary>A server in a process of its own, with a directory of its own: what is measured, or the reference it is held against.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private bool ended;

    private ServerProcess(Process process, Uri address, string data, TimeSpan started)
    {
        (this.process, Address, Data, Started) = (process, address, data, started);
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its directory; deleted when this is disposed of.</summary>
    public string Data { get; }

    /// <summary>From its first instruction until its first page had been read.</summary>
    public TimeSpan Started { get; }

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Memory of it that is in RAM now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time that it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The whole platform as a newcomer starts it, built, where one client may do as much as it can.</summary>
    public static Task<ServerProcess> StandaloneAsync(string? data = null) =>
        StartAsync("IcpEngage.Standalone.dll", data ?? NewDirectory(), (address, directory) =>
        [
            "--urls", address, "--data", directory,
            "--RateLimits:Requests", "0", "--RateLimits:Submissions", "0", "--Logging:LogLevel:Default", "Error",
        ]);

    /// <summary>A reference of this program's own.</summary>
    /// <param name="name">Which: a word of Program.cs.</param>
    /// <param name="further">What else it is told.</param>
    public static Task<ServerProcess> ReferenceAsync(string name, params string[] further) =>
        StartAsync("IcpEngage.Bench.dll", NewDirectory(), (address, directory) => [name, address, directory, .. further]);

    /// <summary>Puts a survey in the field; from then on <see cref="Client"/> speaks for its lead.</summary>
    public async Task<SurveyDetail> PublishAsync(string title = "How it is", bool onePage = false)
    {
        Client.SignIn(await File.ReadAllTextAsync(Path.Combine(Data, "keys", "token-key")));
        return await BenchedSurvey.PublishAsync(Client, title, onePage);
    }

    /// <summary>A number of Engagement's database.</summary>
    /// <param name="sql">Asks for it, of <c>$survey</c>.</param>
    /// <param name="survey">The survey's id.</param>
    public long Count(string sql, Guid survey)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "engagement.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$survey", survey);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Ends it at once; its directory stays.</summary>
    public async Task StopAsync()
    {
        if (!ended)
        {
            ended = true;
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        process.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    /// <summary>For a server's data.</summary>
    public static string NewDirectory() => Directory.CreateTempSubdirectory("icpengage-bench-").FullName;

    private static async Task<ServerProcess> StartAsync(string program, string data, Func<string, string, IEnumerable<string>> arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments(address.GetLeftPart(UriPartial.Authority), data)])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var page = await client.GetAsync("/");
                page.EnsureSuccessStatusCode();
                await page.Content.ReadAsByteArrayAsync();
                return new ServerProcess(process, address, data, Stopwatch.GetElapsedTime(began));
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
