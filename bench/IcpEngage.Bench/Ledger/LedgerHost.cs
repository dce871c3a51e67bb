using System.Net.Http.Headers;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Workloads;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Partner = IcpEngage.Membership.Partners.Partner;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;

namespace IcpEngage.Bench.Ledger;

/// <summary>
/// Membership as it runs, on a port of its own and a SQLite file of its own: 500 partners, 40 partnerships and 50,000 asks
/// over five years. A fifth of the asks is of the nine Healthwatch bodies.
/// </summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    public const int Partners = 500;
    public const int Partnerships = 40;
    public const int Asks = 50_000;
    public const int Quarters = 20;
    public const string Slug = "healthwatch-1";

    private const int Bodies = 9;
    private const int AtOnce = 2_000;

    private static readonly string[] Askers = [.. Enumerable.Range(1, 30).Select(number => $"Asking body {number} (fictional)")];
    private static readonly string?[] Needs = [null, null, "easy-read", "languages", "sessions"];

    private readonly WebApplication app;
    private readonly string directory;

    private LedgerHost(WebApplication app, string directory)
    {
        this.app = app;
        this.directory = directory;
        Secretariat = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var person = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(TokenClaims.Subject, Guid.NewGuid().ToString()),
            new Claim(TokenClaims.Name, "Robin Example"),
            new Grant(Roles.Secretariat, Grant.WholeSystem).ToClaim(),
        ]));
        Secretariat.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(app.Configuration, TimeProvider.System).Issue(person));
    }

    /// <summary>A client of the secretariat.</summary>
    public HttpClient Secretariat { get; }

    /// <summary>First day of the current quarter.</summary>
    public static Quarter Current { get; } = Quarter.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    /// <summary>First day of the five years: they end with the current quarter.</summary>
    public static Quarter First { get; } = Quarter.Of(Current.From.AddMonths(-3 * (Quarters - 1)));

    /// <summary>The id of the partner whose pages are looked at.</summary>
    public static Guid PartnerId { get; } = new("00000000-0000-7000-8000-000000000001");

    /// <summary>Fills a database and starts the service.</summary>
    /// <param name="map">Further endpoints, for references behind the same web server.</param>
    public static async Task<LedgerHost> StartAsync(Action<WebApplication, string> map)
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
        builder.AddMembership();
        builder.AddMessageTransport();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceGroup(MembershipService.Name).MapMembership();
        map(app, Path.Combine(directory, $"{MembershipService.Name}.db"));
        await FillAsync(app.Services);
        await app.StartAsync();
        return new LedgerHost(app, directory);
    }

    public async ValueTask DisposeAsync()
    {
        Secretariat.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static Guid IdOf(int partner) => new($"00000000-0000-7000-8000-{partner:000000000000}");

    private static string AreaOf(int partner) => $"E{8_000_000 + (partner % (Partnerships - 1))}";

    private static async Task FillAsync(IServiceProvider services)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
            await db.Database.MigrateAsync();
            AddBodies(db);
            await db.SaveChangesAsync();
        }

        var random = new Random(1);
        for (var asks = 0; asks < Asks; asks += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
            db.Asks.AddRange(Enumerable.Range(asks, AtOnce).Select(number => AskOf(number, random)));
            await db.SaveChangesAsync();
        }
    }

    private static void AddBodies(MembershipDb db)
    {
        for (var number = 1; number <= Partners; number++)
        {
            var kind = number <= Bodies ? PartnerKind.Healthwatch : PartnerKind.Vcse;
            var (id, slug) = (IdOf(number), kind == PartnerKind.Healthwatch ? $"healthwatch-{number}" : $"group-{number}");
            db.Partners.Add(new Partner { Id = id, Slug = slug, Name = $"Partner {number} (fictional)", Kind = kind, Areas = [new() { AreaCode = AreaOf(number) }] });
            db.HourlyRates.Add(new HourlyRate { PartnerId = id, From = First.From, Pounds = 25 });
            db.Capacities.AddRange(First.AndNext(Quarters).Select(quarter => new Capacity { PartnerId = id, QuarterFrom = quarter.From, Hours = 400 }));
        }

        db.PlannedSurveys.AddRange(Enumerable.Range(0, 2 * Partnerships).Select(SurveyOf));
        for (var number = 0; number < Partnerships; number++)
        {
            db.Partnerships.Add(new Partnership
            {
                Id = Guid.CreateVersion7(),
                Kind = number == 0 ? PartnershipKind.System : PartnershipKind.Place,
                Name = $"Partnership {number} (fictional)",
                AreaCode = number == 0 ? "E54000000" : AreaOf(number),
                PolicyPack = "england-2022",
            });
        }
    }

    private static PlannedSurvey SurveyOf(int number) => new()
    {
        SurveyId = Guid.CreateVersion7(),
        Slug = $"coming-{number}",
        Title = $"Coming survey {number}",
        OwnerAreaCode = AreaOf(number),
        AreaCodes = [AreaOf(number), AreaOf(number + 1)],
        AudienceCode = "adults",
        StartedOn = Current.From,
    };

    private static Ask AskOf(int number, Random random)
    {
        var partner = number % 5 == 0 ? 1 + (number / 5 % Bodies) : Bodies + 1 + (number % (Partners - Bodies));
        var from = First.From.AddDays(random.Next(365 * 5));
        var by = from.AddDays(random.Next(5, 40));
        var act = new Act(null, new DateTimeOffset(from.AddDays(-20), new TimeOnly(9, 0), TimeSpan.Zero));
        var ask = Ask.Raise(
            new Ask
            {
                Id = Guid.CreateVersion7(),
                PartnerId = IdOf(partner),
                AreaCode = AreaOf(partner),
                Purpose = "Listen to people about what matters to them, and write down what they say",
                Activity = partner <= Bodies ? (StatutoryActivity)random.Next(8) : null,
                Skill = Needs[random.Next(Needs.Length)],
            },
            from,
            by,
            LineOf(number, random, act),
            act);
        if (random.Next(6) == 0)
        {
            ask.Join(LineOf(number, random, act), act);
        }

        Answer(ask, random, act, from);
        return ask;
    }

    private static AskLine LineOf(int number, Random random, Act act) => new()
    {
        Id = Guid.CreateVersion7(),
        AskedBy = Askers[random.Next(Askers.Length)],
        AskedByAreaCode = null,
        ServesKind = ServedKind.Survey,
        ServesKey = $"survey-{number % 400}",
        ServesTitle = $"Survey {number % 400}",
        Hours = random.Next(4, 80) / 2m,
        Funded = random.Next(3) == 0,
        RaisedOn = act.Day,
    };

    private static void Answer(Ask ask, Random random, Act act, DateOnly from)
    {
        switch (random.Next(10))
        {
            case 0 when ask.By < Current.From:
                ask.Expire("Nobody answered in time.", act);
                break;
            case 0:
                break;
            case 1 or 2:
                ask.Decline("We have no time for this before the summer.", act);
                break;
            default:
                ask.Accept(Math.Max(ask.LeastHours, ask.Hours - random.Next(3)), act);
                for (var entry = random.Next(4); entry > 0; entry--)
                {
                    ask.Log(new TimeEntry { Id = Guid.CreateVersion7(), Day = from.AddDays(entry), Hours = random.Next(1, 12) / 4m, LoggedAt = act.At });
                }

                break;
        }
    }
}
