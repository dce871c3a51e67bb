using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Workspace.Surveys.AskedAlready;

/// <summary>
/// What was asked already, as a piece of the page on which a question is written. Script asks for it while somebody types;
/// where there is nothing to say, or nobody to ask, it answers with nothing.
/// </summary>
internal static class AskedAlreadyEndpoint
{
    /// <summary>Fewer words could become any question.</summary>
    private const int FewestWords = 3;

    /// <summary>The address for the editor of a survey.</summary>
    public static string AddressFor(string slug) => $"/workspace/surveys/{Uri.EscapeDataString(slug)}/asked-already";

    /// <summary>Maps it. A form, so the antiforgery token is asked for.</summary>
    public static void MapAskedAlready(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/workspace/surveys/{slug}/asked-already", HandleAsync).RequireAuthorization(Roles.EngagementLead);

    private static async Task<Results<RazorComponentResult<AskedAlreadyList>, NoContent, NotFound>> HandleAsync(
        string slug, IFormCollection form, EngagementClient engagement, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var written = QuestionFields.Read(form).BeingWritten();
        if (written.Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            return TypedResults.NoContent();
        }

        try
        {
            return await engagement.AskedAlreadyAsync(slug, written, context.RequestAborted) is { } candidates
                ? new RazorComponentResult<AskedAlreadyList>(new Dictionary<string, object?>
                {
                    [nameof(AskedAlreadyList.Agreed)] = await engagement.AgreedWordingsAsync(written, context.RequestAborted),
                    [nameof(AskedAlreadyList.Candidates)] = candidates,
                    [nameof(AskedAlreadyList.Slug)] = slug,
                })
                : TypedResults.NotFound();
        }
        catch (ServiceProblemException problem) when (problem.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
        {
            // Help beside the work: where it cannot be had, the work goes on without a word.
            return TypedResults.NoContent();
        }
    }
}
