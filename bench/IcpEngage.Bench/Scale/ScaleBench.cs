using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Journey;
using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Scale;

/// <summary>The intake where millions of responses are stored, against itself where there are none; results and a cross-table beside it.</summary>
internal static class ScaleBench
{
    private const int Promised = 32;
    private const string Rows = "SELECT count(*) FROM responses WHERE \"SurveyId\" = $survey";

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, Promised);
        await using var prepared = await ServerProcess.StandaloneAsync();
        var survey = (await prepared.PublishAsync()).Summary;
        await prepared.StopAsync();

        var figures = new List<Figure>();
        foreach (var count in options.Stored)
        {
            await using var empty = await StartAsync(prepared, survey.Id, 0);
            await using var full = await StartAsync(prepared, survey.Id, count);
            var path = $"/api/engagement/surveys/{survey.Slug}/responses";
            var (ours, limit) = (new Side(full, path), new Side(empty, path));
            foreach (var connections in options.Connections)
            {
                await Side.TakeTurnsAsync(limit, ours, connections, options);
                figures.AddRange(ours.Against(limit, "responses-per-second", $"{count}-c{connections}", connections, connections == Promised ? 0.9 : null));
            }

            limit.RequireStored(empty.Count(Rows, survey.Id));
            ours.RequireStored(full.Count(Rows, survey.Id) - count);
            try
            {
                figures.AddRange(await LookAsync(full, empty, survey.Slug, count, options.Rounds));
            }
            catch (InvalidOperationException refused)
            {
                // The page has a time limit; what the intake did is no less true.
                Console.WriteLine($"MISSED: the results page of {count:N0} responses did not come: {refused.Message.AsSpan(0, Math.Min(refused.Message.Length, 60))}");
            }
        }

        return figures;
    }

    private static async Task<ServerProcess> StartAsync(ServerProcess prepared, Guid survey, int count)
    {
        var server = await ServerProcess.StandaloneAsync(FilledDirectory.Make(prepared.Data, survey, count));
        server.Client.Timeout = Timeout.InfiniteTimeSpan;
        server.Client.DefaultRequestHeaders.Authorization = prepared.Client.DefaultRequestHeaders.Authorization;
        return server;
    }

    /// <summary>What the survey's team sees, at the first look after a start and after that.</summary>
    private static async Task<IEnumerable<Figure>> LookAsync(ServerProcess full, ServerProcess empty, string slug, int count, int rounds)
    {
        using var ours = await Staff.SignInAsync(full);
        using var theirs = await Staff.SignInAsync(empty);
        var page = $"/workspace/surveys/{slug}/results";
        var table = $"/api/engagement/surveys/{slug}/results/by/q2/q1";
        Measure[] first = [new("page", null, () => Staff.SeeAsync(ours, page)), new("page-empty", null, () => Staff.SeeAsync(theirs, page))];
        await Measure.TakeTurnsAsync(first, 1, discarded: 0);
        Measure[] measures =
        [
            new("results-page", null, () => Staff.SeeAsync(ours, page)),
            new("results-page-empty", null, () => Staff.SeeAsync(theirs, page)),
            new("cross-table", null, () => full.Client.GetByteArrayAsync(table)),
            new("cross-table-empty", null, () => empty.Client.GetByteArrayAsync(table)),
        ];
        await Measure.TakeTurnsAsync(measures, rounds, discarded: 1);
        return
        [
            new($"first-results-page-ms-{count}", first[0].Median, "ms", first[1].Median),
            new($"results-page-ms-{count}", measures[0].Median, "ms", measures[1].Median),
            new($"cross-table-ms-{count}", measures[2].Median, "ms", measures[3].Median),
        ];
    }
}
