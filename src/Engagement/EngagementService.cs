using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Demonstration;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Exports;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Fieldwork.Gaps;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.PaperEntry;
using IcpEngage.Engagement.Pictures;
using IcpEngage.Engagement.Privacy;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Offers;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.SystemPicture;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Engagement;

/// <summary>Surveys, the answers to them, what came of them, and who need not be asked again.</summary>
public static class EngagementService
{
    /// <summary>The service's name: of its database, its queue and its part of the API.</summary>
    public const string Name = "engagement";

    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddEngagement(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<EngagementDb, SqliteEngagementDb, PostgreSqlEngagementDb, SqlServerEngagementDb>(Name);
        builder.AddServiceMessaging<EngagementDb>(Name, handlers => handlers
            .Handle<AreasDefined, KeepAreas>()
            .Handle<PopulationProfilesPublished, KeepPopulation>()
            .Handle<PartnersRegistered, KeepPartners>()
            .Handle<EvidenceCited, KeepEvidenceUse>()
            .Handle<AskAnswered, KeepAskAnswer>()
            .Handle<MessageScheduled, KeepPlannedMessage>());
        builder.AddServiceDocument(Name);
        builder.Services.AddSingleton<SurveysInField>();
        builder.Services.Configure<IntakeOptions>(builder.Configuration.GetSection(IntakeOptions.Section));
        builder.AddAnsweringTurns();
        builder.Services.AddSingleton<StoreResponses>();
        builder.Services.AddSingleton<ResponseIntake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ResponseIntake>());
        builder.Services.AddSingleton<ResponseTeller>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ResponseTeller>());
        builder.Services.AddHostedService<SurveySweeper>();
        builder.Services.AddScoped<DeleteOldAnswers>();
        builder.Services.Configure<ResultsOptions>(builder.Configuration.GetSection("Results"));
        builder.Services.AddSingleton<ResponseSnapshots>();
        builder.Services.AddScoped<PictureView>();
        builder.Services.AddSingleton<EvidenceIndex>();
        builder.Services.AddSingleton<RunningIndex>();
        builder.Services.AddScoped<ReuseView>();
        builder.Services.AddScoped<GapPlanner>();
        builder.Services.AddSingleton<BankIndex>();
        builder.Services.AddScoped<BankView>();
        builder.Services.AddScoped<ShippedBank>();
        builder.Services.AddScoped<DemonstrationSurveys>();
        builder.Services.AddSeed<EngagementDb, EngagementSetup>();
        return builder;
    }

    /// <summary>Maps the service's endpoints; the host owns the prefix.</summary>
    public static IEndpointRouteBuilder MapEngagement(this IEndpointRouteBuilder routes)
    {
        routes.MapSurveys();
        routes.MapImport();
        routes.MapExport();
        routes.MapPictures();
        routes.MapInvitations();
        routes.MapPaperEntry();
        routes.MapAnswers();
        routes.MapResponses();
        routes.MapEquality();
        routes.MapResults();
        routes.MapWholePicture();
        routes.MapExports();
        routes.MapPrivacy();
        routes.MapEvidence();
        routes.MapReuse();
        routes.MapBank();
        routes.MapOffers();
        routes.MapFieldwork();
        routes.MapGaps();
        routes.MapOperations<EngagementDb>();
        return routes;
    }
}
