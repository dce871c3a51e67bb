using IcpEngage.Contracts.Engagement;
using IcpEngage.Places.Areas;
using IcpEngage.Places.Exercises;
using IcpEngage.Places.Postcodes;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Places;

/// <summary>Places: areas, who lives in them, and what is asked there.</summary>
public static class PlacesService
{
    /// <summary>The service's name, as in its address, its queue and its configuration.</summary>
    public const string Name = "places";

    /// <summary>Adds the service to a process.</summary>
    public static WebApplicationBuilder AddPlaces(this WebApplicationBuilder builder)
    {
        builder.AddServiceDocument(Name);
        builder.AddServiceDatabase<PlacesDb, SqlitePlacesDb, PostgreSqlPlacesDb, SqlServerPlacesDb>(Name);
        builder.AddServiceMessaging<PlacesDb>(Name, events => events
            .Handle<SurveyPublished, AnnounceExercise>()
            .Handle<SurveyClosed, CloseExercise>()
            .Handle<EvidenceReleased, ReleaseExercise>()
            .Handle<ResponsesAccepted, CountResponses>()
            .Handle<ResponsesWithdrawn, CountWithdrawals>());
        builder.Services.AddSeed<PlacesDb, SystemSetup>();
        builder.Services.AddSingleton(LoadPostcodes.Command);
        return builder;
    }

    /// <summary>Maps the service's endpoints; the host has chosen the prefix.</summary>
    public static IEndpointRouteBuilder MapPlaces(this IEndpointRouteBuilder routes)
    {
        routes.MapListAreas();
        routes.MapListPlaces();
        routes.MapShowPlace();
        routes.MapPostcodes();
        routes.MapOperations<PlacesDb>();
        return routes;
    }
}
