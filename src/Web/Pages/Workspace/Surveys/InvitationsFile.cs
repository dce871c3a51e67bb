using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Public.Surveys;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>Invitations as a file for a mail merge; a page cannot answer with one.</summary>
internal static class InvitationsFile
{
    /// <summary>Maps it. A form, so the antiforgery token is asked for.</summary>
    public static void MapInvitationsFile(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/workspace/surveys/{slug}/invitations/make", HandleAsync).RequireAuthorization(Roles.EngagementLead);

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult>> HandleAsync(
        string slug, [FromForm] string? label, [FromForm] string? count, EngagementClient engagement, HttpContext context)
    {
        var number = int.TryParse(
            count?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        try
        {
            var made = await engagement.InviteAsync(slug, new NewInvitations(label ?? "", number), context.RequestAborted);
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(Encoding.UTF8.GetBytes(Csv(made, SiteOrigin.AddressOf(context, SurveyAddress.Of(slug).Start))), "text/csv; charset=utf-8", $"{slug}-invitations.csv");
        }
        catch (ServiceProblemException problem) when (problem.Errors.Keys.FirstOrDefault() is "label" or "count")
        {
            // The page says what is wrong, with what was typed.
            var back = QueryString.Create(new Dictionary<string, string?>
            {
                ["problem"] = problem.Errors.Keys.First(),
                ["label"] = label,
                ["count"] = count,
            });
            return TypedResults.LocalRedirect($"~/workspace/surveys/{Uri.EscapeDataString(slug)}/invitations{back}");
        }
    }

    private static string Csv(MadeInvitations made, string address) => string.Concat(
        ["code,link\r\n", .. made.Codes.Select(code => $"{code},{address}?invitation={code}\r\n")]);
}
