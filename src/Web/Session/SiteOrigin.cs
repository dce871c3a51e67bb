namespace IcpEngage.Web.Session;

/// <summary>Where people reach the site, for addresses that leave it: in mail, on paper, in QR codes.</summary>
internal static class SiteOrigin
{
    private const string Setting = "Site:Origin";

    /// <summary>People reach the site over TLS: the setting says so, for the request alone does not tell.</summary>
    public static bool IsSecure(IConfiguration configuration) =>
        configuration[Setting]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The whole address of one of our paths: below <c>Site:Origin</c>, or where that is not set, below what this request came to.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Begins with a slash.</param>
    public static string AddressOf(HttpContext context, string path) =>
        context.RequestServices.GetRequiredService<IConfiguration>()[Setting] is { Length: > 0 } origin
            ? origin.TrimEnd('/') + path
            : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{path}";
}
