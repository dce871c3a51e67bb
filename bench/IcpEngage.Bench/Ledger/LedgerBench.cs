using System.Data.Common;
using System.Globalization;
using IcpEngage.Membership.Workloads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Bench.Ledger;

/// <summary>
/// What a partner's pages need of the service, against one indexed read of the rows they show and as many bytes written, behind
/// the same web server.
/// </summary>
internal static class LedgerBench
{
    private const int WarmUp = 40;
    private const int Rounds = 60;
    private const string Reference = "/reference";

    private static readonly Dictionary<string, byte[]> Answers = [];

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var host = await LedgerHost.StartAsync(Map);
        Page[] pages =
        [
            new("workload", $"partners/{LedgerHost.Slug}/workload", LedgerHost.Current, Overlapping: true, AtMost: 5),
            new("demand-year", $"partners/{LedgerHost.Slug}/demand", Quarter.Of(LedgerHost.Current.From.AddMonths(-9)), Overlapping: false, AtMost: 5),
            new("demand-five-years", $"partners/{LedgerHost.Slug}/demand?quarters={LedgerHost.Quarters}", LedgerHost.First, Overlapping: false, AtMost: 5),
            new("loads", "loads", LedgerHost.Current, Overlapping: true, OfAll: true),
            new("fairness-year", "fairness", Quarter.Of(LedgerHost.Current.From.AddMonths(-9)), Overlapping: false, OfAll: true),
            new("fairness-five-years", $"fairness?quarters={LedgerHost.Quarters}", LedgerHost.First, Overlapping: false, OfAll: true),
        ];
        var figures = new List<Figure>();
        foreach (var page in pages)
        {
            figures.AddRange(await TimeAsync(host, page));
        }

        Console.WriteLine($"{LedgerHost.Asks:N0} asks of {LedgerHost.Partners} partners; medians of up to {Rounds} rounds");
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> TimeAsync(LedgerHost host, Page page)
    {
        var bytes = Answers[page.Name] = await host.Secretariat.GetByteArrayAsync(page.Address);
        var rows = int.Parse(await host.Secretariat.GetStringAsync(page.ReferenceAddress + "&count=true"), CultureInfo.InvariantCulture);
        var service = new Measure(page.Name, null, () => DownloadAsync(host, page.Address));
        var reference = new Measure(page.Name + "-read", null, () => DownloadAsync(host, page.ReferenceAddress));

        // Pages that read tens of thousands of rows are timed a few times only.
        var rounds = page.OfAll ? 5 : Rounds;
        await Measure.TakeTurnsAsync([service, reference], rounds, page.OfAll ? 3 : WarmUp);
        Console.WriteLine($"{page.Name}: {rows:N0} rows read, {bytes.Length / 1024:N0} KB");
        return
        [
            new(reference.Name, reference.Median, "ms"),
            new(service.Name, service.Median, "ms", reference.Median, AtMost: page.AtMost),
        ];
    }

    private static async Task DownloadAsync(LedgerHost host, string address)
    {
        using var answer = await host.Secretariat.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    private static void Map(WebApplication app, string database) => app.MapGet(
        Reference,
        async (string page, string from, string to, bool overlapping, bool all, bool? count, HttpContext context) =>
        {
            var rows = await ReadAsync(database, from, to, overlapping, all);
            if (count is true)
            {
                await context.Response.WriteAsync(rows.ToString(CultureInfo.InvariantCulture));
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Answers[page]);
        }).AllowAnonymous();

    /// <summary>Each ask with its lines and its time, every column that is shown, by the index.</summary>
    private static async Task<int> ReadAsync(string database, string from, string to, bool overlapping, bool all)
    {
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync();
        // What waits for an answer is shown in every quarter. The plus keeps SQLite to the partner's index.
        var due = overlapping ? "(a.\"By\" >= $from AND a.\"From\" <= $to OR +a.\"State\" = 'Open')" : "a.\"By\" >= $from AND a.\"By\" <= $to";
        var where = all ? due : $"a.\"PartnerId\" = $partner AND {due}";
        return await CountAsync(connection, $"SELECT a.* FROM \"Asks\" a WHERE {where}", from, to)
            + await CountAsync(connection, $"SELECT l.* FROM \"Asks\" a JOIN \"AskLines\" l ON l.\"AskId\" = a.\"Id\" WHERE {where}", from, to)
            + await CountAsync(connection, $"SELECT t.* FROM \"Asks\" a JOIN \"TimeEntries\" t ON t.\"AskId\" = a.\"Id\" WHERE {where}", from, to);
    }

    private static async Task<int> CountAsync(SqliteConnection connection, string sql, string from, string to)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$partner", LedgerHost.PartnerId);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }

    /// <summary>A page's answer, and which asks it shows.</summary>
    private sealed record Page(string Name, string Path, Quarter From, bool Overlapping, bool OfAll = false, double? AtMost = null)
    {
        public string Address => "/api/membership/" + Path;

        public string ReferenceAddress => string.Create(
            CultureInfo.InvariantCulture,
            $"{Reference}?page={Name}&from={From.From:yyyy-MM-dd}&to={LedgerHost.Current.To:yyyy-MM-dd}&overlapping={Overlapping}&all={OfAll}");
    }
}
