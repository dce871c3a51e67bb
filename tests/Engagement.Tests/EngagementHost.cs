using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Engagement.Tests;

/// <summary>
/// Engagement as it runs, on a port of its own with a SQLite file of its own. It knows the system and three places; events
/// stay in the outbox, where a test finds them.
/// </summary>
public sealed class EngagementHost : IAsyncDisposable
{
    public const string System = "E54000008";
    public const string Halton = "E06000006";
    public const string Knowsley = "E08000011";
    public const string Wirral = "E08000015";

    /// <summary>Who every caller with a token is.</summary>
    public static readonly Guid Person = Guid.Parse("0195a000-0000-7000-8000-000000000001");

    private readonly WebApplication app;
    private readonly string directory;

    private EngagementHost(WebApplication app, string directory, MovableTime time)
    {
        this.app = app;
        this.directory = directory;
        Time = time;
        Anyone = NewClient();
        SystemLead = As(new Grant(Roles.EngagementLead, Grant.WholeSystem));
        HaltonLead = As(new Grant(Roles.EngagementLead, Halton));
    }

    internal MovableTime Time { get; }

    public DateOnly Today => Time.Today();

    public IServiceProvider Services => app.Services;

    /// <summary>A member of the public.</summary>
    public HttpClient Anyone { get; }

    public HttpClient SystemLead { get; }

    public HttpClient HaltonLead { get; }

    public static async Task<EngagementHost> StartAsync(params (string Key, string Value)[] configuration)
    {
        var directory = Directory.CreateTempSubdirectory("icpengage-engagement-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Data:Directory", directory),
            new("Security:SigningKey", TokenKeys.Generate()),
            new("Logging:LogLevel:Default", "Warning"),
        ]);
        builder.Configuration.AddInMemoryCollection(configuration.Select(each => new KeyValuePair<string, string?>(each.Key, each.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var time = new MovableTime();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddServiceDefaults();
        builder.AddEngagement();
        builder.AddMessageTransport();
        builder.Services.Remove(builder.Services.Single(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name.StartsWith("OutboxDispatcher", StringComparison.Ordinal) == true));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceGroup(EngagementService.Name).MapEngagement();
        app.MapDefaultEndpoints();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        }

        await app.StartAsync();
        var host = new EngagementHost(app, directory, time);
        await host.HearAsync<KeepAreas, AreasDefined>(new AreasDefined(
        [
            new Area(System, "cheshire-and-merseyside", "Cheshire and Merseyside", AreaKind.System, null),
            new Area(Halton, "halton", "Halton", AreaKind.Place, System),
            new Area(Knowsley, "knowsley", "Knowsley", AreaKind.Place, System),
            new Area(Wirral, "wirral", "Wirral", AreaKind.Place, System),
            new Area("E05000001", "a-ward", "A ward", AreaKind.Neighbourhood, Halton),
        ]));
        return host;
    }

    /// <summary>Sets up the demonstration surveys, as the migration step does.</summary>
    public Task SeedAsync() => InDatabaseAsync((services, _) =>
        services.GetRequiredKeyedService<ISeed>(typeof(EngagementDb)).SeedAsync(CancellationToken.None));

    /// <summary>A client that carries a token with these grants.</summary>
    public HttpClient As(params Grant[] grants)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(TokenClaims.Subject, Person.ToString()), new Claim(TokenClaims.Name, "Alex Example"), .. grants.Select(grant => grant.ToClaim())]));
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(app.Configuration, TimeProvider.System).Issue(person));
        return client;
    }

    /// <summary>Delivers an event to its handler, as the inbox does.</summary>
    internal Task HearAsync<THandler, TEvent>(TEvent message)
        where THandler : IHandle<TEvent, EngagementDb>
        where TEvent : class, Contracts.IEvent =>
        InDatabaseAsync(async (services, db) =>
        {
            await services.GetRequiredService<THandler>().Handle(message, db, CancellationToken.None);
            await db.SaveChangesAsync();
        });

    internal async Task InDatabaseAsync(Func<IServiceProvider, EngagementDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<EngagementDb>());
    }

    internal async Task<T> ReadAsync<T>(Func<EngagementDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<EngagementDb>());
    }

    /// <summary>Events of the type that were published, in order.</summary>
    public async Task<IReadOnlyList<TEvent>> PublishedAsync<TEvent>()
    {
        await app.Services.GetRequiredService<ResponseTeller>().TellAsync(CancellationToken.None);
        var name = typeof(TEvent).FullName!["IcpEngage.Contracts.".Length..];
        var bodies = await ReadAsync(db => db.Database
            .SqlQuery<string>($"SELECT \"Body\" AS \"Value\" FROM outbox_messages WHERE \"Event\" = {name} ORDER BY \"Sequence\"")
            .ToListAsync());
        return [.. bodies.Select(body => global::System.Text.Json.JsonSerializer.Deserialize<TEvent>(body, Json.Options)!)];
    }

    /// <summary>A draft with these questions, owned by the system unless said.</summary>
    public Task<SurveyDetail> DraftAsync(IReadOnlyList<Question>? questions = null, string owner = System, string title = "Getting help") =>
        DraftAsync(new SurveyDefinition("Who asks and why.", questions ?? Questions.OneOfEach), owner, title);

    /// <summary>A draft of this survey.</summary>
    public async Task<SurveyDetail> DraftAsync(SurveyDefinition definition, string owner = System, string title = "Getting help")
    {
        var lead = As(new Grant(Roles.EngagementLead, owner));
        var created = await lead.PostAsJsonAsync("surveys", new NewSurvey(title, owner, "adults", "Who asks and why."), Json.Options);
        var draft = await created.ReadAsync<SurveyDetail>();
        var edited = await lead.PutAsJsonAsync(
            $"surveys/{draft.Summary.Slug}",
            new EditSurvey(title, definition, draft.Version),
            Json.Options);
        return await edited.ReadAsync<SurveyDetail>();
    }

    /// <summary>A survey open for four weeks from today, owned by the system unless said.</summary>
    public Task<SurveyDetail> LiveSurveyAsync(IReadOnlyList<Question>? questions = null, string owner = System) =>
        LiveSurveyAsync(new SurveyDefinition("Who asks and why.", questions ?? Questions.OneOfEach), owner);

    /// <summary>This survey, open for four weeks from today.</summary>
    public async Task<SurveyDetail> LiveSurveyAsync(SurveyDefinition definition, string owner = System)
    {
        var draft = await DraftAsync(definition, owner);
        var published = await SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(Today, Today.AddDays(28)));
        return await published.ReadAsync<SurveyDetail>();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private HttpClient NewClient() => new()
    {
        BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            + $"/api/{EngagementService.Name}/"),
    };
}
