using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>
/// A page in plain words that needs nothing else: for when Web is what is missing, or must not be asked for more.
/// </summary>
public static class StandalonePage
{
    private const string Style = """
        body { color: #212b32; background: #f0f4f5; font: 1.1875rem/1.5 Arial, sans-serif; margin: 0; }
        main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1rem; }
        h1 { font-size: 2rem; line-height: 1.2; }
        button { font: inherit; padding: 0.5rem 1rem; }
        """;

    /// <summary>This one style and nothing else, by its hash.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; frame-ancestors 'none'; form-action ";

    /// <summary>People ask with a browser, and not below <c>/api</c>.</summary>
    public static bool IsWanted(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers with the page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="heading">What is the matter.</param>
    /// <param name="sentences">What to do, a paragraph each.</param>
    public static Task WriteAsync(HttpContext http, int status, string heading, params string[] sentences) =>
        WriteAsync(http, status, heading, null, sentences);

    /// <summary>Answers with the page, with a button that sends a form again as it was filled in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="heading">What is the matter.</param>
    /// <param name="form">What was sent; null for no button.</param>
    /// <param name="sentences">What to do, a paragraph each.</param>
    public static async Task WriteAsync(HttpContext http, int status, string heading, IFormCollection? form, params string[] sentences)
    {
        var page = Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(heading)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{WebUtility.HtmlEncode(heading)}</h1>
            {string.Concat(sentences.Select(sentence => $"<p>{WebUtility.HtmlEncode(sentence)}</p>"))}
            {(form is null ? "" : $"<form method=\"post\">{string.Concat(Fields(form))}<button>Send again</button></form>")}
            </main>
            </body>
            </html>
            """);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Length;
        http.Response.Headers.ContentSecurityPolicy = Policy + (form is null ? "'none'" : "'self'");
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(page, http.RequestAborted);
    }

    private static IEnumerable<string> Fields(IFormCollection form) =>
        from field in form
        from value in field.Value
        select $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(field.Key)}\" value=\"{WebUtility.HtmlEncode(value)}\">";
}
