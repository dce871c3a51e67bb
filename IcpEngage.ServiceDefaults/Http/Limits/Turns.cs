using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace IcpEngage.ServiceDefaults.Http.Limits;

/// <summary>
/// Turns at what many may ask for at once: so many requests are worked at at a time, so many more wait in the order in which
/// they came, and whoever comes then is refused. Each group has turns of its own, so a flood of one leaves the others theirs.
/// Waiting and refusing cost little, as nothing of a request but its head has been read by then.
/// </summary>
/// <param name="atOnce">Requests of a group that are worked at at a time.</param>
/// <param name="waiting">Requests of a group that may wait.</param>
/// <param name="groupOf">The group of a request. There must be a bounded number of them, whatever anybody asks for.</param>
/// <param name="refuseAsync">Answers one too many.</param>
public sealed class Turns(int atOnce, int waiting, Func<HttpContext, string> groupOf, Func<HttpContext, Task> refuseAsync) : IRateLimiterPolicy<string>
{
    /// <inheritdoc />
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected =>
        async (refused, _) => await refuseAsync(refused.HttpContext);

    /// <inheritdoc />
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetConcurrencyLimiter(
        groupOf(httpContext), _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = waiting });
}

/// <summary>Adds <see cref="Turns"/>.</summary>
public static class TurnsSetup
{
    /// <summary>Adds turns by name; endpoints that take them say so with <c>RequireRateLimiting(name)</c>.</summary>
    public static WebApplicationBuilder AddTurns(this WebApplicationBuilder builder, string name, Turns turns)
    {
        builder.Services.AddRateLimiter(limiter => limiter.AddPolicy(name, turns));
        return builder;
    }
}
