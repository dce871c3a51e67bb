using System.Net.Http.Headers;
using IcpEngage.Bench.Platform;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.Bench.Intake;

/// <summary>Whole responses, acknowledged when they are on the disk, against the shortest program that can do it.</summary>
internal static class IntakeBench
{
    /// <summary>Connections at which something is promised.</summary>
    private const int Promised = 32;

    private const string Rows = "SELECT count(*) FROM responses WHERE \"SurveyId\" = $survey";
    private const string Count = "SELECT \"ResponseCount\" FROM surveys WHERE \"Id\" = $survey";

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments);
        await using var reference = await ServerProcess.ReferenceAsync(IntakeReference.Word);
        await using var platform = await ServerProcess.StandaloneAsync();
        var survey = await PublishAsync(platform);
        var ours = new Side(platform, $"/api/engagement/surveys/{survey.Summary.Slug}/responses");
        var limit = new Side(reference, "/responses");

        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            // The first round warms both up and does not count.
            for (var round = -1; round < options.Rounds; round++)
            {
                await limit.LoadAsync(connections, options.Duration, counts: round >= 0);
                await ours.LoadAsync(connections, options.Duration, counts: round >= 0);
            }

            var promised = connections == Promised;
            figures.Add(new($"responses-per-second-c{connections}", ours.PerSecond(connections), "per second", limit.PerSecond(connections), AtLeast: promised ? 0.7 : null));
            figures.Add(new($"p99-ms-c{connections}", ours.P99(connections), "ms", limit.P99(connections), AtMost: promised ? 2 : null));
            figures.Add(new($"spread-c{connections}", ours.Spread(connections), "share"));
            figures.Add(new($"spread-of-limit-c{connections}", limit.Spread(connections), "share"));
            figures.Add(new($"processor-ms-c{connections}", ours.ProcessorMilliseconds(connections), "ms", limit.ProcessorMilliseconds(connections)));
        }

        limit.RequireStored(Read(reference, Rows, IntakeReference.Survey));
        ours.RequireStored(Read(platform, Rows, survey.Summary.Id));
        ours.RequireStored(Read(platform, Count, survey.Summary.Id));
        Console.WriteLine($"{ours.Acknowledged} responses acknowledged and found in the database; {options.Rounds} rounds of {options.Duration.TotalSeconds} s, medians");
        return figures;
    }

    private static async Task<SurveyDetail> PublishAsync(ServerProcess platform)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Security:SigningKey", await File.ReadAllTextAsync(Path.Combine(platform.Data, "keys", "token-key")))])
            .Build();
        platform.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(configuration, TimeProvider.System).Issue(BenchedSurvey.Lead()));
        return await BenchedSurvey.PublishAsync(platform.Client);
    }

    private static long Read(ServerProcess server, string sql, Guid survey)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Data, "engagement.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$survey", survey);
        return (long)command.ExecuteScalar()!;
    }
}
