using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Bench.Exports;

/// <summary>All responses as CSV, against merely reading the rows and writing the bytes.</summary>
internal static class ExportBench
{
    /// <summary>Of a tuned LimeSurvey 6 on two cores.</summary>
    private const double LimeSurveyMilliseconds = 1_070;

    /// <summary>Rounds until the compiler has done its best.</summary>
    private const int WarmUp = 40;

    private const int Rounds = 25;
    private const string Address = $"/api/engagement/surveys/{BenchHost.Slug}/responses/export";
    private const string Reference = "/reference";

    private static byte[] csv = [];

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var host = await BenchHost.StartAsync(Map);
        csv = await host.Lead.GetByteArrayAsync(Address);
        var rows = csv.Count(letter => letter == (byte)'\n') - 1;
        if (rows != BenchHost.Responses)
        {
            throw new InvalidOperationException($"The export has {rows} rows.");
        }

        var export = new Measure("csv", null, () => DownloadAsync(host, Address));
        var reference = new Measure("rows-and-bytes-behind-web-server", null, () => DownloadAsync(host, Reference));
        var bare = new Measure("rows-and-bytes", null, () => ReadAndWriteAsync(host.Database, Stream.Null));
        await Measure.TakeTurnsAsync([export, reference, bare], Rounds, WarmUp);

        Console.WriteLine($"{BenchHost.Responses:N0} responses of 8 questions, {csv.Length / 1024:N0} KB; medians of {Rounds} rounds");
        return
        [
            new(bare.Name, bare.Median, "ms"),
            new(reference.Name, reference.Median, "ms"),
            new(export.Name, export.Median, "ms", reference.Median, AtMost: 2),
            new($"{export.Name}-limesurvey", export.Median, "ms", LimeSurveyMilliseconds, AtMost: 0.2),
        ];
    }

    private static void Map(WebApplication app, string database) => app.MapGet(Reference, async (HttpContext context) =>
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        await ReadAndWriteAsync(database, context.Response.Body);
    }).AllowAnonymous();

    private static async Task DownloadAsync(BenchHost host, string address)
    {
        using var answer = await host.Lead.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>Every row by the shortest way there is, and for each its share of as many bytes as the export has.</summary>
    private static async Task ReadAndWriteAsync(string database, Stream destination)
    {
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"SurveyVersion\", \"AreaCode\", \"Answers\" FROM responses ORDER BY \"SurveyId\", \"AreaCode\", \"Position\"";
        await using var reader = await command.ExecuteReaderAsync();
        await using var buffered = new BufferedStream(destination, 64 * 1024);
        var share = csv.Length / BenchHost.Responses;
        var row = 0;
        while (await reader.ReadAsync())
        {
            _ = reader.GetInt32(0);
            _ = reader.GetString(1);
            _ = reader.GetString(2);
            var last = ++row == BenchHost.Responses;
            await buffered.WriteAsync(csv.AsMemory((row - 1) * share, last ? csv.Length - ((row - 1) * share) : share));
        }

        await buffered.FlushAsync();
    }
}
