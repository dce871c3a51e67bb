using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>
/// How every outgoing HTTP call behaves: each attempt has a time limit, calls that are safe to repeat are repeated with
/// jittered waits, and a destination that keeps failing is left alone for a while.
/// </summary>
public static class Resilience
{
    /// <summary>Gives the client a pipeline of its own, so that one failing destination does not cut off another.</summary>
    public static IHttpClientBuilder AddResilience(this IHttpClientBuilder client)
    {
        // One pipeline for each client, kept outside the handler: handlers are recycled, a circuit's memory must not be.
        var pipeline = CreatePipeline(new ResilienceLimits(), TimeProvider.System);
        return client
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new ResilienceHandler(pipeline));
    }

    /// <summary>Builds the pipeline: retry around circuit breaker around the time limit of one attempt.</summary>
    public static ResiliencePipeline<HttpResponseMessage> CreatePipeline(ResilienceLimits limits, TimeProvider time)
    {
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Context.Properties.GetValue(ResilienceHandler.Repeatable, false) && IsFault(arguments.Outcome)),
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = limits.FirstDelay,
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsFault(arguments.Outcome)),
                FailureRatio = 0.5,
                MinimumThroughput = limits.CircuitMinimumCalls,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = limits.CircuitBreak,
            })
            .AddTimeout(limits.Attempt)
            .Build();
    }

    /// <summary>A fault of the destination or the way to it; a 4xx or a 503 is an answer.</summary>
    private static bool IsFault(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
}

/// <summary>The numbers of the pipeline.</summary>
public sealed record ResilienceLimits
{
    /// <summary>Longest time for one attempt.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Repetitions of a call that is safe to repeat.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first repetition; doubles, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Calls within ten seconds, half of them failed, before the circuit opens; at least 2.</summary>
    public int CircuitMinimumCalls { get; init; } = 10;

    /// <summary>How long an open circuit lets nothing through.</summary>
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(5);
}
