using System.Text;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Workspace.Organisations;

/// <summary>Tables to start from, as files.</summary>
internal static class OrganisationFiles
{
    private const string Template = "name,kind,areas,ods,gss,local,from,until\r\n";

    public static void MapOrganisationFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/workspace/organisations").RequireAuthorization(Roles.Secretariat + "|" + Roles.Administrator).ExcludeFromDescription();
        files.MapGet("/template.csv", () => Csv(Template, "organisations.csv"));
        files.MapGet("/changes-2026.csv", async (HttpContext context, PartnersClient partners) =>
            Csv((await partners.ChangesOf2026Async(context.RequestAborted)).Csv!, "integrated-care-boards-2026.csv"));
    }

    private static FileContentHttpResult Csv(string text, string name) =>
        TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", name);
}
