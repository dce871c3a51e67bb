using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using IcpEngage.Bench.Platform;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Standalone;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IcpEngage.Bench.Results;

/// <summary>The platform in one process with a live survey and its responses, asked by HTTP as somebody of the survey's team.</summary>
internal sealed class BenchedSystem : IAsyncDisposable
{
    private const string Scheme = "workspace";
    private static readonly string[] Areas = ["E06000006", "E08000011", "E08000012", "E08000014", "E08000013", "E06000007", "E08000015", "E06000049", "E06000050"];

    private readonly string data;
    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly SqliteConnection connection;
    private readonly Random random = new(10_000);
    private string surveyId = "";

    private BenchedSystem(string data, WebApplication app)
    {
        (this.data, this.app) = (data, app);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        connection = new SqliteConnection($"Data Source={Path.Combine(data, "engagement.db")}");
        connection.Open();
    }

    /// <summary>The survey.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Starts on an empty data directory and stores the responses.</summary>
    public static async Task<BenchedSystem> StartAsync(int responses)
    {
        var data = Directory.CreateTempSubdirectory("icpengage-bench-").FullName;
        var app = StandaloneHost.Create(
        [
            "--data", data, "--urls", "http://127.0.0.1:0", "--applicationName", "IcpEngage.Standalone", "--environment", "Production",
            "--RateLimits:Requests", "0", "--RateLimits:Submissions", "0", "--Logging:LogLevel:Default", "Error",
        ]);
        await app.MigrateAndSeedAsync(CancellationToken.None);
        await app.StartAsync();
        var system = new BenchedSystem(data, app);
        system.SignIn();
        await system.PublishAsync();
        system.Store(responses);
        return system;
    }

    /// <summary>Asks, and reads the answer whole.</summary>
    public async Task GetAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The reference limit: the same rows out of the same file, by the shortest possible program, and nothing done with them.</summary>
    public Task ReadRowsAsync()
    {
        using var command = Command("SELECT \"ReceiptHash\", \"AreaCode\", \"Answers\" FROM responses WHERE \"SurveyId\" = $survey");
        using var reader = command.ExecuteReader();
        var letters = 0L;
        while (reader.Read())
        {
            letters += reader.GetString(0).Length + reader.GetString(1).Length + reader.GetString(2).Length;
        }

        return letters > 0 ? Task.CompletedTask : throw new InvalidOperationException("There are no rows.");
    }

    /// <summary>One more comes in, as the intake stores it.</summary>
    public Task AddResponseAsync()
    {
        Store(1);
        return Task.CompletedTask;
    }

    /// <summary>What is kept in memory is of another version of the survey, so everything is read anew.</summary>
    public Task ForgetAsync()
    {
        using var command = Command("UPDATE surveys SET \"Version\" = \"Version\" + 1 WHERE \"Id\" = $survey");
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await connection.DisposeAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private void SignIn()
    {
        var now = DateTimeOffset.UtcNow;
        var seconds = now.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var person = BenchedSurvey.Lead(new Claim("stamp", "bench"));
        var ticket = new AuthenticationTicket(
            person,
            new AuthenticationProperties
            {
                IssuedUtc = now,
                ExpiresUtc = now.AddHours(2),
                Items = { ["began"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ["looked-at"] = seconds },
            },
            Scheme);
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme).TicketDataFormat.Protect(ticket);
        client.DefaultRequestHeaders.Add("Cookie", $"icp-workspace={cookie}");
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(app.Configuration, TimeProvider.System).Issue(person));
    }

    private async Task PublishAsync()
    {
        var survey = await BenchedSurvey.PublishAsync(client);
        Slug = survey.Summary.Slug;
        surveyId = survey.Summary.Id.ToString().ToUpperInvariant();
    }

    private void Store(int count)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = Command(
            "INSERT INTO responses (\"Position\", \"ReceiptHash\", \"SurveyId\", \"SurveyVersion\", \"AreaCode\", \"Answers\", \"ReceivedOn\") VALUES ($position, $hash, $survey, 3, $area, $answers, '2026-11-22')");
        var position = insert.Parameters.Add("$position", SqliteType.Integer);
        var (hash, area, answers) = (insert.Parameters.Add("$hash", SqliteType.Text), insert.Parameters.Add("$area", SqliteType.Text), insert.Parameters.Add("$answers", SqliteType.Text));
        for (var number = 0; number < count; number++)
        {
            position.Value = Drawers.Next();
            hash.Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            area.Value = Areas[BenchedSurvey.Skewed(random, Areas.Length)];
            answers.Value = JsonSerializer.Serialize(BenchedSurvey.Answers(random), Json.Options);
            insert.ExecuteNonQuery();
        }

        using var update = Command("UPDATE surveys SET \"ResponseCount\" = \"ResponseCount\" + $count WHERE \"Id\" = $survey");
        update.Parameters.AddWithValue("$count", count);
        update.ExecuteNonQuery();
        transaction.Commit();
    }

    private SqliteCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$survey", surveyId);
        return command;
    }
}
