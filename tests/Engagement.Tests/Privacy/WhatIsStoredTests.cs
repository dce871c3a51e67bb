using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Engagement.Tests.Privacy;

/// <summary>Anonymous means anonymous: what is left of somebody who answered, wherever it may be left.</summary>
public sealed partial class WhatIsStoredTests
{
    private const string Address = "203.0.113.77";
    private const string Browser = "MarkedBrowser/7.7";

    [Fact]
    public async Task No_table_holds_the_address_the_browser_or_the_moment_of_an_answer()
    {
        await using var host = await EngagementHost.StartAsync();
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;

        // Three days on, at a minute that nothing else happened in.
        host.Time.Pass(new TimeSpan(3, 4, 37, 12) + TimeSpan.FromTicks(3_456_789));
        var real = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        var person = Marked(host);
        var token = await person.StartAnswersAsync(survey);
        await person.AnswerAsync(survey, token, "ease", "easy");
        var receipt = await (await person.SubmitAsync(survey, token)).ReadAsync<Receipt>();
        await (await person.KeepEqualityAsync(receipt.Code, ("sex", "female"))).ReadAsync<EqualityQuestions>();
        await person.RespondAsync(survey, new() { ["ease"] = ["hard"] }, "a-key");

        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(0);
        var looked = 0;
        await host.ReadAsync(async db =>
        {
            await foreach (var (column, value) in EveryValueAsync(db))
            {
                looked++;
                ShouldSayNothing(column, value, host.Time.GetUtcNow(), real);
            }

            return 0;
        });
        looked.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task No_log_and_no_trace_holds_the_address_the_browser_a_token_or_a_receipt()
    {
        // Every level of every category, which nobody runs with.
        await using var host = await EngagementHost.StartAsync(
            ("Logging:LogLevel:Default", "Debug"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Debug"),
            ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Information"));
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;
        using var written = new Collector();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);
        var own = host.Anyone.BaseAddress!.Port.ToString(CultureInfo.InvariantCulture);
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // Other tests' services run beside this one.
                if (activity.TagObjects.Any(tag => tag.Key == "server.port" && $"{tag.Value}" == own) || activity.Source.Name == "Microsoft.AspNetCore")
                {
                    written.Add($"trace {activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var person = Marked(host);
        var token = await person.StartAnswersAsync(survey);
        await person.AnswerAsync(survey, token, "ease", "easy");
        var receipt = await (await person.SubmitAsync(survey, token)).ReadAsync<Receipt>();
        await person.OpenReceiptAsync(receipt.Code);
        await person.KeepEqualityAsync(receipt.Code, ("gender", "no"), ("gender.no", "MarkedWords"));
        await person.OpenReceiptAsync("0000-1111-2222");
        await person.WithdrawAsync(receipt.Code);

        var lines = written.Lines;
        lines.ShouldContain(line => line.Contains($"/surveys/{survey}/answers", StringComparison.Ordinal), "the requests were logged at all");
        lines.ShouldContain(line => line.StartsWith("trace ", StringComparison.Ordinal), "the requests were traced at all");
        foreach (var secret in new[] { token, receipt.Code, receipt.Code.Replace("-", "", StringComparison.Ordinal), "0000-1111-2222", Address, Browser, "MarkedWords" })
        {
            lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"“{secret}” was logged");
        }
    }

    [Theory]
    [InlineData("withdrawn_receipts")]
    [InlineData("equality_answers")]
    public async Task The_file_keeps_no_order_of_arrival(string table) => (await DefinitionOfAsync(table)).ShouldEndWith("WITHOUT ROWID");

    [Fact]
    public async Task Responses_lie_in_the_order_of_their_positions() =>
        (await DefinitionOfAsync("responses")).ShouldContain("\"Position\" INTEGER NOT NULL CONSTRAINT \"PK_responses\" PRIMARY KEY,");

    [Fact]
    public async Task What_is_deleted_is_overwritten()
    {
        await using var host = await EngagementHost.StartAsync();

        // The pragma holds for a connection that the service opened.
        (await host.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await db.Database.SqlQueryRaw<long>("SELECT secure_delete AS Value FROM pragma_secure_delete").SingleAsync();
        })).ShouldBe(1);
    }

    /// <summary>A table’s definition once a new file is set up.</summary>
    private static async Task<string> DefinitionOfAsync(string table)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new SqliteEngagementDb(new DbContextOptionsBuilder<SqliteEngagementDb>().UseSqlite(connection).Options);
        await db.Database.MigrateAsync();
        return await db.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = {table}").SingleAsync();
    }

    private static HttpClient Marked(EngagementHost host)
    {
        var person = new HttpClient { BaseAddress = host.Anyone.BaseAddress };
        foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP" })
        {
            person.DefaultRequestHeaders.Add(header, Address);
        }

        person.DefaultRequestHeaders.Add("Forwarded", $"for={Address}");
        person.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        return person;
    }

    private static void ShouldSayNothing(string column, object value, DateTimeOffset moment, DateTimeOffset real)
    {
        var text = value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        foreach (var mark in new[] { Address, Browser, "127.0.0.1", "::1", moment.ToString("HH:mm", CultureInfo.InvariantCulture) })
        {
            text.ShouldNotContain(mark, Case.Insensitive, $"{column} holds {text}");
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            // A whole day is allowed, as ticks, seconds or milliseconds; anything within it is a time.
            var day = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero);
            Within(number, day.UtcTicks, TimeSpan.TicksPerDay).ShouldBeFalse($"{column} holds a moment in ticks");
            Within(number, day.ToUnixTimeSeconds(), 86_400).ShouldBeFalse($"{column} holds a moment in seconds");
            Within(number, day.ToUnixTimeMilliseconds(), 86_400_000).ShouldBeFalse($"{column} holds a moment in milliseconds");
        }

        foreach (var id in Ids().Matches(text).Select(match => Guid.Parse(match.Value)).Where(id => id.Version == 7))
        {
            var made = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
            made.Date.ShouldNotBe(moment.Date, $"{column} holds an id with the moment in it");
            (made >= real && made <= DateTimeOffset.UtcNow).ShouldBeFalse($"{column} holds an id that was made while somebody answered");
        }

        static bool Within(long number, long from, long length) => number > from && number < from + length;
    }

    private static async IAsyncEnumerable<(string Column, object Value)> EveryValueAsync(EngagementDb db)
    {
        var tables = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names from the database itself.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    yield return ($"{table}.{rows.GetName(column)}", rows.GetValue(column));
                }
            }
        }
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Ids();

    /// <summary>Keeps every line that is logged.</summary>
    private sealed class Collector : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> Lines => [.. lines];

        public void Add(string line) => lines.Enqueue(line);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{formatter(state, exception)} {exception} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])}");

        public void Dispose()
        {
        }
    }
}
