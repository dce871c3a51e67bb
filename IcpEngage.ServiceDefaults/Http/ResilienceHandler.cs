using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using Polly;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Sends each request through the pipeline.</summary>
public sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    internal static readonly ResiliencePropertyKey<bool> Repeatable = new("repeatable");

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Repeatable, IsRepeatable(request));
        try
        {
            return await pipeline.ExecuteAsync(
                async (each, message) => await base.SendAsync(message, each.CancellationToken), context, request);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>
    /// Repeating does no harm (an idempotent method, or an idempotency key) and is possible (a body that is streamed
    /// through can be sent once only).
    /// </summary>
    private static bool IsRepeatable(HttpRequestMessage request)
    {
        var harmless = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
            || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
            || request.Headers.Contains(ResponseHeaders.IdempotencyKey);
        return harmless && (request.Content is null or ByteArrayContent or JsonContent);
    }
}
