using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Http.Limits;

namespace IcpEngage.Web.Layout;

/// <summary>
/// Turns at pages, as many wait for what a service answers: those of each survey, of the workspace, and all other public ones
/// have their own, so that a survey that everybody answers at once leaves the others usable.
/// </summary>
internal static class PageTurns
{
    public const string Policy = "pages";

    /// <summary>Groups of surveys, so that there is a bounded number, whatever names somebody makes up.</summary>
    private const int SurveyGroups = 64;

    private const string RetryAfterSeconds = "60";

    public static void AddPageTurns(this WebApplicationBuilder builder) => builder.AddTurns(Policy, new Turns(
        builder.Configuration.GetValue("Pages:AtOnce", 64), builder.Configuration.GetValue("Pages:Waiting", 1_024), GroupOf, RefuseAsync));

    private static string GroupOf(HttpContext context) => context.Request.Path.Value?.Split('/', 4) switch
    {
        ["", "surveys", { Length: > 0 } slug, ..] => $"survey {(uint)slug.GetHashCode(StringComparison.Ordinal) % SurveyGroups}",
        ["", "workspace", ..] => "workspace",
        _ => "",
    };

    private static async Task RefuseAsync(HttpContext context)
    {
        var form = await KeptForm.OfAsync(context);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await StandalonePage.WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "Sorry, the service is busy",
            form,
            form is null
                ? "Many people use it at the moment. Wait a minute, then load this page again."
                : "Many people use it at the moment. What you filled in is not sent yet, and is kept on this page. Wait a minute, then send it again.");
    }
}
