using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Partnerships;

/// <summary>A partnership's files: browsers do not reach the services, so they come through here.</summary>
internal static class PartnershipDownloads
{
    public static void MapPartnershipDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/workspace/partnerships/{id:guid}")
            .RequireAuthorization(SecuritySetup.SignedIn)
            .ExcludeFromDescription();
        files.MapGet("/interests.csv", (Guid id, HttpContext context, PartnershipsClient partnerships) =>
            partnerships.DownloadInterestsAsync(id, context.Response, context.RequestAborted));
        files.MapGet("/meetings.csv", (Guid id, HttpContext context, PartnershipsClient partnerships) =>
            partnerships.DownloadAttendanceAsync(id, context.Response, context.RequestAborted));
    }
}
