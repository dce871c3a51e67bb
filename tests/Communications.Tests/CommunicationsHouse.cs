using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using IcpEngage.Communications.Contacts;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Communications.Tests;

/// <summary>Communications at work on Wednesday 25 November 2026, with three places known.</summary>
internal sealed class CommunicationsHouse : IAsyncDisposable
{
    public const string System = "E54000008";
    public const string Halton = "E06000006";
    public const string Liverpool = "E08000012";
    public const string Wirral = "E08000015";

    public static readonly DateOnly Today = new(2026, 11, 25);

    private readonly TestService<CommunicationsDb> service;

    private CommunicationsHouse(TestService<CommunicationsDb> service, StoppedClock clock)
    {
        this.service = service;
        Clock = clock;
        SystemTeam = service.Holder(new Grant(Roles.Communications, Grant.WholeSystem));
        HaltonTeam = service.Holder(new Grant(Roles.Communications, Halton));
        Anybody = service.Anybody();
    }

    public StoppedClock Clock { get; }

    /// <summary>The system's communications lead.</summary>
    public HttpClient SystemTeam { get; }

    /// <summary>Halton's communications link.</summary>
    public HttpClient HaltonTeam { get; }

    public HttpClient Anybody { get; }

    /// <summary>What others were told of the calendar.</summary>
    public Heard<MessageScheduled> Heard => service.Services.GetRequiredService<Heard<MessageScheduled>>();

    /// <summary>What the audit trail was told.</summary>
    public Heard<ActionAudited> Audited => service.Services.GetRequiredService<Heard<ActionAudited>>();

    public static async Task<CommunicationsHouse> OpenAsync(bool demonstration = false, bool areasKnown = true)
    {
        var clock = new StoppedClock(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        var service = await TestService<CommunicationsDb>.StartAsync(
            CommunicationsService.Name,
            builder =>
            {
                builder.AddCommunications();
                builder.Listen<MessageScheduled, CommunicationsDb>();
                builder.Listen<ActionAudited, CommunicationsDb>();
            },
            routes => routes.MapCommunications(),
            clock,
            new Dictionary<string, string?> { ["Demonstration"] = demonstration.ToString(CultureInfo.InvariantCulture) });
        var house = new CommunicationsHouse(service, clock);
        if (areasKnown)
        {
            await house.DeliverAsync(ThreePlaces());
        }

        return house;
    }

    public static AreasDefined ThreePlaces() => new(
    [
        new Area(Wirral, "wirral", "Wirral", AreaKind.Place, System),
        new Area(Halton, "halton", "Halton", AreaKind.Place, System),
        new Area(Liverpool, "liverpool", "Liverpool", AreaKind.Place, System),
        new Area(System, "cheshire-and-merseyside", "Cheshire and Merseyside", AreaKind.System, null),
        new Area("E05008700", "appleton", "Appleton", AreaKind.Neighbourhood, Halton),
    ]);

    /// <summary>A survey opened for adults next Monday, 30 November, for three weeks.</summary>
    public static SurveyPublished Survey(params string[] areaCodes) => new(
        Guid.CreateVersion7(),
        "getting-help",
        "Getting help from your GP practice",
        System,
        areaCodes,
        "adults",
        new DateOnly(2026, 11, 30),
        new DateOnly(2026, 12, 20),
        Demonstration: false);

    public static NewMessage Message(
        string areaCode = Halton, string audience = "adults", DateOnly? sendOn = null, string title = "Winter opening hours") =>
        new(title, "Our centre opens at nine.", areaCode, audience, sendOn ?? new DateOnly(2026, 12, 2));

    public HttpClient Holder(string role, string scope) => service.Holder(new Grant(role, scope));

    public Task DeliverAsync(params Contracts.IEvent[] events) => service.DeliverAsync(events);

    public Task<TResult> WithDbAsync<TResult>(Func<CommunicationsDb, Task<TResult>> work) => service.WithDbAsync(work);

    /// <summary>Plans a message as the system's team, and waits until others have been told.</summary>
    public async Task<CalendarMessage> PlanAsync(NewMessage message)
    {
        var planned = await SystemTeam.PostAsJsonAsync("messages", message, Json.Options).ReadAsync<CalendarMessage>(HttpStatusCode.Created);
        await service.SettleAsync();
        return planned;
    }

    /// <summary>Moves a message as the system's team, and waits until others have been told.</summary>
    public async Task<CalendarMessage> MoveAsync(CalendarMessage message, DateOnly sendOn)
    {
        var moved = await SystemTeam.PostAsJsonAsync($"messages/{message.Id}/move", new MoveMessage(sendOn, message.Version), Json.Options)
            .ReadAsync<CalendarMessage>();
        await service.SettleAsync();
        return moved;
    }

    /// <summary>Everything planned in the half year from this week.</summary>
    public async Task<IReadOnlyList<CalendarMessage>> PlannedAsync()
    {
        var calendar = await SystemTeam.GetAsync("calendar?weeks=26").ReadAsync<MessageCalendar>();
        return [.. calendar.Weeks.SelectMany(week => week.Messages)];
    }

    /// <summary>What another service, which applies the highest version, knows of a message.</summary>
    public MessageScheduled? LastHeard(Guid messageId) =>
        Heard.Events.Where(scheduled => scheduled.MessageId == messageId).MaxBy(scheduled => scheduled.Version);

    /// <summary>Lets the sweep of contacts go its round on a day.</summary>
    public Task SweepContactsOnAsync(DateOnly day)
    {
        Clock.Now = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
        return service.Services.GetServices<IHostedService>().OfType<ContactSweeper>().Single().SweepAsync(CancellationToken.None);
    }

    public async Task SettleAsync() => await service.SettleAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
