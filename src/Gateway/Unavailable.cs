using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
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

        if (StandalonePage.IsWanted(context.Request))
        {
            await StandalonePage.WriteAsync(
                context,
                status,
                "Sorry, there is a problem with the service",
                "Try again in a minute. Answers that you have already saved are kept.");
            return;
        }

        var problem = status == StatusCodes.Status413PayloadTooLarge
            ? Problems.Problem(status, ErrorCodes.TooLarge, "The body is larger than this address takes.")
            : Problems.Problem(status, ErrorCodes.Unavailable, "This part of the platform does not answer. Try again in a moment.");
        await problem.ExecuteAsync(context);
    }

    /// <summary>503 says that nothing was done. Once a request may have arrived, only 502 or 504 is true.</summary>
    private static int StatusFor(IForwarderErrorFeature error, int proxied) => error switch
    {
        { Exception: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } } => StatusCodes.Status413PayloadTooLarge,
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
}
