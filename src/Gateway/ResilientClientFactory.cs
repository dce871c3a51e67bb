using System.Collections.Concurrent;
using IcpEngage.ServiceDefaults.Http;
using Yarp.ReverseProxy.Forwarder;

namespace IcpEngage.Gateway;

/// <summary>Puts the platform's pipeline (time limit, retry, circuit breaker) around the calls to each destination.</summary>
internal sealed class ResilientClientFactory(ILogger<ForwarderHttpClientFactory> logger, TimeProvider time)
    : ForwarderHttpClientFactory(logger)
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = TimeSpan.FromSeconds(3);
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        new PipelineForEachDestination(handler, time);
}

/// <summary>A pipeline for each address, so that a replica that is down does not open the circuit of those that work.</summary>
internal sealed class PipelineForEachDestination(HttpMessageHandler connections, TimeProvider time) : DelegatingHandler(connections)
{
    // One repetition: Web repeats its own calls, and repetitions of repetitions would multiply. The attempt's limit is
    // that of a slow upload, as a request counts as one attempt until its answer begins.
    private static readonly ResilienceLimits Limits = new() { Retries = 1, Attempt = TimeSpan.FromSeconds(60) };

    private readonly ConcurrentDictionary<string, HttpMessageInvoker> byAddress = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        byAddress.GetOrAdd(request.RequestUri!.Authority, _ => Pipeline()).SendAsync(request, cancellationToken);

    private HttpMessageInvoker Pipeline() => new(
        new ResilienceHandler(Resilience.CreatePipeline(Limits, time)) { InnerHandler = InnerHandler! }, disposeHandler: false);
}
