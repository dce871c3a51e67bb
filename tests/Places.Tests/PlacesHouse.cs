using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Tests.Hosting;
using MassTransit;
using MassTransit.Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Places.Tests;

/// <summary>Places at work on Wednesday 25 November 2026, with Cheshire and Merseyside set up.</summary>
internal sealed class PlacesHouse : IAsyncDisposable
{
    public const string TheSystem = "E54000008";
    public const string Halton = "E06000006";
    public const string Liverpool = "E08000012";

    public static readonly DateOnly Today = new(2026, 11, 25);

    private readonly TestService<PlacesDb> service;

    private PlacesHouse(TestService<PlacesDb> service, StoppedClock clock)
    {
        this.service = service;
        Clock = clock;
        Anybody = service.Anybody();
        Staff = service.Holder(new Grant(Roles.EngagementLead, Halton));
    }

    public StoppedClock Clock { get; }

    public HttpClient Anybody { get; }

    /// <summary>Somebody who is signed in.</summary>
    public HttpClient Staff { get; }

    public IServiceProvider Services => service.Services;

    public IReadOnlyList<AreasDefined> AreasTold => service.Services.GetRequiredService<Heard<AreasDefined>>().Events;

    public IReadOnlyList<PopulationProfilesPublished> ProfilesTold =>
        service.Services.GetRequiredService<Heard<PopulationProfilesPublished>>().Events;

    public static async Task<PlacesHouse> OpenAsync()
    {
        var clock = new StoppedClock(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        var service = await TestService<PlacesDb>.StartAsync(
            PlacesService.Name,
            builder =>
            {
                builder.AddPlaces();
                builder.Listen<AreasDefined, PlacesDb>();
                builder.Listen<PopulationProfilesPublished, PlacesDb>();
            },
            routes => routes.MapPlaces(),
            clock);
        var house = new PlacesHouse(service, clock);
        await service.SettleAsync();
        return house;
    }

    /// <summary>A survey of Halton's own, open from last week to next week.</summary>
    public static SurveyPublished Survey(params string[] areaCodes) => new(
        Guid.CreateVersion7(),
        "getting-help",
        "Getting help from your GP practice",
        Halton,
        areaCodes is [] ? [Halton] : areaCodes,
        "adults",
        Opens: Today.AddDays(-7),
        Closes: Today.AddDays(7),
        Demonstration: false);

    /// <summary>Responses from Halton.</summary>
    public static ResponsesAccepted Responses(SurveyPublished survey, int count) =>
        new(survey.SurveyId, [new AreaResponses(Halton, count)]);

    /// <summary>The evidence that came of the survey.</summary>
    public static EvidenceReleased Evidence(SurveyPublished survey) => new(survey.SurveyId, new ReleasedEvidence(
        Guid.CreateVersion7(),
        survey.Slug,
        survey.Title,
        survey.OwnerAreaCode,
        "Halton",
        survey.Opens,
        survey.Closes,
        new DisclosedCount(120),
        [],
        survey.Demonstration));

    public Task DeliverAsync(params IEvent[] events) => service.DeliverAsync(events);

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

    public Task<TResult> WithDbAsync<TResult>(Func<PlacesDb, Task<TResult>> work) => service.WithDbAsync(work);

    public Task<PlaceDetail> PlaceAsync(string slug = "halton", HttpClient? caller = null) =>
        (caller ?? Staff).GetAsync($"places/{slug}").ReadAsync<PlaceDetail>();

    public async Task<PlaceSummary> SummaryAsync(string slug = "halton") =>
        (await Anybody.GetAsync("places").ReadAsync<PlaceSummary[]>()).Single(place => place.Slug == slug);

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
