using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A survey's files: browsers do not reach the services, so they come through here.</summary>
internal static class SurveyDownloads
{
    public static void MapSurveyDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/workspace/surveys/{slug}/download")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.Analyst))
            .ExcludeFromDescription();
        files.MapGet("/responses", ResponsesAsync);
        files.MapGet("/codebook", (string slug, HttpContext context, EngagementClient engagement) =>
            engagement.DownloadCodebookAsync(slug, context.Response, context.RequestAborted));
        files.MapGet("/definition", (string slug, HttpContext context, EngagementClient engagement) =>
            engagement.DownloadDefinitionAsync(slug, context.Response, context.RequestAborted));
    }

    private static async Task ResponsesAsync(
        string slug, string? format, string? shape, string? values, HttpContext context, EngagementClient engagement)
    {
        try
        {
            await engagement.DownloadResponsesAsync(slug, format, shape, values, context.Response, context.RequestAborted);
        }
        catch (ServiceProblemException problem)
            when (problem.Code is ErrorCodes.Invalid or ErrorCodes.AnswersDeleted or ErrorCodes.SurveyWrongState && !context.Response.HasStarted)
        {
            // The page says it, with what was chosen still chosen.
            context.Response.Redirect(QueryHelpers.AddQueryString(
                $"/workspace/surveys/{Uri.EscapeDataString(slug)}/download",
                new Dictionary<string, string?> { ["format"] = format, ["shape"] = shape, ["values"] = values, ["refused"] = problem.Code }
                    .Where(each => each.Value is not null)));
        }
    }
}
