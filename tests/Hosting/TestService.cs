using System.Net.Http.Headers;
using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Tests.Hosting;

/// <summary>
/// One service as it runs in Standalone: behind HTTP, on a SQLite file of its own, with its events going through its
/// outbox to the handlers of this process. Dispose it to delete the file.
/// </summary>
internal sealed class TestService<TDb> : IAsyncDisposable
    where TDb : ServiceDbContext
{
    private static readonly string SigningKey = TokenKeys.Generate();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication app;
    private readonly string directory;

    private TestService(WebApplication app, string directory)
    {
        this.app = app;
        this.directory = directory;
    }

    /// <summary>Where the service answers, ending in its prefix.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The service's own parts.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Builds the service, migrates and seeds its database, and starts it.</summary>
    /// <param name="name">The service's name, as in its prefix.</param>
    /// <param name="add">Adds the service, and what a test listens with.</param>
    /// <param name="map">Maps the service.</param>
    /// <param name="clock">The time it runs at.</param>
    /// <param name="settings">Configuration beyond the defaults.</param>
    public static async Task<TestService<TDb>> StartAsync(
        string name,
        Action<WebApplicationBuilder> add,
        Action<IEndpointRouteBuilder> map,
        TimeProvider clock,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var directory = Directory.CreateTempSubdirectory($"icpengage-{name}-").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = directory,
            ["Security:SigningKey"] = SigningKey,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults();
        add(builder);
        builder.AddMessageTransport();

        var app = builder.Build();
        app.UseServiceDefaults();
        map(app.MapServiceGroup(name));
        app.MapDefaultEndpoints();
        await app.MigrateAndSeedAsync(CancellationToken.None);
        await app.StartAsync();
        return new TestService<TDb>(app, directory) { Address = new Uri($"{app.Urls.Single()}/api/{name}/") };
    }

    /// <summary>A caller who is not signed in.</summary>
    public HttpClient Anybody() => new() { BaseAddress = Address };

    /// <summary>A caller with these roles, each for its scope.</summary>
    public HttpClient Holder(params Grant[] grants) => Person(Guid.NewGuid(), grants);

    /// <summary>This person, with these roles.</summary>
    public HttpClient Person(Guid id, params Grant[] grants)
    {
        var person = new ClaimsIdentity(
            [new(TokenClaims.Subject, id.ToString()), new(TokenClaims.Name, "Alex Example"), .. grants.Select(grant => grant.ToClaim())]);
        return Bearer(issuer => issuer.Issue(new ClaimsPrincipal(person)));
    }

    /// <summary>Web itself, on behalf of nobody it knows.</summary>
    public HttpClient Web() => Bearer(issuer => issuer.IssueForWeb());

    private HttpClient Bearer(Func<TokenIssuer, string> token)
    {
        var client = Anybody();

        // Tokens live by the real clock, which is the one that validation reads.
        var issuer = new TokenIssuer(app.Configuration, TimeProvider.System);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token(issuer));
        return client;
    }

    /// <summary>Lets events reach the service, one after the other, and waits until all that follows from each is done.</summary>
    public async Task DeliverAsync(params IEvent[] events)
    {
        foreach (var @event in events)
        {
            await WithDbAsync(async db =>
            {
                db.Publish(@event);
                return await db.SaveChangesAsync();
            });
            await SettleAsync();
        }
    }

    /// <summary>Waits until every event has been handled; fails if a handler gave up on one.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await WithDbAsync(db => db.Database.SqlQuery<long>($"""SELECT COUNT(*) AS "Value" FROM outbox_messages""").SingleAsync()) > 0)
        {
            await Task.Delay(20, limit.Token);
        }

        var errors = await WithDbAsync(db => db.Database.SqlQuery<string>($"""SELECT "Error" AS "Value" FROM failed_messages""").ToListAsync());
        errors.ShouldBeEmpty("a handler gave up on a message");
    }

    /// <summary>Works with the service's database.</summary>
    public async Task<TResult> WithDbAsync<TResult>(Func<TDb, Task<TResult>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();

        // Only this service's: other tests are at work on theirs.
        await WithDbAsync(db => db.Database.EnsureDeletedAsync());
        await app.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
