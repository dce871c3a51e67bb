using IcpEngage.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Turns what a request did wrong into problem details; anything else stays a 500 without a stack trace.</summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            DbUpdateConcurrencyException => Problems.Conflict(
                ErrorCodes.Stale, "Somebody else changed this at the same time. Read it again and repeat your change."),
            BadHttpRequestException bad => Problems.Problem(
                bad.StatusCode, ErrorCodes.Invalid, $"The request could not be read. {bad.Message}"),
            _ => null,
        };
        if (problem is null)
        {
            return false;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
