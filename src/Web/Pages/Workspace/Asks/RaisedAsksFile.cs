using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>What a body asked of partners, as a file: browsers do not reach the services, so it comes through here.</summary>
internal static class RaisedAsksFile
{
    public static void MapRaisedAsksFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/asks/file", HandleAsync).RequireAuthorization(AskingRoles.Policy).ExcludeFromDescription();

    private static Task HandleAsync(string? area, string? show, HttpContext context, RaisingClient raising) =>
        raising.ExportRaisedAsync(
            string.IsNullOrEmpty(area) ? null : area,
            Enum.TryParse<RaisedFilter>(show, out var filter) && Enum.IsDefined(filter) ? filter : RaisedFilter.All,
            context.Response,
            context.RequestAborted);
}
