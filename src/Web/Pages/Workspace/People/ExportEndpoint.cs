using System.Text;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Workspace.People;

/// <summary>What is stored about a person's account, as a file: for the person, who may ask for it.</summary>
internal static class ExportEndpoint
{
    public static void MapPersonExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workspace/people/{id:guid}/export", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .ExcludeFromDescription();

    private static async Task<FileContentHttpResult> HandleAsync(Guid id, HttpContext context, PeopleClient people)
    {
        var stored = await people.ExportAsync(id, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(stored.GetRawText()), "application/json", $"account-{id}.json");
    }
}
