using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Who is asked most, as a file: browsers do not reach the services, so it comes through here.</summary>
internal static class FairnessFile
{
    public static void MapFairnessFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/fairness/file", HandleAsync).RequireAuthorization(Roles.Secretariat).ExcludeFromDescription();

    private static Task HandleAsync(string? from, string? quarters, string? kind, HttpContext context, CapacityClient capacity) =>
        capacity.ExportFairnessAsync(
            QuarterWords.Read(from),
            PeriodWords.Quarters(quarters),
            Enum.TryParse<PartnerKind>(kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : null,
            context.Response,
            context.RequestAborted);
}
