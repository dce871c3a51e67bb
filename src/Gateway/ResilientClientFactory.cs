using IcpEngage.ServiceDefaults.Http;
using Yarp.ReverseProxy.Forwarder;

namespace IcpEngage.Gateway;

/// <summary>Puts the platform's pipeline (time limit, retry, circuit breaker) around each destination's connections.</summary>
internal sealed class ResilientClientFactory(ILogger<ForwarderHttpClientFactory> logger, TimeProvider time)
    : ForwarderHttpClientFactory(logger)
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = TimeSpan.FromSeconds(3);
    }

    // One repetition: Web repeats its own calls, and repetitions of repetitions would multiply.
    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        new ResilienceHandler(Resilience.CreatePipeline(new ResilienceLimits { Retries = 1, Attempt = TimeSpan.FromSeconds(60) }, time))
        {
            InnerHandler = handler,
        };
}
