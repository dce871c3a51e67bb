using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Invitations;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using MassTransit;
using MassTransit.Mediator;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Membership.Tests;

/// <summary>Membership at work on Wednesday 25 November 2026, with the partners of Cheshire and Merseyside.</summary>
internal sealed class MembershipHouse : IAsyncDisposable
{
    public const string TheSystem = "E54000008";
    public const string Halton = "E06000006";
    public const string Liverpool = "E08000012";
    public const string HealthwatchHalton = "healthwatch-halton";

    public static readonly DateOnly Today = new(2026, 11, 25);

    private readonly TestService<MembershipDb> service;

    private MembershipHouse(TestService<MembershipDb> service, StoppedClock clock, ConcurrentQueue<string> told)
    {
        this.service = service;
        Clock = clock;
        Told = told;
        Web = service.Web();
        Anybody = service.Anybody();
        Officer = service.Holder(new Grant(Roles.HealthwatchOfficer, HealthwatchHalton));
    }

    public StoppedClock Clock { get; }

    /// <summary>What the set-up printed for whoever runs it.</summary>
    public IReadOnlyCollection<string> Told { get; }

    public HttpClient Anybody { get; }

    /// <summary>Web itself, for nobody it knows.</summary>
    public HttpClient Web { get; }

    /// <summary>An officer of Healthwatch Halton.</summary>
    public HttpClient Officer { get; }

    public IReadOnlyList<PartnersRegistered> PartnersTold => service.Services.GetRequiredService<Heard<PartnersRegistered>>().Events;

    public IReadOnlyList<AskAnswered> AnswersTold => service.Services.GetRequiredService<Heard<AskAnswered>>().Events;

    public IServiceProvider Services => service.Services;

    public static async Task<MembershipHouse> OpenAsync(
        bool demonstration = false,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? add = null)
    {
        var told = new ConcurrentQueue<string>();
        var clock = new StoppedClock(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        var service = await TestService<MembershipDb>.StartAsync(
            MembershipService.Name,
            builder =>
            {
                builder.AddMembership();

                // A password costs a third of a second by intent; hundreds are tried here.
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                builder.Services.AddSingleton<TellOperator>(told.Enqueue);
                add?.Invoke(builder.Services);
                builder.Listen<PartnersRegistered, MembershipDb>();
                builder.Listen<AskAnswered, MembershipDb>();
            },
            routes => routes.MapMembership(),
            clock,
            new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
            {
                ["Demonstration"] = demonstration.ToString(CultureInfo.InvariantCulture),
                ["Site:Origin"] = "https://engage.example.org",
            });
        var house = new MembershipHouse(service, clock, told);
        await service.SettleAsync();
        return house;
    }

    /// <summary>Twelve hours of Healthwatch Halton's time in the first two weeks of December.</summary>
    public static AskRaised Ask(string partner = HealthwatchHalton) => new(
        Guid.CreateVersion7(),
        DeterministicId.From($"partner/{partner}"),
        "system-gp-2027",
        "Help from general practice",
        Halton,
        "NHS Cheshire and Merseyside",
        "Help people without internet to answer",
        StatutoryActivity.ObtainViews,
        Hours: 12,
        From: new DateOnly(2026, 12, 1),
        By: new DateOnly(2026, 12, 14),
        Funded: true);

    public HttpClient Holder(string role, string scope) => service.Holder(new Grant(role, scope));

    /// <summary>This person, holding what is said.</summary>
    public HttpClient Caller(Guid person, string role = Roles.Administrator, string scope = Grant.WholeSystem) =>
        service.Person(person, new Grant(role, scope));

    public Task DeliverAsync(params IEvent[] events) => service.DeliverAsync(events);

    public Task SettleAsync() => service.SettleAsync();

    /// <summary>Delivers one message as often as said, as a broker does that lost an acknowledgement.</summary>
    public async Task DeliverAgainAsync<TEvent>(TEvent message, int times)
        where TEvent : class, IEvent
    {
        var id = Guid.CreateVersion7();
        for (var time = 0; time < times; time++)
        {
            await service.Services.GetRequiredService<IMediator>()
                .Publish(message, Pipe.Execute<PublishContext<TEvent>>(context => context.MessageId = id));
        }
    }

    public Task<TResult> WithDbAsync<TResult>(Func<MembershipDb, Task<TResult>> work) => service.WithDbAsync(work);

    public Task<Workload> WorkloadAsync(string query = "") =>
        Officer.GetAsync($"partners/{HealthwatchHalton}/workload{query}").ReadAsync<Workload>();

    public Task<HttpResponseMessage> AcceptAsync(Guid ask, decimal hours, HttpClient? caller = null) =>
        (caller ?? Officer).PostAsJsonAsync($"asks/{ask}/accept", new AcceptAsk(hours), Json.Options);

    public Task<HttpResponseMessage> DeclineAsync(Guid ask, string reason, HttpClient? caller = null) =>
        (caller ?? Officer).PostAsJsonAsync($"asks/{ask}/decline", new DeclineAsk(reason), Json.Options);

    /// <summary>Yesterday was the partner’s last day, and nobody said what becomes of what it was part of.</summary>
    public Task<int> EndedYesterdayAsync(Guid partner) => WithDbAsync(db => db.Partners.Where(each => each.Id == partner)
        .ExecuteUpdateAsync(set => set.SetProperty(each => each.Until, Today.AddDays(-1))));

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
