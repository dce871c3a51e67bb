using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Bench.Intake;

/// <summary>
/// The shortest program that can do what the intake does: a bare endpoint that parses the same body and commits the same rows,
/// in groups, to the same kind of file, as safe from a power loss, and answers after the commit. It checks nothing.
/// </summary>
internal static class IntakeReference
{
    /// <summary>The word with which this program serves as it.</summary>
    public const string Word = "--intake-reference";

    /// <summary>The survey that all its responses are of.</summary>
    public static readonly Guid Survey = new("0199f000-0000-7000-8000-00000000be4c");

    private const int Group = 256;

    /// <param name="arguments">Its address, and its directory.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        await using var connection = Open(Path.Combine(arguments[1], "engagement.db"));
        await using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO responses (ReceiptHash, Answers, AreaCode, Mode, ReceivedOn, SurveyId, SurveyVersion) VALUES ($hash, $answers, 'E06000006', 'Online', '2026-11-22', $survey, 4)";
        var hash = insert.Parameters.Add("$hash", SqliteType.Text);
        var answers = insert.Parameters.Add("$answers", SqliteType.Text);
        insert.Parameters.AddWithValue("$survey", Survey);
        return await ServeAsync(arguments[0], group =>
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var waiting in group)
            {
                hash.Value = waiting.Hash;
                answers.Value = waiting.Answers;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            return Task.CompletedTask;
        });
    }

    /// <param name="address">Where.</param>
    /// <param name="store">Returns when the group is on the disk.</param>
    public static async Task<int> ServeAsync(string address, Func<List<Waiting>, Task> store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address);
        var queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
        _ = Task.Run(() => StoreAsync(queue.Reader, store));

        app.MapGet("/", () => "Ready");
        app.MapPost("/responses", async (HttpContext http) =>
        {
            var response = await http.Request.ReadFromJsonAsync<SubmitResponse>(Json.Options);
            var receipt = http.Request.Headers[ResponseHeaders.IdempotencyKey].ToString();
            var waiting = new Waiting(
                Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(receipt))),
                JsonSerializer.Serialize(response!.Answers, Json.Options));
            queue.Writer.TryWrite(waiting);
            await waiting.Stored.Task;
            return TypedResults.Created((string?)null, new Receipt(receipt, DateOnly.FromDateTime(DateTime.UtcNow)));
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task StoreAsync(ChannelReader<Waiting> queue, Func<List<Waiting>, Task> store)
    {
        var group = new List<Waiting>(Group);
        while (await queue.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < Group && queue.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            await store(group);
            group.ForEach(waiting => waiting.Stored.SetResult());
        }
    }

    /// <summary>The table and its indexes as the platform has them.</summary>
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE responses (
                ReceiptHash TEXT NOT NULL PRIMARY KEY, Answers TEXT NOT NULL, AreaCode TEXT NOT NULL, Mode TEXT NOT NULL,
                ReceivedOn TEXT NOT NULL, SurveyId TEXT NOT NULL, SurveyVersion INTEGER NOT NULL);
            CREATE INDEX of_survey ON responses (SurveyId, AreaCode);
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A response on its way to the disk.</summary>
    internal sealed record Waiting(string Hash, string Answers)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
