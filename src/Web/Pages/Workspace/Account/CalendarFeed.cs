using IcpEngage.Web.Clients;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Workspace.Account;

/// <summary>A person's calendar of asks, for a program that cannot sign in: its address is the key.</summary>
internal static class CalendarFeed
{
    private const string FileName = "asks.ics";

    public static void MapCalendarFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/calendars/{{secret}}/{FileName}", HandleAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Where a calendar program finds it.</summary>
    public static string AddressOf(HttpContext context, string secret) => SiteOrigin.AddressOf(context, $"/calendars/{secret}/{FileName}");

    private static async Task<Results<FileContentHttpResult, NotFound>> HandleAsync(string secret, HttpContext context, AccountsClient accounts)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return await accounts.CalendarAsync(secret, context.RequestAborted) is { } calendar
            ? TypedResults.Bytes(calendar.Bytes, "text/calendar; charset=utf-8")
            : TypedResults.NotFound();
    }
}
