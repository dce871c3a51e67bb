using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Headers by which a browser keeps an answer to what it was made for. On every answer of every process.</summary>
public static class SecurityHeaders
{
    /// <summary>Of a page: everything comes from this site, nothing is inline, and nobody may frame it.</summary>
    public const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Of a page of released figures that stands in a frame on anybody's site: it reads, and sends no form.</summary>
    public const string EmbeddedPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors *";

    /// <summary>Of a page that staff try out in a frame on a page of ours: as of any page, and nobody else may frame it.</summary>
    public const string PreviewPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Of the API: should a browser ever show such an answer as a page, nothing in it is loaded or run.</summary>
    public const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A year, as browsers' preload lists ask. Subdomains are not ours to promise for.</summary>
    private const string ByTlsOnly = "max-age=31536000";

    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // On starting, because an exception handler clears what was set before.
        http.Response.OnStarting(() =>
        {
            Add(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    // What is there already stays: the Gateway passes on what Web said of its page.
    private static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        var isData = http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/openapi");
        headers.TryAdd("Content-Security-Policy", isData ? DataPolicy : PagePolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");

        // What a signed-in person saw, or a program read, is nobody's to find in a cache. Assets have said how long they keep.
        if (http.Request.Path.StartsWithSegments("/api") || http.User.Identity?.IsAuthenticated == true)
        {
            headers.TryAdd("Cache-Control", "no-store");
        }

        if (http.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", ByTlsOnly);
        }
    }
}
