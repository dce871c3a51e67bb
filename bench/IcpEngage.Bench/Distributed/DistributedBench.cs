using System.Diagnostics;
using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Platform;
using Npgsql;

namespace IcpEngage.Bench.Distributed;

/// <summary>
/// Whole responses through the Gateway into PostgreSQL, and on through RabbitMQ into the tallies of Places, against the bare
/// endpoint on the same PostgreSQL behind a bare YARP. A round of ours ends when the tallies say what was acknowledged.
/// </summary>
internal static class DistributedBench
{
    private const int Promised = 32;

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, Promised);
        await using var platform = await DistributedSystem.StartAsync("--engagements", $"{options.Engagements}");
        var survey = await platform.PublishAsync();
        var database = await platform.NewDatabaseAsync("bench");
        await using var endpoint = await ServerProcess.ReferenceAsync(PostgreSqlIntakeReference.Word, database);
        await using var proxy = await ServerProcess.ReferenceAsync(ProxyReference.Word, endpoint.Address.ToString());
        await using var tallies = new Tallies(platform, survey.Summary.Id);

        var told = 0L;
        var acknowledged = new List<double>();
        var requests = new ResponseRequests(platform.Address, $"/api/engagement/surveys/{survey.Summary.Slug}/responses");
        var ours = new Side(
            async (connections, duration) =>
            {
                var began = Stopwatch.GetTimestamp();
                var result = await requests.LoadAsync(connections, duration);
                acknowledged.Add(result.PerSecond);
                await tallies.UntilAsync(told += result.Answered);
                return result with { PerSecond = result.Answered / Stopwatch.GetElapsedTime(began).TotalSeconds };
            },
            () => platform.ProcessorTime);
        var limit = new Side(new ResponseRequests(proxy.Address, "/responses").LoadAsync, () => proxy.ProcessorTime + endpoint.ProcessorTime);

        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            acknowledged.Clear();
            await Side.TakeTurnsAsync(limit, ours, connections, options);
            figures.AddRange(ours.Against(limit, "responses-per-second", $"c{connections}", connections, connections == Promised ? 0.6 : null));
            figures.Add(new($"acknowledged-per-second-c{connections}", Figure.Median(acknowledged.Skip(1)), "per second"));
        }

        await using var engagement = platform.Database("engagement");
        ours.RequireStored(await CountAsync(engagement, "SELECT count(*) FROM responses WHERE \"SurveyId\" = $1", survey.Summary.Id));
        ours.RequireStored(await CountAsync(engagement, "SELECT \"ResponseCount\"::bigint FROM surveys WHERE \"Id\" = $1", survey.Summary.Id));
        await using var bare = NpgsqlDataSource.Create(database);
        limit.RequireStored(await CountAsync(bare, "SELECT count(*) FROM responses WHERE \"SurveyId\" = $1", IntakeReference.Survey));
        Console.WriteLine($"{ours.Acknowledged} responses acknowledged, found in the database, and counted in the tallies");
        return figures;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, Guid survey)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = survey });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
