using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IcpEngage.Platform.Tests.Platforms;

/// <summary>Every service a process of its own, with RabbitMQ between them: <c>scripts/run-distributed.sh</c>.</summary>
public abstract partial class DistributedPlatform : PlatformFixture
{
    private const string Broker = "rabbitmq";
    private const int PortsNeeded = 14;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    // One more for a broker in a container.
    private readonly int port = Ports.InARow(PortsNeeded + 1);
    private readonly ConcurrentQueue<string> output = new();
    private Process? script;
#if FULL_FEED
    private ContainerBroker? container;
#endif

    /// <summary>The database under the services, as the script names it.</summary>
    protected abstract string Database { get; }

    /// <inheritdoc />
    public override string Name => $"distributed-{Database}";

    /// <inheritdoc />
    public override Uri BaseAddress => new($"http://127.0.0.1:{port}");

    /// <inheritdoc />
    public override string Door => "gateway";

    /// <inheritdoc />
    public override bool HasBroker => true;

    /// <inheritdoc />
    public override string ProcessOf(string service) => service;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "scripts", "run-distributed.sh"),
            [
                "--no-build", "--configuration", Repository.Configuration, "--data", Data, "--database", Database,
                "--port", $"{port}", "--parent", $"{Environment.ProcessId}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        LetOneClientDoMuch(start);
#if FULL_FEED
        container = await ContainerBroker.StartWhereDockerRunsAsync(port + PortsNeeded);
        if (container is not null)
        {
            start.Environment["ConnectionStrings__messaging"] = container.ConnectionString;
        }
#endif
        script = Process.Start(start)!;
        script.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        script.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        script.BeginOutputReadLine();
        script.BeginErrorReadLine();
        await Until.TrueAsync($"{Name} is ready", LongestStart, async () =>
        {
            if (script.HasExited)
            {
                await script.WaitForExitAsync();
                throw new InvalidOperationException($"The platform did not start:\n{string.Join('\n', output)}");
            }

            return output.Any(line => line.StartsWith("IcpEngage is ready", StringComparison.Ordinal));
        });
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        using (var signal = Process.Start("bash", ["-c", $"kill -TERM {script!.Id}"]))
        {
            await signal.WaitForExitAsync();
        }

        await script.WaitForExitAsync();
#if FULL_FEED
        if (container is not null)
        {
            await container.DisposeAsync();
        }
#endif
        var kept = Repository.Artifacts("platform-logs", Name);
        foreach (var log in Directory.EnumerateFiles(Path.Combine(Data, "logs")))
        {
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
        }

        await base.DisposeAsync();
    }

    /// <inheritdoc />
    public override async Task KillAsync(string process)
    {
        var id = int.Parse(await File.ReadAllTextAsync(Path.Combine(Data, "pids", process)), CultureInfo.InvariantCulture);
        using var running = Process.GetProcessById(id);
        running.Kill();
        await running.WaitForExitAsync();
    }

    /// <inheritdoc />
    public override async Task StartAsync(string process)
    {
        var address = AddressPattern().Match(await RunAsync(process)).Groups[1].Value;
        await Until.TrueAsync($"{process} is healthy again", TimeSpan.FromSeconds(90), () => IsHealthyAsync(new Uri(address)));
    }

    /// <inheritdoc />
    public override Task StopBrokerAsync() =>
#if FULL_FEED
        container?.StopAsync() ??
#endif
        KillAsync(Broker);

    /// <inheritdoc />
    public override Task StartBrokerAsync() =>
#if FULL_FEED
        container?.StartAsync() ??
#endif
        RunAsync(Broker);

    /// <inheritdoc />
    public override async Task<DbConnection> OpenDatabaseAsync(string service)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Data, "run", $"{service}.sh"));
        var connection = Connect(ConnectionStringPattern().Match(script).Groups[1].Value.Replace("\\", "", StringComparison.Ordinal));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>A connection to the kind of database underneath.</summary>
    protected abstract DbConnection Connect(string connectionString);

    /// <inheritdoc />
    protected override Task<string> SigningKeyAsync() => File.ReadAllTextAsync(Path.Combine(Data, "keys", "signing"));

    /// <summary>Runs a process's start script, and returns its text.</summary>
    private async Task<string> RunAsync(string process)
    {
        var path = Path.Combine(Data, "run", $"{process}.sh");
        var start = new ProcessStartInfo(path);
        LetOneClientDoMuch(start);
        Process.Start(start)!.Dispose();
        return await File.ReadAllTextAsync(path);
    }

    [GeneratedRegex(@"ASPNETCORE_URLS=(\S+)")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"ConnectionStrings__[a-z]+-db=((\\.|\S)+)")]
    private static partial Regex ConnectionStringPattern();
}

/// <summary>Over a SQLite file for each service.</summary>
public sealed class DistributedOnSqlite : DistributedPlatform
{
    /// <inheritdoc />
    protected override string Database => "sqlite";

    /// <inheritdoc />
    protected override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}

/// <summary>Over a private PostgreSQL.</summary>
public sealed class DistributedOnPostgreSql : DistributedPlatform
{
    /// <inheritdoc />
    protected override string Database => "postgresql";

    /// <inheritdoc />
    protected override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);
}
