using IcpEngage.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>
/// Answers requests that match no endpoint of ours, before anybody asks who is calling: without an endpoint the rule
/// “deny by default” would take a mistyped address for a lack of permission. A route that catches all would do it too,
/// and hide every wrong method and content type behind “not found”.
/// </summary>
internal static class UnmatchedRequests
{
    public static IApplicationBuilder UseUnmatchedRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        switch (http.GetEndpoint())
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;

            // Routing's own endpoints for a wrong method or content type carry no metadata. They set status and headers.
            case { Metadata.Count: 0, RequestDelegate: { } answer }:
                await answer(http);
                break;
            case not null when !IsKnownEncoding(http.Request.ContentType):
                http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                break;
            default:
                await next(http);
                return;
        }

        // A page's words for it are Web's.
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Problem(http).ExecuteAsync(http);
        }
    });

    /// <summary>The framework would fail on one that it does not know, as if that were our mistake.</summary>
    private static bool IsKnownEncoding(string? contentType)
    {
        try
        {
            return !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue || type.Encoding is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static ProblemHttpResult Problem(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound("There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Problems.Problem(
            StatusCodes.Status405MethodNotAllowed,
            ErrorCodes.MethodNotAllowed,
            $"{http.Request.Method} is not for this address. It takes {http.Response.Headers.Allow}."),
        StatusCodes.Status415UnsupportedMediaType => Problems.Problem(
            StatusCodes.Status415UnsupportedMediaType,
            ErrorCodes.UnsupportedMediaType,
            "The request's Content-Type is missing or not one that this address takes."),
        var status => Problems.Problem(status, ErrorCodes.Invalid, "The request does not suit this address."),
    };
}
