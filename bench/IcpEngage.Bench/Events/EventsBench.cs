using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Platform;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using Npgsql;
using NpgsqlTypes;

namespace IcpEngage.Bench.Events;

/// <summary>
/// Events from the commit in Engagement’s outbox until Places has committed what they say, against plain MassTransit on the same
/// broker with as many writes; and how long after its acknowledgement a response is counted in the tallies while others come.
/// </summary>
internal static class EventsBench
{
    /// <summary>Respondents at once while freshness is looked at.</summary>
    private const int Respondents = 8;

    private static readonly string[] Areas = ["E06000006", "E08000011", "E08000012", "E08000014", "E08000013", "E06000007", "E08000015", "E06000049", "E06000050"];

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, Respondents);
        await using var platform = await DistributedSystem.StartAsync();
        var survey = await platform.PublishAsync();
        await using var tallies = new Tallies(platform, survey.Summary.Id);
        await using var engagement = platform.Database("engagement");
        var database = await platform.NewDatabaseAsync("bench");
        await using var reference = await ServerProcess.ReferenceAsync(EventsReference.Word, platform.Messaging, database);
        await using var counted = NpgsqlDataSource.Create(database);

        var ours = new EventsSide(count => CommitAsync(engagement, survey.Summary.Id, count), tallies.ReadAsync);
        var limit = new EventsSide(
            async count =>
            {
                using var answer = await reference.Client.PostAsJsonAsync(
                    "/events", Some(count).Select(areas => new BenchedEvent(survey.Summary.Id, areas)), Json.Options);
                answer.EnsureSuccessStatusCode();
            },
            () => ReadAsync(counted));
        for (var round = -1; round < options.Rounds; round++)
        {
            await limit.RunAsync(options.Duration, counts: round >= 0);
            await ours.RunAsync(options.Duration, counts: round >= 0);
        }

        return
        [
            new("events-per-second", ours.PerSecond, "per second", limit.PerSecond, AtLeast: 0.6),
            new("spread", ours.Spread, "share"),
            new("spread-of-limit", limit.Spread, "share"),
            .. await FreshnessAsync(platform, survey, tallies, options),
        ];
    }

    private static async Task<IEnumerable<Figure>> FreshnessAsync(
        DistributedSystem platform, SurveyDetail survey, Tallies tallies, LoadOptions options)
    {
        var requests = new ResponseRequests(platform.Address, $"/api/engagement/surveys/{survey.Summary.Slug}/responses");
        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            await requests.LoadAsync(connections, TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromSeconds(3));
            var before = await tallies.ReadAsync();
            var load = requests.LoadAsync(connections, options.Duration);
            var late = new Freshness();
            LoadResult? result = null;
            while (result is null || late.Counted < result.Answered)
            {
                late.Saw(await tallies.ReadAsync() - before);
                await Task.Delay(2);
                result = load.IsCompleted ? await load : null;
            }

            await tallies.UntilAsync(before + result.Answered);
            var milliseconds = late.Of(result.Moments);
            figures.Add(new($"freshness-p99-ms-c{connections}", Figure.Percentile(milliseconds, 0.99), "ms", 2_000, AtMost: 1));
            figures.Add(new($"freshness-median-ms-c{connections}", Figure.Median(milliseconds), "ms"));
            figures.Add(new($"responses-per-second-beside-c{connections}", result.PerSecond, "per second"));
        }

        return figures;
    }

    /// <summary>What an act of Engagement does: its events are in the outbox when it is committed.</summary>
    private static async Task CommitAsync(NpgsqlDataSource engagement, Guid survey, int count)
    {
        await using var insert = engagement.CreateCommand(
            "INSERT INTO outbox_messages (\"MessageId\", \"Event\", \"Body\") SELECT message, 'Engagement.ResponsesAccepted', body FROM unnest($1, $2) AS given (message, body)");
        insert.Parameters.Add(new() { Value = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToArray() });
        insert.Parameters.Add(new()
        {
            Value = Some(count).Select(areas => JsonSerializer.Serialize(new ResponsesAccepted(survey, areas), Json.Options)).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        await insert.ExecuteNonQueryAsync();
    }

    private static IEnumerable<AreaResponses[]> Some(int count) =>
        Enumerable.Range(0, count).Select(number => new[] { new AreaResponses(Areas[number % Areas.Length], 1) });

    private static async Task<long> ReadAsync(NpgsqlDataSource counted)
    {
        await using var command = counted.CreateCommand("SELECT coalesce(sum(responses), 0)::bigint FROM tallies");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
