using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Workspace.Forms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Workspace.Audit;

/// <summary>The audit trail as a file: browsers do not reach the services, so it comes through here.</summary>
internal static class AuditExport
{
    public static void MapAuditExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/audit/export", Handle)
            .RequireAuthorization(Roles.Administrator)
            .ExcludeFromDescription();

    private static Results<PushStreamHttpResult, RedirectHttpResult> Handle(HttpContext context, AuditClient audit, TimeProvider time)
    {
        var problems = new FormProblems();
        var query = AuditQuery.Read(context.Request.Query, problems);
        if (!problems.None)
        {
            // The page says what is wrong with the dates.
            return TypedResults.LocalRedirect($"~/workspace/audit{context.Request.QueryString}");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            file => audit.ExportAsync(query.Search, file, context.RequestAborted),
            "text/csv; charset=utf-8",
            $"audit-trail-{time.Today():yyyy-MM-dd}.csv");
    }
}
