using IcpEngage.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Says in words that a body was too large; the framework, which finds it out while reading, leaves the answer empty.</summary>
internal static class BodiesTooLarge
{
    public static ProblemHttpResult Problem { get; } = Problems.Problem(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge, "The body is larger than this address takes. Nothing was stored.");

    public static IApplicationBuilder UseBodiesTooLarge(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status413PayloadTooLarge, HasStarted: false, ContentType: null }
            && http.Request.Path.StartsWithSegments("/api"))
        {
            await Problem.ExecuteAsync(http);
        }
    });
}
