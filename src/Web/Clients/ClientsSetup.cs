using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Session;

namespace IcpEngage.Web.Clients;

/// <summary>Adds the typed clients of the five services.</summary>
internal static class ClientsSetup
{
    /// <summary>Adds a client of each service, which speaks for the signed-in person. Services are found by configuration or, in Standalone, in this very process.</summary>
    public static WebApplicationBuilder AddServiceClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.AddClient<EngagementClient>("engagement");
        builder.AddClient<MembershipClient>("membership");
        builder.AddClient<PlacesClient>("places");
        builder.AddClient<CommunicationsClient>("communications");
        builder.AddClient<StrategyClient>("strategy");
        return builder;
    }

    private static void AddClient<TClient>(this WebApplicationBuilder builder, string service)
        where TClient : ServiceClient =>
        builder.Services
            .AddHttpClient<TClient>((provider, http) =>
                http.BaseAddress = provider.GetRequiredService<ServiceAddresses>().PrefixOf(service))
            .AddResilience()
            .AddHttpMessageHandler<TokenHandler>();
}
