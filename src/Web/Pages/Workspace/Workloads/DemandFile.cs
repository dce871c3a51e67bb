using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>The asks of a statement of demand as a file: browsers do not reach the services, so it comes through here.</summary>
internal static class DemandFile
{
    public static void MapDemandFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/partners/{slug}/demand/file", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative, Roles.Secretariat))
            .ExcludeFromDescription();

    private static Task HandleAsync(string slug, string? from, string? quarters, HttpContext context, CapacityClient capacity) =>
        capacity.ExportDemandAsync(slug, QuarterWords.Read(from), PeriodWords.Quarters(quarters), context.Response, context.RequestAborted);
}
