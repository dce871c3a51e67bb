using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Agreements;
using IcpEngage.Membership.Asks.Raising;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.Composition;
using IcpEngage.Membership.NamedRoles;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Reminders;
using IcpEngage.Membership.Workloads;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership;

/// <summary>Membership: partners, partnerships and their seats, people, what is asked of partners, and the audit trail.</summary>
public static class MembershipService
{
    /// <summary>The service's name, as in its address, its queue and its configuration.</summary>
    public const string Name = "membership";

    /// <summary>Configuration: this is the demonstration system.</summary>
    private const string Demonstration = "Demonstration";

    /// <summary>Adds the service to a process.</summary>
    public static WebApplicationBuilder AddMembership(this WebApplicationBuilder builder)
    {
        builder.AddServiceDocument(Name);
        builder.AddServiceDatabase<MembershipDb, SqliteMembershipDb, PostgreSqlMembershipDb, SqlServerMembershipDb>(Name);
        builder.AddServiceMessaging<MembershipDb>(Name, events => events
            .Handle<AskRaised, RecordAsk>()
            .Handle<SurveyPlanned, KeepPlan>()
            .Handle<SurveyPublished, KeepPublishedSurvey>()
            .Handle<SurveyClosed, KeepClosedSurvey>()
            .Handle<ActionAudited, RecordAction>());
        builder.Services.AddHostedService<AskSweeper>();
        builder.Services.AddHostedService<NamedRoleSweeper>();
        builder.Services.AddPartners();
        builder.Services.AddScoped<NamedPosts>();
        builder.AddPeople();
        builder.AddReminders();
        builder.AddAudit();
        builder.AddComposition();
        builder.AddAgreements();
        builder.Services.AddSeed<MembershipDb, MembershipSetup>();
        return builder;
    }

    /// <summary>Maps the service's endpoints; the host has chosen the prefix.</summary>
    public static IEndpointRouteBuilder MapMembership(this IEndpointRouteBuilder routes)
    {
        routes.MapPartnerships();
        routes.MapPartners();
        routes.MapNamedRoles();
        routes.MapComposition();
        routes.MapAgreements();
        routes.MapWorkloads();
        routes.MapShowAsk();
        routes.MapListPartnerAsks();
        routes.MapListUnanswered();
        routes.MapAnswerAsk();
        routes.MapAnswerProposal();
        routes.MapSkills();
        routes.MapRaiseAsk();
        routes.MapShowOutlook();
        routes.MapListRaisedAsks();
        routes.MapExportRaisedAsks();
        routes.MapListAsksForSurvey();
        routes.MapPeople();
        routes.MapReminders();
        routes.MapAudit();
        routes.MapOperations<MembershipDb>();
        return routes;
    }

    /// <summary>Anyone may be one of the fictional people here.</summary>
    internal static bool IsDemonstration(this IConfiguration configuration) => configuration.GetValue<bool>(Demonstration);
}
