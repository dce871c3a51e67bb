using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Languages;
using IcpEngage.Web.Session;

namespace IcpEngage.Web.Clients;

/// <summary>Adds the typed clients of the five services.</summary>
internal static class ClientsSetup
{
    /// <summary>Adds the clients, which speak for the signed-in person. Services are found by configuration or, in Standalone, in this very process.</summary>
    public static WebApplicationBuilder AddServiceClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.Services.AddTransient<LanguageHandler>();
        builder.AddClient<EngagementClient>("engagement").AddHttpMessageHandler<TokenHandler>().AddHttpMessageHandler<LanguageHandler>();
        builder.AddClient<MembershipClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<CapacityClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<AsksClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<PartnersClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<PeopleClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<CompositionClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<AgreementsClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<PartnershipsClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<AuditClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<RaisingClient>("membership").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<PlacesClient>("places").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<CommunicationsClient>("communications").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<StrategyClient>("strategy").AddHttpMessageHandler<TokenHandler>();
        builder.AddClient<AccountsClient>("membership").AddHttpMessageHandler<WebTokenHandler>();
        return builder;
    }

    private static IHttpClientBuilder AddClient<TClient>(this WebApplicationBuilder builder, string service)
        where TClient : ServiceClient =>
        builder.Services
            .AddHttpClient<TClient>((provider, http) =>
                http.BaseAddress = provider.GetRequiredService<ServiceAddresses>().PrefixOf(service))
            .AddResilience();
}
