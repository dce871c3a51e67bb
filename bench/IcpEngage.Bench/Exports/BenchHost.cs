using System.Net.Http.Headers;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Bench.Exports;

/// <summary>
/// Engagement as it runs, on a port of its own and a SQLite file of its own, with a closed survey of eight questions and
/// 10,000 responses.
/// </summary>
internal sealed class BenchHost : IAsyncDisposable
{
    public const int Responses = 10_000;
    public const string Slug = "bench";

    private const string System = "E54000008";
    private const string Halton = "E06000006";

    private static readonly string[] Words =
        ["waiting", "on", "the", "phone", "took", "long", "but", "staff", "were", "kind", "and", "helped", "me", "to", "see", "a", "nurse", "quickly"];

    private readonly WebApplication app;
    private readonly string directory;

    private BenchHost(WebApplication app, string directory)
    {
        this.app = app;
        this.directory = directory;
        Lead = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var person = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(TokenClaims.Subject, Guid.NewGuid().ToString()),
            new Claim(TokenClaims.Name, "Alex Example"),
            new Grant(Roles.EngagementLead, Grant.WholeSystem).ToClaim(),
        ]));
        Lead.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(app.Configuration, TimeProvider.System).Issue(person));
    }

    /// <summary>An engagement lead's client.</summary>
    public HttpClient Lead { get; }

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(directory, $"{EngagementService.Name}.db");

    /// <summary>Eight questions, one of them free text.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new() { Code = "ease", Kind = QuestionKind.SingleChoice, Text = "How easy was it?", Options = [new("easy", "Easy"), new("neither", "Neither"), new("hard", "Hard")] },
        new() { Code = "ways", Kind = QuestionKind.MultipleChoice, Text = "Which ways did you try?", Options = [new("phone", "Phone"), new("online", "Online"), new("desk", "At the desk"), new("other", "Another way")] },
        new() { Code = "score", Kind = QuestionKind.Scale, Text = "How good was it?", Scale = new ScaleRange(1, 5, "Poor", "Good") },
        new() { Code = "days", Kind = QuestionKind.Number, Text = "How many days?", Number = new NumberRange(0, 365, "days", true) },
        new() { Code = "again", Kind = QuestionKind.SingleChoice, Text = "Would you go again?", Options = [new("yes", "Yes"), new("no", "No")] },
        new() { Code = "when", Kind = QuestionKind.Date, Text = "When was it?" },
        new() { Code = "trust", Kind = QuestionKind.Scale, Text = "How much did you trust them?", Scale = new ScaleRange(0, 10, "Not", "Fully") },
        new() { Code = "why", Kind = QuestionKind.LongText, Text = "Why?" },
    ];

    /// <summary>Starts it, and fills the database.</summary>
    /// <param name="map">Further endpoints, for references behind the same web server.</param>
    public static async Task<BenchHost> StartAsync(Action<WebApplication, string>? map = null)
    {
        var directory = Directory.CreateTempSubdirectory("icpengage-bench-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Bench" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Data:Directory", directory),
            new("Security:SigningKey", TokenKeys.Generate()),
            new("Logging:LogLevel:Default", "Error"),
        ]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddEngagement();
        builder.AddMessageTransport();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceGroup(EngagementService.Name).MapEngagement();
        map?.Invoke(app, Path.Combine(directory, $"{EngagementService.Name}.db"));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await FillAsync(scope.ServiceProvider.GetRequiredService<EngagementDb>());
        }

        await app.StartAsync();
        return new BenchHost(app, directory);
    }

    public async ValueTask DisposeAsync()
    {
        Lead.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task FillAsync(EngagementDb db)
    {
        await db.Database.MigrateAsync();
        db.Areas.Add(new KnownArea { Code = System, Slug = "cheshire-and-merseyside", Name = "Cheshire and Merseyside", Kind = AreaKind.System, ParentCode = null });
        db.Areas.Add(new KnownArea { Code = Halton, Slug = "halton", Name = "Halton", Kind = AreaKind.Place, ParentCode = System });
        var day = new DateOnly(2026, 5, 4);
        var survey = Survey.Draft(Guid.CreateVersion7(), Slug, "Bench", System, "adults", new SurveyDefinition("", Questions), day);
        survey.Review(day, by: null, "Alex Example");
        survey.Publish(day, day.AddDays(28), [Halton]);
        survey.Close(day.AddDays(28));
        db.Surveys.Add(survey);
        var random = new Random(1);
        for (var number = 0; number < Responses; number++)
        {
            db.Responses.Add(new Response
            {
                ReceiptHash = ReceiptCode.For(survey.Id, $"{number}").Hash,
                SurveyId = survey.Id,
                SurveyVersion = 1,
                AreaCode = Halton,
                Answers = Answers(random),
                ReceivedOn = day,
            });
        }

        await db.SaveChangesAsync();
    }

    private static Dictionary<string, IReadOnlyList<string>> Answers(Random random) => new()
    {
        ["ease"] = [Questions[0].Options[random.Next(3)].Code],
        ["ways"] = [.. Questions[1].Options.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Questions[1].Options[0]).Select(option => option.Code)],
        ["score"] = [$"{random.Next(1, 6)}"],
        ["days"] = [$"{random.Next(366)}"],
        ["again"] = [random.Next(2) == 0 ? "yes" : "no"],
        ["when"] = [$"2026-04-{random.Next(1, 31):00}"],
        ["trust"] = [$"{random.Next(11)}"],
        ["why"] = [string.Join(' ', random.GetItems(Words, random.Next(3, 40)))],
    };
}
