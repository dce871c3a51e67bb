using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners.Rehearsals;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Partners;

/// <summary>The register of partners. The secretariat and administrators keep it, for the whole system.</summary>
internal static class PartnerRegister
{
    /// <summary>Policy of every endpoint that changes it.</summary>
    public static string Keepers { get; } = SecuritySetup.AnyOf(Roles.Secretariat, Roles.Administrator);

    public static void AddPartners(this IServiceCollection services)
    {
        services.AddScoped<PartnerFields>();
        services.AddSuccessions();
        services.AddScoped<Rehearsal>();
    }

    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        routes.MapListPartners();
        routes.MapAddPartner();
        routes.MapImportPartners();
        routes.MapShowPartner();
        routes.MapChangePartner();
        routes.MapSuccessions();
        routes.MapRehearsePartners();
    }
}
