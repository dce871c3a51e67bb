using System.Globalization;
using System.Text.RegularExpressions;
using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Web.Languages;

/// <summary>
/// The language that a person chose to read in: by <c>?lang=cy</c> in an address, and from then on by a cookie. Surveys are
/// shown in it where they are in it, and our own words where we have them.
/// </summary>
internal static partial class ReaderLanguage
{
    /// <summary>The query's parameter.</summary>
    public const string Parameter = "lang";

    private const string CookieName = "icp-language";

    /// <summary>Where staff try a survey out: in any language, and without changing the one that they read themselves.</summary>
    private const string Preview = "/preview";

    private static readonly object Key = new();

    private static readonly string[] ForStaff = ["/workspace", "/sign-in", "/invitation", "/recover"];

    /// <summary>What was chosen, as BCP 47 says it; null where nothing was.</summary>
    public static string? Of(HttpContext? context) => context?.Items[Key] as string;

    /// <summary>Goes on in this language from the next page.</summary>
    public static void Choose(HttpContext context, string language)
    {
        if (!Pattern().IsMatch(language))
            return;
        context.Items[Key] = language;
        context.Response.Cookies.Append(CookieName, language, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            // Needed for what the person asked for, so it waits for no consent.
            IsEssential = true,
        });
    }

    /// <summary>Reads what was chosen; our own words are said in it from here on. Error pages too, so it comes before them.</summary>
    public static void UseReaderLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsForStaff(context.Request.Path))
            return next(context);
        var asked = context.Request.Query[Parameter] is [{ } wanted] && Pattern().IsMatch(wanted) ? wanted : null;
        if (context.Request.Path.StartsWithSegments(Preview))
            context.Items[Key] = asked;
        else if (asked is not null)
            Choose(context, asked);
        else if (context.Request.Cookies[CookieName] is { } kept && Pattern().IsMatch(kept))
            context.Items[Key] = kept;
        CultureInfo.CurrentUICulture = Sentences.CultureOf(Of(context) ?? "");
        return next(context);
    });

    /// <summary>The workspace and what leads into it: in English only, as half in Welsh it would be worse.</summary>
    public static bool IsForStaff(PathString path) => Array.Exists(ForStaff, root => path.StartsWithSegments(root));

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
