using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Faults.Platforms;

/// <summary>The whole platform in one process, on SQLite files: what a newcomer starts.</summary>
public class EmbeddedPlatform : PlatformFixture
{
    private const string Standalone = "standalone";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    private readonly int port = Ports.InARow(1);
    private readonly Lock logging = new();
    private Process? process;

    /// <inheritdoc />
    public override string Name => "embedded";

    /// <inheritdoc />
    public override Uri BaseAddress => new($"http://{Host}:{port}");

    /// <inheritdoc />
    public override string Door => Standalone;

    /// <inheritdoc />
    public override IReadOnlyList<string> Processes => [Standalone];

    /// <inheritdoc />
    public override string? Broker => null;

    /// <inheritdoc />
    public override string? DatabaseServer => null;

    /// <summary>By which name or address it is reached.</summary>
    protected virtual string Host => "127.0.0.1";

    /// <summary>Further words on its command line.</summary>
    protected virtual IReadOnlyList<string> Arguments => [];

    /// <inheritdoc />
    public override string ProcessOf(string service) => Standalone;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        if (Rig.Disk is { } disk)
        {
            await disk.MountAsync(Data);
        }

        await LaunchAsync(Standalone);
        await Until.TrueAsync("the embedded platform is healthy", LongestStart, async () =>
            Runs(Standalone)
                ? await IsHealthyAsync(Standalone)
                : throw new InvalidOperationException($"The embedded platform ended with {process!.ExitCode}: see artifacts/platform-logs."));
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await EndAsync(Standalone, Signal.Kill);
        SqliteConnection.ClearAllPools();
        await base.DisposeAsync();
    }

    /// <inheritdoc />
    internal override async Task SignalAsync(string process, Signal signal)
    {
        if (Runs(process))
        {
            Signals.Send(this.process!.Id, signal);
        }

        if (signal == Signal.Kill)
        {
            await this.process!.WaitForExitAsync();
        }
    }

    /// <inheritdoc />
    public override bool Runs(string process) => this.process is { HasExited: false };

    /// <inheritdoc />
    public override Task LaunchAsync(string process)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Standalone, "--urls", BaseAddress.GetLeftPart(UriPartial.Authority), "--data", Data, .. Arguments])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Standalone"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        LetOneClientDoMuch(start);
        Rig.Clock?.Prepare(start);
        Prepare(start);
        this.process = Process.Start(start)!;
        this.process.OutputDataReceived += (_, line) => Log(line.Data);
        this.process.ErrorDataReceived += (_, line) => Log(line.Data);
        this.process.BeginOutputReadLine();
        this.process.BeginErrorReadLine();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task<bool> IsHealthyAsync(string process) => IsHealthyAsync(BaseAddress);

    /// <inheritdoc />
    public override async Task<DbConnection> OpenDatabaseAsync(string service)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Data, $"{service}.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc />
    protected override Task<string> SigningKeyAsync() => File.ReadAllTextAsync(Path.Combine(Data, "keys", "token-key"));

    /// <summary>Sets what else it starts with.</summary>
    protected virtual void Prepare(ProcessStartInfo start)
    {
    }

    /// <summary>Takes a line of its console.</summary>
    protected virtual void Hear(string line)
    {
    }

    private void Log(string? line)
    {
        Hear(line ?? "");
        lock (logging)
        {
            File.AppendAllLines(Path.Combine(Repository.Artifacts("platform-logs", Name), $"{Standalone}.log"), [line ?? ""]);
        }
    }
}
