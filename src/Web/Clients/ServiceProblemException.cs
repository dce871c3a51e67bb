using System.Net;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Clients;

/// <summary>A service refused a request, or could not be reached.</summary>
/// <param name="status">The HTTP status; 503 where the service could not be reached.</param>
/// <param name="code">One of <see cref="Contracts.ErrorCodes"/>.</param>
/// <param name="detail">What went wrong, in a sentence for people.</param>
/// <param name="errors">Sentences by field or question code; empty where the problem is about the whole.</param>
/// <param name="inner">The failure beneath, where there was one.</param>
internal sealed class ServiceProblemException(
    HttpStatusCode status,
    string code,
    string detail,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null,
    Exception? inner = null) : Exception($"{code} ({(int)status}): {detail}", inner)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The stable code, one of <see cref="Contracts.ErrorCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>What went wrong, in a sentence for people.</summary>
    public string Detail { get; } = detail;

    /// <summary>Sentences by field or question code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; } =
        errors ?? new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Where and why an uploaded survey file was refused; null for any other problem.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>The evidence that was withdrawn; null for any other problem.</summary>
    public EvidenceStanding? Evidence { get; init; }

    /// <summary>When the service asked to be tried again; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
