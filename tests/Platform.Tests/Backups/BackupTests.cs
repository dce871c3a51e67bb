using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Faults.Rounds;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Platform.Tests.Backups;

/// <summary>An embedded platform that was backed up while people answered, and is no more.</summary>
public sealed class BackedUpPlatform : IAsyncLifetime
{
    private const string Survey = "gp-help-halton";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("icpengage-backups-");

    /// <summary>The back-up.</summary>
    public string Backup => Path.Combine(directory.FullName, "backup");

    /// <summary>What the command said.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Whoever had a receipt before the back-up began and did not take it back.</summary>
    internal IReadOnlyList<string> Kept { get; private set; } = [];

    /// <summary>Whoever had taken theirs back by then.</summary>
    internal IReadOnlyList<string> Withdrawn { get; private set; } = [];

    /// <summary>A directory that is not there yet.</summary>
    public string NewDirectory() => Path.Combine(directory.FullName, Guid.NewGuid().ToString("N"));

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var platform = new EmbeddedPlatform();
        await platform.InitializeAsync();
        using var client = platform.Client();
        var survey = await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{Survey}", Json.Options);
        await using (var respondents = new Respondents(client, survey!, "halton", "backed-up"))
        {
            respondents.Invite();
            await respondents.MoreReceiptsAsync(60, TimeSpan.FromSeconds(60));
            (Kept, Withdrawn) = respondents.Ledger.TakeNew();
            Said = (await StandaloneProcess.RunAsync("--backup", Backup, "--data", platform.Data)).ShouldSucceed();
            await respondents.MoreReceiptsAsync(20, TimeSpan.FromSeconds(60));
            await respondents.AllLeaveAsync(TimeSpan.FromSeconds(60));
        }

        await platform.DisposeAsync();
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        directory.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class BackupTests(BackedUpPlatform platform) : IClassFixture<BackedUpPlatform>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_acknowledged_before_the_backup_began_is_there_once_after_restoring()
    {
        platform.Kept.Count.ShouldBeGreaterThan(40);
        platform.Withdrawn.ShouldNotBeEmpty();
        var data = platform.NewDirectory();

        var said = (await StandaloneProcess.RunAsync("--restore", platform.Backup, "--data", data)).ShouldSucceed();

        said.ShouldStartWith($"Restored {platform.Backup} to {data}");
        said.ShouldContain("engagement.db");
        said.ShouldContain("token-key");
        await using var restored = await RunningOn.StartAsync(data);
        await using var engagement = await restored.OpenAsync("engagement");
        (await engagement.CountAsync($"""SELECT COUNT(*) FROM responses WHERE "ReceiptHash" IN ({Listed(platform.Kept)})""")).ShouldBe(platform.Kept.Count);
        (await engagement.CountAsync($"""SELECT COUNT(*) FROM responses WHERE "ReceiptHash" IN ({Listed(platform.Withdrawn)})""")).ShouldBe(0);
        (await engagement.CountAsync(
            """
            SELECT COUNT(*) FROM surveys WHERE "State" = 'Live'
            AND "ResponseCount" <> (SELECT COUNT(*) FROM responses WHERE "SurveyId" = surveys."Id")
            """)).ShouldBe(0);
        var stored = await engagement.CountAsync(
            """SELECT COUNT(*) FROM responses JOIN surveys ON "Id" = "SurveyId" WHERE "Slug" = 'gp-help-halton'""");
        await Until.PassesAsync(Longest, async () =>
        {
            (await engagement.CountAsync("SELECT COUNT(*) FROM outbox_messages")).ShouldBe(0);
            await using var places = await restored.OpenAsync("places");
            (await places.CountAsync(
                """
                SELECT SUM("Responses") FROM "ExerciseAreas" JOIN "Exercises" ON "Exercises"."SurveyId" = "ExerciseAreas"."SurveyId"
                WHERE "Slug" = 'gp-help-halton'
                """)).ShouldBe(stored);
        });
    }

    [Fact]
    public async Task A_backup_says_what_is_in_it_and_never_writes_over_another()
    {
        platform.Said.ShouldContain("engagement.db");

        var (exitCode, _, errors) = await StandaloneProcess.RunAsync("--backup", platform.Backup, "--data", platform.Backup);

        exitCode.ShouldBe(2);
        errors.ShouldContain("is not empty");
    }

    [Fact]
    public async Task A_directory_with_something_in_it_is_not_restored_to()
    {
        var data = Directory.CreateDirectory(platform.NewDirectory()).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "mine"), "text");

        var (exitCode, _, errors) = await StandaloneProcess.RunAsync("--restore", platform.Backup, "--data", data);

        exitCode.ShouldBe(2);
        errors.ShouldContain("is not empty");
        Directory.EnumerateFileSystemEntries(data).Select(Path.GetFileName).ShouldBe(["mine"]);
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_not_restored()
    {
        var (broken, data) = (platform.NewDirectory(), platform.NewDirectory());
        CopyAll(platform.Backup, broken);
        await File.AppendAllTextAsync(Path.Combine(broken, "places.db"), "x");

        var (exitCode, _, errors) = await StandaloneProcess.RunAsync("--restore", broken, "--data", data);

        exitCode.ShouldBe(2);
        errors.ShouldContain("places.db is not as it was backed up");
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_directory_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        var data = platform.NewDirectory();
        (await StandaloneProcess.RunAsync("--restore", platform.Backup, "--data", data)).ShouldSucceed();
        await using (var places = new SqliteConnection($"Data Source={Path.Combine(data, "places.db")};Pooling=false"))
        {
            await places.OpenAsync();
            await places.ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '20.0.0')");
        }

        var before = Fingerprints(data);

        var (exitCode, _, errors) = await StandaloneProcess.RunAsync("--data", data, "--urls", "http://127.0.0.1:0");

        exitCode.ShouldBe(1);
        errors.ShouldContain("written by a newer version of IcpEngage");
        errors.ShouldContain("29990101000000_FromTheFuture");
        Fingerprints(data).ShouldBe(before);
    }

    [Fact]
    public async Task A_directory_of_an_earlier_version_is_upgraded_with_all_that_is_in_it()
    {
        var data = Unpacked();

        await using var upgraded = await RunningOn.StartAsync(data);

        await TheEarlierReceiptsAreKeptAsync(upgraded);
        Directory.Exists(Path.Combine(data, "before-upgrade")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_begins_again_from_the_copy()
    {
        var data = Unpacked();
        await using (var upgrading = RunningOn.Launch(data))
        {
            await Until.TrueAsync("the copy is whole", Longest, () => Task.FromResult(File.Exists(Path.Combine(data, "before-upgrade", "backup.json"))));
        }

        // The kill may come at any step: what no step can be begun from is worse than any.
        await File.WriteAllTextAsync(Path.Combine(data, "membership.db"), "half a database");

        await using var upgraded = await RunningOn.StartAsync(data);

        await TheEarlierReceiptsAreKeptAsync(upgraded);
    }

    /// <summary>
    /// A real directory of 22 November 2026, when Engagement had 12 migrations: the demonstration, and five people who answered
    /// under the keys <c>old-1</c> to <c>old-5</c>.
    /// </summary>
    private string Unpacked()
    {
        var data = platform.NewDirectory();
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Backups", "earlier-version.zip"), data);
        return data;
    }

    private static async Task TheEarlierReceiptsAreKeptAsync(RunningOn upgraded)
    {
        await using var engagement = await upgraded.OpenAsync("engagement");
        (await engagement.CountAsync("SELECT COUNT(*) FROM responses")).ShouldBe(1022);
        foreach (var respondent in Enumerable.Range(1, 5))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/engagement/surveys/gp-help-halton/responses")
            {
                Content = JsonContent.Create(new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>> { ["contact-ease"] = ["very-easy"] }), options: Json.Options),
            };
            request.Headers.Add(ResponseHeaders.IdempotencyKey, $"old-{respondent}");
            using var answer = await upgraded.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await engagement.CountAsync("SELECT COUNT(*) FROM responses")).ShouldBe(1022);
    }

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static IReadOnlyList<string> Fingerprints(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*.db*").Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    private static string Listed(IEnumerable<string> values) => string.Join(',', values.Select(value => $"'{value}'"));
}

/// <summary>Standalone as a command.</summary>
internal static class StandaloneProcess
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Said, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Standalone, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Standalone"),
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, errors);
    }

    /// <summary>What it said, where it did what it was asked for.</summary>
    public static string ShouldSucceed(this (int ExitCode, string Said, string Errors) result)
    {
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Said;
    }
}

/// <summary>The embedded platform on a directory that was there before, and stays.</summary>
internal sealed class RunningOn : IAsyncDisposable
{
    private readonly EmbeddedPlatform platform;

    private RunningOn(string data)
    {
        platform = new EmbeddedPlatform { Data = data };
        Client = platform.Client();
    }

    /// <summary>Calls it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it, and waits until it is healthy.</summary>
    public static async Task<RunningOn> StartAsync(string data)
    {
        var running = new RunningOn(data);
        await running.platform.InitializeAsync();
        return running;
    }

    /// <summary>Starts it, and does not wait.</summary>
    public static RunningOn Launch(string data)
    {
        var running = new RunningOn(data);
        running.platform.LaunchAsync(running.platform.Door);
        return running;
    }

    /// <summary>An open connection to a service's database.</summary>
    public Task<System.Data.Common.DbConnection> OpenAsync(string service) => platform.OpenDatabaseAsync(service);

    /// <summary>Kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await platform.EndAsync(platform.Door, IcpEngage.Faults.Platforms.Signal.Kill);
        SqliteConnection.ClearAllPools();
    }
}
