using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Web.Clients;

/// <summary>Makes a <see cref="ServiceProblemException"/> of an answer that is not a success.</summary>
internal static class ProblemReader
{
    public static async Task<ServiceProblemException> ReadAsync(
        HttpResponseMessage response, TimeProvider time, CancellationToken cancellation)
    {
        var problem = await ReadBodyAsync(response, cancellation);
        var status = response.StatusCode;
        return new ServiceProblemException(
            status,
            problem?.Code ?? CodeOf(status),
            problem?.Detail ?? problem?.Title ?? SentenceOf(status),
            problem?.Errors?.ToDictionary(e => e.Key, e => (IReadOnlyList<string>)e.Value))
        {
            Report = problem?.Report,
            Evidence = problem?.Evidence,
            RetryAfter = Wait(response.Headers.RetryAfter, time),
        };
    }

    public static ServiceProblemException Unreachable(string service, Exception inner) =>
        new(
            HttpStatusCode.ServiceUnavailable,
            ErrorCodes.Unavailable,
            $"This part of the service ({service}) is not answering at the moment. Try again in a few minutes.",
            inner: inner);

    private static async Task<Body?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        // A proxy in between may answer with a page of its own, so anything else than JSON goes by its status alone.
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
            return null;
        try
        {
            return await response.Content.ReadFromJsonAsync<Body>(Json.Options, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider time) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static string CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => ErrorCodes.NotSignedIn,
        HttpStatusCode.Forbidden => ErrorCodes.NotAllowed,
        HttpStatusCode.NotFound => ErrorCodes.NotFound,
        HttpStatusCode.TooManyRequests => ErrorCodes.Busy,
        >= HttpStatusCode.InternalServerError => ErrorCodes.Unavailable,
        _ => ErrorCodes.Invalid,
    };

    private static string SentenceOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "Sign in to do this.",
        HttpStatusCode.Forbidden => "You do not have the role that this needs.",
        HttpStatusCode.NotFound => "We could not find it.",
        HttpStatusCode.TooManyRequests => "Too many requests at once. Wait a moment and try again.",
        >= HttpStatusCode.InternalServerError =>
            "This part of the service is not working at the moment. Try again in a few minutes.",
        _ => "That could not be done.",
    };

    private sealed record Body(
        string? Title, string? Detail, string? Code, Dictionary<string, string[]>? Errors, ImportReport? Report, EvidenceStanding? Evidence);
}
