using IcpEngage.Communications.Areas;
using IcpEngage.Communications.Audiences;
using IcpEngage.Communications.Contacts;
using IcpEngage.Communications.Messages;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Communications;

/// <summary>Messages, their calendar, the audiences they go to, and the addresses of people who want to hear back.</summary>
public static class CommunicationsService
{
    /// <summary>The service's name: of its database, its queue and its part of the API.</summary>
    public const string Name = "communications";

    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddCommunications(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<CommunicationsDb, SqliteCommunicationsDb, PostgreSqlCommunicationsDb, SqlServerCommunicationsDb>(Name);
        builder.AddServiceMessaging<CommunicationsDb>(Name, handlers => handlers
            .Handle<AreasDefined, WhenAreasDefined>()
            .Handle<SurveyPublished, WhenSurveyPublished>()
            .Handle<SurveyClosed, WhenSurveyClosed>());
        builder.AddServiceDocument(Name);
        builder.Services.AddSingleton(AudienceList.Load());
        builder.Services.AddHostedService<ContactSweeper>();
        builder.Services.AddSeed<CommunicationsDb, DemonstrationMessages>();
        return builder;
    }

    /// <summary>Maps the service's endpoints; the host owns the prefix.</summary>
    public static IEndpointRouteBuilder MapCommunications(this IEndpointRouteBuilder routes)
    {
        routes.MapAudiences();
        routes.MapMessages();
        routes.MapContacts();
        routes.MapOperations<CommunicationsDb>();
        return routes;
    }
}
