using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using Npgsql;

namespace IcpEngage.Bench.Platform;

/// <summary>
/// The distributed platform on PostgreSQL with RabbitMQ between its services, by <c>scripts/run-distributed.sh</c>, on a
/// directory of its own; where one client may do as much as it can.
/// </summary>
internal sealed partial class DistributedSystem : IAsyncDisposable
{
    private const int PortsNeeded = 16;
    private static readonly string[] Measured =
    [
        "gateway", "web", "engagement", "engagement-2", "engagement-3", "engagement-4", "places", "membership", "communications", "strategy",
    ];

    private readonly string data = Path.Combine(Path.GetTempPath(), $"icpengage-bench-{Guid.NewGuid().ToString("N")[..8]}");
    private readonly int port = FreePorts();
    private readonly ConcurrentQueue<string> output = new();
    private Process script = null!;

    private DistributedSystem() => Client = new HttpClient { BaseAddress = Address };

    /// <summary>The Gateway.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Processor time that the platform's own processes took so far; not that of the database and the broker.</summary>
    public TimeSpan ProcessorTime => Measured.Select(name => Path.Combine(data, "pids", name)).Where(File.Exists).Aggregate(
        TimeSpan.Zero,
        (sum, file) =>
        {
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
            return sum + process.TotalProcessorTime;
        });

    /// <summary>The broker's address.</summary>
    public string Messaging => Setting("engagement", MessagingPattern());

    /// <summary>Starts it, and returns when it is ready.</summary>
    /// <param name="arguments">More for the script.</param>
    /// <exception cref="NotMeasuredException">It does not start: RabbitMQ or PostgreSQL is missing, for instance.</exception>
    public static async Task<DistributedSystem> StartAsync(params string[] arguments)
    {
        var system = new DistributedSystem();
        try
        {
            await system.RunAsync(arguments);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a survey in the field; from then on <see cref="Client"/> speaks for its lead.</summary>
    public async Task<SurveyDetail> PublishAsync()
    {
        Client.SignIn(await File.ReadAllTextAsync(Path.Combine(data, "keys", "signing")));
        return await BenchedSurvey.PublishAsync(Client);
    }

    /// <summary>Connections to a service's database.</summary>
    public NpgsqlDataSource Database(string service) => NpgsqlDataSource.Create(Setting(service, DatabasePattern()));

    /// <summary>Makes an empty database on the same server.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> NewDatabaseAsync(string name)
    {
        await using var source = Database("engagement");
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Setting("engagement", DatabasePattern())) { Database = name }.ToString();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            // It stops all that it started, in order.
            using (var signal = Process.Start("kill", ["-TERM", $"{script.Id}"]))
            {
                await signal.WaitForExitAsync();
            }

            await script.WaitForExitAsync();
            script.Dispose();
        }

        Client.Dispose();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task RunAsync(string[] arguments)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = build;
        while (!File.Exists(Path.Combine(root.FullName, "IcpEngage.sln")))
        {
            root = root.Parent ?? throw new NotMeasuredException("The distributed platform is started from a checkout.");
        }

        var start = new ProcessStartInfo(
            Path.Combine(root.FullName, "scripts", "run-distributed.sh"),
            [
                "--no-build", "--configuration", build.Parent!.Name, "--data", data, "--database", "postgresql",
                "--port", $"{port}", "--parent", $"{Environment.ProcessId}", .. arguments,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var limit in new[] { "Requests", "Submissions", "Attempts" })
        {
            start.Environment[$"RateLimits__{limit}"] = "0";
        }

        start.Environment["Logging__LogLevel__Default"] = "Error";
        script = Process.Start(start)!;
        script.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        script.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        script.BeginOutputReadLine();
        script.BeginErrorReadLine();
        while (!output.Any(line => line.StartsWith("IcpEngage is ready", StringComparison.Ordinal)))
        {
            if (script.HasExited)
            {
                await script.WaitForExitAsync();
                throw new NotMeasuredException($"The distributed platform does not start here.\n{string.Join('\n', output)}");
            }

            await Task.Delay(100);
        }
    }

    private string Setting(string process, Regex pattern) =>
        pattern.Match(File.ReadAllText(Path.Combine(data, "run", $"{process}.sh"))).Groups[1].Value.Replace("\\", "", StringComparison.Ordinal);

    /// <summary>The first of several in a row, below those that Linux hands out to outgoing connections.</summary>
    private static int FreePorts()
    {
        var first = 10_000;
        while (!Enumerable.Range(first, PortsNeeded).All(IsFree))
        {
            first += PortsNeeded;
        }

        return first;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"ConnectionStrings__[a-z]+-db=((\\.|\S)+)")]
    private static partial Regex DatabasePattern();

    [GeneratedRegex(@"ConnectionStrings__messaging=((\\.|\S)+)")]
    private static partial Regex MessagingPattern();
}
