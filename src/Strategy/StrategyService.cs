using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Strategy.Citations;
using IcpEngage.Strategy.Evidence;
using IcpEngage.Strategy.Strategies;

namespace IcpEngage.Strategy;

/// <summary>The strategy, clause by clause, and the evidence that each clause rests on.</summary>
public static class StrategyService
{
    /// <summary>The service's name: of its database, its queue and its part of the API.</summary>
    public const string Name = "strategy";

    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddStrategy(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<StrategyDb, SqliteStrategyDb, PostgreSqlStrategyDb, SqlServerStrategyDb>(Name);
        builder.AddServiceMessaging<StrategyDb>(Name, handlers => handlers
            .Handle<EvidenceReleased, WhenEvidenceReleased>()
            .Handle<EvidenceWithdrawn, WhenEvidenceWithdrawn>());
        builder.AddServiceDocument(Name);
        builder.Services.AddSeed<StrategyDb, DemonstrationStrategy>();
        return builder;
    }

    /// <summary>Maps the service's endpoints; the host owns the prefix.</summary>
    public static IEndpointRouteBuilder MapStrategy(this IEndpointRouteBuilder routes)
    {
        routes.MapStrategies();
        routes.MapEvidence();
        routes.MapCitations();
        routes.MapOperations<StrategyDb>();
        return routes;
    }
}
