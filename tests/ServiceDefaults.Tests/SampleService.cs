using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IcpEngage.ServiceDefaults.Tests;

/// <summary>
/// The smallest service there can be: two handlers of one event and a few endpoints, on a SQLite file, with in-process
/// delivery. It can be stopped and started again on the same file.
/// </summary>
internal sealed class SampleService : IAsyncDisposable
{
    public static readonly string SigningKey = TokenKeys.Generate();

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication app;
    private readonly DirectoryInfo directory;
    private readonly bool ownsDirectory;

    private SampleService(WebApplication app, DirectoryInfo directory, bool ownsDirectory)
    {
        this.app = app;
        this.directory = directory;
        this.ownsDirectory = ownsDirectory;
    }

    /// <summary>What is wrong with the world just now.</summary>
    public Troubles Troubles => app.Services.GetRequiredService<Troubles>();

    public IServiceProvider Services => app.Services;

    public Uri Address => new($"{app.Urls.Single()}/api/sample/");

    /// <summary>Starts the service.</summary>
    /// <param name="directory">Where its database is; one of its own, deleted at the end, if null.</param>
    /// <param name="configure">Changes what has been set up.</param>
    /// <param name="listen">Adds handlers.</param>
    public static async Task<SampleService> StartAsync(
        DirectoryInfo? directory = null, Action<WebApplicationBuilder>? configure = null, Action<WebApplicationBuilder>? listen = null)
    {
        var home = directory ?? Directory.CreateTempSubdirectory("icpengage-sample-");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = home.FullName,
            ["Security:SigningKey"] = SigningKey,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Troubles>();
        builder.AddServiceDefaults();
        builder.AddServiceDatabase<SampleDb, SqliteSampleDb, PostgreSqlSampleDb, SqlServerSampleDb>("sample");
        builder.AddServiceMessaging<SampleDb>("sample", handlers => handlers
            .Handle<SurveyClosed, CountClosures>()
            .Handle<SurveyClosed, NoteClosures>());
        builder.AddServiceDocument("sample");
        listen?.Invoke(builder);
        builder.AddMessageTransport();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceGroup("sample").MapSample();
        app.MapDefaultEndpoints();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SampleDb>().Database.EnsureCreatedAsync();
        }

        await app.StartAsync();
        return new SampleService(app, home, ownsDirectory: directory is null);
    }

    /// <summary>A caller with this token, or without one.</summary>
    public HttpClient Caller(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A caller with these roles.</summary>
    public HttpClient Holder(params Grant[] grants) =>
        Caller(Services.GetRequiredService<TokenIssuer>().Issue(Person(grants)));

    public static ClaimsPrincipal Person(params Grant[] grants) => new(new ClaimsIdentity(
        [new(TokenClaims.Subject, "a6f3"), new(TokenClaims.Name, "Jo Fictional"), .. grants.Select(grant => grant.ToClaim())]));

    public async Task<TResult> WithDbAsync<TResult>(Func<SampleDb, Task<TResult>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<SampleDb>());
    }

    /// <summary>Saves events in the outbox, as an endpoint does.</summary>
    public Task PublishAsync(params IEvent[] events) => WithDbAsync(async db =>
    {
        foreach (var @event in events)
        {
            db.Publish(@event);
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>Delivers a message as the transport does, which is at least once.</summary>
    public Task DeliverAsync(IEvent @event, Guid messageId) =>
        Services.GetRequiredService<IEventTransport>().PublishAsync(@event, messageId, CancellationToken.None);

    /// <summary>How often a handler's effect was stored.</summary>
    public Task<int> CountAsync(string handler) => WithDbAsync(db =>
        db.Tallies.Where(tally => tally.Name == handler).Select(tally => tally.Count).SingleOrDefaultAsync());

    public Task<int> OutboxAsync() => WithDbAsync(db => db.Outbox.CountAsync());

    public Task<List<FailedMessage>> FailedAsync() => WithDbAsync(db => db.FailedMessages.AsNoTracking().ToListAsync());

    /// <summary>Waits until nothing is left to send.</summary>
    public Task SettleAsync() => UntilAsync(async () => await OutboxAsync() == 0);

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var connection = await WithDbAsync(db => Task.FromResult(db.Database.GetConnectionString()));
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(connection));
        if (ownsDirectory)
        {
            directory.Delete(recursive: true);
        }
    }
}

/// <summary>What goes wrong, by handler.</summary>
internal sealed class Troubles
{
    private readonly ConcurrentDictionary<string, Func<SurveyClosed, bool>> byHandler = new();
    private readonly ConcurrentDictionary<string, int> calls = new();

    /// <summary>How often the handler was run.</summary>
    public int Calls(string handler) => calls.GetValueOrDefault(handler);

    /// <summary>Lets the handler fail for such events.</summary>
    public void Fail(string handler, Func<SurveyClosed, bool> when) => byHandler[handler] = when;

    /// <summary>Lets the handler meet a database that is full, so many times.</summary>
    public void FullTimes(string handler, int times) => Fail(
        handler,
        _ => Calls(handler) <= times ? throw new DbUpdateException("Not saved.", new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL)) : false);

    /// <summary>Lets the handler fail so many times and then work.</summary>
    public void FailTimes(string handler, int times) => Fail(handler, _ => Calls(handler) <= times);

    public void Mend(string handler) => byHandler.TryRemove(handler, out _);

    public void Meet(string handler, SurveyClosed message)
    {
        calls.AddOrUpdate(handler, 1, (_, before) => before + 1);
        if (byHandler.TryGetValue(handler, out var when) && when(message))
        {
            throw new InvalidOperationException($"{handler} is out of order. {new string('x', 3000)}");
        }
    }
}

internal sealed class CountClosures(Troubles troubles) : IHandle<SurveyClosed, SampleDb>
{
    public Task Handle(SurveyClosed message, SampleDb db, CancellationToken cancellationToken) =>
        db.AddOneAsync(nameof(CountClosures), message, troubles, cancellationToken);
}

internal sealed class NoteClosures(Troubles troubles) : IHandle<SurveyClosed, SampleDb>
{
    public Task Handle(SurveyClosed message, SampleDb db, CancellationToken cancellationToken) =>
        db.AddOneAsync(nameof(NoteClosures), message, troubles, cancellationToken);
}

internal static class Tallying
{
    public static async Task AddOneAsync(
        this SampleDb db, string handler, SurveyClosed message, Troubles troubles, CancellationToken cancellationToken)
    {
        var tally = await db.Tallies.FindAsync([handler], cancellationToken);
        if (tally is null)
        {
            tally = new Tally { Name = handler };
            db.Tallies.Add(tally);
        }

        // Changed before the trouble, to see that nothing of a failed try is kept.
        tally.Count++;
        troubles.Meet(handler, message);
    }
}
