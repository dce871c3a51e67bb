using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using IcpEngage.ServiceDefaults.Persistence;
using Npgsql;
using Xunit.Sdk;

namespace IcpEngage.Tests.Databases;

/// <summary>
/// A PostgreSQL for the tests: the one that <c>ICPENGAGE_POSTGRESQL</c> names, or a private one of what is installed. It
/// ends with the tests, also when they are killed. Where there is neither, <see cref="Missing"/> says so.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    // Stops the server when nobody holds its input open any more.
    private const string Script = """
        set -e
        as=()
        if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid=postgres --regid=postgres --clear-groups); chown -R postgres:postgres "$2"; fi
        "${as[@]}" "$1/initdb" --pgdata="$2/cluster" --username=icpengage --auth=scram-sha-256 --pwfile="$2/password" \
          --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1
        "${as[@]}" "$1/postgres" -D "$2/cluster" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
          -c fsync=off -c max_connections=200 >>"$2/log" 2>&1 </dev/null &
        read -r || true
        kill -INT $!
        wait $! || true
        rm -rf "$2"
        """;

    private static readonly string? Given = Environment.GetEnvironmentVariable("ICPENGAGE_POSTGRESQL") is { Length: > 0 } given ? given : null;

    private Process? process;
    private string connection = Given ?? "";

    /// <summary>Why there is no server; null where there is one.</summary>
    public static string? Missing => Given is null && Installed() is null
        ? "NOT TESTED: there is no PostgreSQL. Install it (Debian, Ubuntu: apt-get install postgresql), or name one in ICPENGAGE_POSTGRESQL."
        : null;

    /// <summary>Configuration that gives the service an empty database of this kind.</summary>
    internal Dictionary<string, string?> Settings(DatabaseProvider provider, string service) => provider == DatabaseProvider.Sqlite
        ? []
        : new()
        {
            ["Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
            [$"ConnectionStrings:{service}-db"] = ConnectionString(service),
        };

    /// <summary>To an empty database for the service.</summary>
    internal string ConnectionString(string service) => $"{connection};Database={service}_{Guid.NewGuid():N}";

    public async Task InitializeAsync()
    {
        if (Given is not null || Installed() is not { } programs)
        {
            return;
        }

        var directory = Directory.CreateTempSubdirectory("icpengage-postgresql-").FullName;
        var password = RandomNumberGenerator.GetHexString(32);
        await File.WriteAllTextAsync(Path.Combine(directory, "password"), password);
        var port = FreePort();
        connection = $"Host=127.0.0.1;Port={port};Username=icpengage;Password={password}";
        process = Process.Start(new ProcessStartInfo("bash", ["-c", Script, "bash", programs, directory, $"{port}"])
        {
            RedirectStandardInput = true,
        })!;
        await UntilItAnswersAsync(Path.Combine(directory, "log"));
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task UntilItAnswersAsync(string log)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await using var trial = new NpgsqlConnection($"{connection};Database=postgres;Pooling=false");
                await trial.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException) when (!process!.HasExited)
            {
                await Task.Delay(100, limit.Token);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"PostgreSQL did not start:\n{await File.ReadAllTextAsync(log)}", exception);
            }
        }
    }

    private static string? Installed() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateFiles("/usr/lib/postgresql", "initdb", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Path.GetDirectoryName(file)).LastOrDefault()
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Runs a theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.Sqlite]];
}

/// <summary>Runs a theory on PostgreSQL; where there is none, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgreSqlAttribute : DataAttribute
{
    public OnPostgreSqlAttribute() => Skip = PostgreSqlServer.Missing;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.PostgreSql]];
}
