using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>
/// Turns what a request did wrong into problem details, and a database that cannot work just now into 503; anything else stays
/// a 500 without a stack trace.
/// </summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            DbUpdateConcurrencyException => Problems.Conflict(
                ErrorCodes.Stale, "Somebody else changed this at the same time. Read it again and repeat your change."),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodiesTooLarge.Problem,
            BadHttpRequestException bad => Problems.Problem(bad.StatusCode, ErrorCodes.Invalid, Describe(bad)),
            _ => null,
        };
        if (problem is null && exception.IsDatabaseAway())
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            problem = Problems.Problem(
                StatusCodes.Status503ServiceUnavailable,
                ErrorCodes.Unavailable,
                "This part of the platform cannot reach its data at the moment. Try again in a moment.");
        }

        if (problem is null)
        {
            return false;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>In words for whoever sent it; the framework's are for whoever wrote the endpoint.</summary>
    private static string Describe(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException { Path: { Length: > 0 } path } } => $"The body is not the JSON that this address takes: see {path}.",
        { InnerException: JsonException } => "The body is not JSON.",
        _ when bad.Message.Contains("no body was provided", StringComparison.Ordinal) => "The body is missing: this address takes JSON.",
        _ => $"The request could not be read. {bad.Message}",
    };
}
