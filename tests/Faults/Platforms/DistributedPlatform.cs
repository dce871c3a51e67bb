using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IcpEngage.Faults.Platforms;

/// <summary>Every service a process of its own, with RabbitMQ between them: <c>scripts/run-distributed.sh</c>.</summary>
public abstract partial class DistributedPlatform : PlatformFixture
{
    private const string RabbitMq = "rabbitmq";
    private const int PortsNeeded = 14;

    /// <summary>Of the broker's and the database server's ports, from the Gateway's: see the script.</summary>
    private const int BrokerPort = 10;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    // One more for a broker in a container.
    private readonly int port = Ports.InARow(PortsNeeded + 1);
    private readonly ConcurrentQueue<string> output = new();
    private readonly Dictionary<string, string> databases = [];
    private readonly Dictionary<string, Wire> wires = [];
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
    public override IReadOnlyList<string> Processes => [.. Services, .. Replicas, "web", "gateway"];

    /// <inheritdoc />
    public override string? Broker => File.Exists(StartOf(RabbitMq)) ? RabbitMq : null;

    /// <inheritdoc />
    public override string? DatabaseServer => File.Exists(StartOf(PostgreSql)) ? PostgreSql : null;

    /// <inheritdoc />
    internal override IReadOnlyDictionary<string, Wire> Wires => wires;

    /// <summary>Process of the database server.</summary>
    protected const string PostgreSql = "postgresql";

    /// <summary>Further processes of services.</summary>
    protected virtual IReadOnlyList<string> Replicas => [];

    /// <summary>Where the databases' files are, in the data directory.</summary>
    protected abstract string Files { get; }

    /// <inheritdoc />
    public override string ProcessOf(string service) => service;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        if (Rig.Disk is { } disk)
        {
            await disk.MountAsync(Path.Combine(Data, Files));
        }

        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "scripts", "run-distributed.sh"),
            [
                "--no-build", "--configuration", Repository.Configuration, "--data", Data, "--database", Database,
                "--port", $"{port}", "--parent", $"{Environment.ProcessId}", "--engagements", $"{Replicas.Count + 1}",
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
        foreach (var service in Services)
        {
            var text = await File.ReadAllTextAsync(StartOf(service));
            databases[service] = ConnectionStringPattern().Match(text).Groups[1].Value.Replace("\\", "", StringComparison.Ordinal);
        }

        if (Rig != Rig.AsInUse)
        {
            await BuildInAsync();
        }
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        using (var signal = Process.Start("bash", ["-c", $"kill -TERM {script!.Id}"]))
        {
            await signal.WaitForExitAsync();
        }

        await script.WaitForExitAsync();
        foreach (var wire in wires.Values)
        {
            await wire.DisposeAsync();
        }
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
    internal override Task SignalAsync(string process, Signal signal)
    {
#if FULL_FEED
        if (process == RabbitMq && container is not null)
        {
            return container.StopAsync();
        }
#endif
        if (Runs(process))
        {
            Signals.Send(IdOf(process)!.Value, signal);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override bool Runs(string process) => IdOf(process) is { } id && Signals.Reaches(id);

    /// <inheritdoc />
    public override Task LaunchAsync(string process)
    {
#if FULL_FEED
        if (process == RabbitMq && container is not null)
        {
            return container.StartAsync();
        }
#endif
        var start = new ProcessStartInfo(StartOf(process));
        LetOneClientDoMuch(start);
        var launched = Process.Start(start)!;

        // As it does itself a moment later.
        File.WriteAllText(Path.Combine(Data, "pids", process), $"{launched.Id}");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task<bool> IsHealthyAsync(string process)
    {
        if (process == PostgreSql)
        {
            return await TakesConnectionsAsync();
        }

        return process == RabbitMq
            ? !Ports.IsFree(port + BrokerPort)
            : await IsHealthyAsync(new Uri(AddressPattern().Match(await File.ReadAllTextAsync(StartOf(process))).Groups[1].Value));
    }

    /// <inheritdoc />
    public override async Task<DbConnection> OpenDatabaseAsync(string service)
    {
        var connection = Connect(databases[service]);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>A connection to the kind of database underneath.</summary>
    protected abstract DbConnection Connect(string connectionString);

    /// <inheritdoc />
    protected override Task<string> SigningKeyAsync() => File.ReadAllTextAsync(Path.Combine(Data, "keys", "signing"));

    /// <summary>Puts wires and a movable clock in, and starts the processes again with them.</summary>
    private async Task BuildInAsync()
    {
        foreach (var process in Processes)
        {
            var text = await File.ReadAllTextAsync(StartOf(process));
            text = Rig.Clock is { } clock ? clock.BuildInto(text) : text;
            if (Rig.Wired)
            {
                text = ServiceAddressPattern().Replace(text, found => $"{found.Groups[1].Value}{Wired($"calls to {found.Groups[2].Value.ToLowerInvariant()}", found.Groups[3].Value)}");
                text = BrokerAddressPattern().Replace(text, found => $"{found.Groups[1].Value}{Wired($"{process} and the broker", found.Groups[2].Value)}");
                text = DatabaseAddressPattern().Replace(text, found => $"{found.Groups[1].Value}{Wired($"{process} and its database", found.Groups[2].Value)}");
            }

            await File.WriteAllTextAsync(StartOf(process), text);
        }

        await Task.WhenAll(Processes.Select(process => EndAsync(process, Signal.Kill)));
        foreach (var process in Processes)
        {
            await LaunchAsync(process);
        }

        await AllHealthyAsync(Processes, LongestStart);
    }

    /// <summary>The port of a wire to a port: one for each pair that talks.</summary>
    private int Wired(string name, string target)
    {
        if (!wires.TryGetValue(name, out var wire))
        {
            wires[name] = wire = new Wire(int.Parse(target, CultureInfo.InvariantCulture));
        }

        return wire.Port;
    }

    private string StartOf(string process) => Path.Combine(Data, "run", $"{process}.sh");

    private int? IdOf(string process)
    {
        var file = Path.Combine(Data, "pids", process);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private async Task<bool> TakesConnectionsAsync()
    {
        try
        {
            await using var db = await OpenDatabaseAsync(Services[0]);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"ASPNETCORE_URLS=(\S+)")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"ConnectionStrings__[a-z]+-db=((\\.|\S)+)")]
    private static partial Regex ConnectionStringPattern();

    [GeneratedRegex(@"(Services__([A-Za-z]+)=http://127\.0\.0\.1:)(\d+)")]
    private static partial Regex ServiceAddressPattern();

    [GeneratedRegex(@"(ConnectionStrings__messaging=\S+@127\.0\.0\.1:)(\d+)")]
    private static partial Regex BrokerAddressPattern();

    [GeneratedRegex(@"(-db=Host=\S+?Port=)(\d+)")]
    private static partial Regex DatabaseAddressPattern();
}

/// <summary>Over a SQLite file for each service.</summary>
public sealed class DistributedOnSqlite : DistributedPlatform
{
    /// <inheritdoc />
    protected override string Database => "sqlite";

    /// <inheritdoc />
    protected override string Files => "databases";

    /// <inheritdoc />
    protected override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}

/// <summary>Over a private PostgreSQL.</summary>
public sealed class DistributedOnPostgreSql : DistributedPlatform
{
    /// <inheritdoc />
    protected override string Database => PostgreSql;

    /// <inheritdoc />
    protected override string Files => PostgreSql;

    /// <summary>Two that share a database and trip over each other where they can.</summary>
    protected override IReadOnlyList<string> Replicas => Rig == Rig.AsInUse ? [] : ["engagement-2"];

    /// <inheritdoc />
    // One of a pool may be of before the server was started again.
    protected override DbConnection Connect(string connectionString) => new NpgsqlConnection($"{connectionString};Pooling=false");
}
