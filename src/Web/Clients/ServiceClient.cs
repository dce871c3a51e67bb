using System.Net;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;
using Polly;

namespace IcpEngage.Web.Clients;

/// <summary>A file that a service gave, small enough to hold.</summary>
internal sealed record ServiceFile(byte[] Bytes, string ContentType);

/// <summary>What the clients of all services do the same way.</summary>
/// <param name="http">Its base address ends with the service's prefix and a slash.</param>
/// <param name="time">Reads Retry-After dates.</param>
/// <param name="service">The service's name for people.</param>
internal abstract class ServiceClient(HttpClient http, TimeProvider time, string service)
{
    /// <summary>The service's name for people.</summary>
    public string Service => service;

    /// <summary>Messages that a handler of this service could not process. Needs the administrator's role.</summary>
    public Task<IReadOnlyList<FailedMessageSummary>> FailedMessagesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<FailedMessageSummary>>("operations/failed-messages", cancellation);

    /// <summary>Gives a failed message to its handler again. Needs the administrator's role.</summary>
    public Task ReplayAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"operations/failed-messages/{id}/replay"), cancellation);

    /// <summary>An address with a query; parameters that are null are left out.</summary>
    protected static string Query(string path, params (string Name, string? Value)[] parameters) =>
        QueryHelpers.AddQueryString(
            path, parameters.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>A part of a path that came from somebody's hands.</summary>
    protected static string Part(string text) => Uri.EscapeDataString(text);

    /// <summary>A request with a JSON body.</summary>
    protected static HttpRequestMessage Request<TBody>(HttpMethod method, string path, TBody body) =>
        new(method, path) { Content = JsonContent.Create(body, options: Json.Options) };

    /// <summary>What stands at the path.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        SendAsync<T>(new(HttpMethod.Get, path), cancellation);

    /// <summary>What stands at the path; null where nothing does.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected Task<T?> FindAsync<T>(string path, CancellationToken cancellation) where T : class =>
        FindAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    /// <summary>What the request asks for; null where it is not there.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected async Task<T?> FindAsync<T>(HttpRequestMessage request, CancellationToken cancellation) where T : class
    {
        try
        {
            return await SendAsync<T>(request, cancellation);
        }
        catch (ServiceProblemException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Sends a request and reads the answer.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation) =>
        ExchangeAsync(
            request,
            async response => await response.Content.ReadFromJsonAsync<T>(Json.Options, cancellation)
                ?? throw new InvalidOperationException($"{service} answered {request.RequestUri} with nothing."),
            cancellation);

    /// <summary>Sends a request whose answer says nothing.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected Task SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        ExchangeAsync(request, _ => Task.FromResult(true), cancellation);

    /// <summary>Writes what stands at the path to the stream, as it comes.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer; nothing was written then.</exception>
    protected Task CopyAsync(string path, Stream destination, CancellationToken cancellation) =>
        ExchangeAsync(
            new(HttpMethod.Get, path),
            async response =>
            {
                await response.Content.CopyToAsync(destination, cancellation);
                return true;
            },
            cancellation,
            HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The file at the path; null where nothing is.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected Task<ServiceFile?> FindFileAsync(string path, CancellationToken cancellation) =>
        FindFileAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    /// <summary>The file that the request asks for; null where it is not there.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer.</exception>
    protected async Task<ServiceFile?> FindFileAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await ExchangeAsync(
                request,
                async response => new ServiceFile(
                    await response.Content.ReadAsByteArrayAsync(cancellation),
                    response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream"),
                cancellation);
        }
        catch (ServiceProblemException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Passes a file on to the browser as it comes, under the name and type that the service gave it.</summary>
    /// <exception cref="ServiceProblemException">The service refused, or did not answer; nothing was written then.</exception>
    protected Task PassOnAsync(string path, HttpResponse browser, CancellationToken cancellation) =>
        ExchangeAsync(
            new(HttpMethod.Get, path),
            async response =>
            {
                browser.Headers.CacheControl = "no-store";
                browser.ContentType = response.Content.Headers.ContentType?.ToString();
                browser.Headers.ContentDisposition = response.Content.Headers.ContentDisposition?.ToString();
                await response.Content.CopyToAsync(browser.Body, cancellation);
                return true;
            },
            cancellation,
            HttpCompletionOption.ResponseHeadersRead);

    private async Task<T> ExchangeAsync<T>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<T>> read,
        CancellationToken cancellation,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var _ = request;
        try
        {
            using var response = await http.SendAsync(request, completion, cancellation);
            return response.IsSuccessStatusCode
                ? await read(response)
                : throw await ProblemReader.ReadAsync(response, time, cancellation);
        }
        catch (HttpRequestException failure)
        {
            throw ProblemReader.Unreachable(service, failure);
        }
        catch (ExecutionRejectedException failure)
        {
            // The outgoing pipeline gave up: its time limit passed or its circuit is open.
            throw ProblemReader.Unreachable(service, failure);
        }
        catch (TaskCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw ProblemReader.Unreachable(service, failure);
        }
    }
}
