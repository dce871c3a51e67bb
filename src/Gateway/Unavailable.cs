using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Yarp.ReverseProxy.Forwarder;

namespace IcpEngage.Gateway;

/// <summary>Answers for a destination that does not: problem details to programs, a page to people.</summary>
internal static class Unavailable
{
    private const int RetryAfterSeconds = 5;

    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is not { } error || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var status = StatusFor(error, context.Response.StatusCode);
        Log(context).LogWarning(
            "{Destination} does not answer ({Error}): {Reason}",
            context.GetReverseProxyFeature().Cluster.Config.ClusterId, error.Error, error.Exception?.GetBaseException().Message);
        context.Response.Clear();
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        }

        var answer = IsForPeople(context.Request)
            ? Results.Content(Page, "text/html; charset=utf-8", statusCode: status)
            : Problems.Problem(status, ErrorCodes.Unavailable, "This part of the platform does not answer. Try again in a moment.");
        await answer.ExecuteAsync(context);
    }

    /// <summary>503 says that nothing was done. Once a request may have arrived, only 502 or 504 is true.</summary>
    private static int StatusFor(IForwarderErrorFeature error, int proxied) => error switch
    {
        { Exception: BrokenCircuitException } => StatusCodes.Status503ServiceUnavailable,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } =>
            StatusCodes.Status503ServiceUnavailable,
        { Error: ForwarderError.NoAvailableDestinations } => StatusCodes.Status503ServiceUnavailable,
        { Error: ForwarderError.RequestTimedOut } or { Exception: TimeoutRejectedException } =>
            StatusCodes.Status504GatewayTimeout,
        _ => proxied,
    };

    private static ILogger Log(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Unavailable).FullName!);

    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page of the service manual for a service that is down; it stands alone, as Web is what is missing.</summary>
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Sorry, there is a problem with the service</title>
          <style>
            body { color: #212b32; background: #f0f4f5; font: 1.1875rem/1.5 Arial, sans-serif; margin: 0; }
            main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1rem; }
            h1 { font-size: 2rem; line-height: 1.2; }
          </style>
        </head>
        <body>
          <main>
            <h1>Sorry, there is a problem with the service</h1>
            <p>Try again in a minute. Answers that you have already saved are kept.</p>
          </main>
        </body>
        </html>
        """;
}
