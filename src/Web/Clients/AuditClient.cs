using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Which entries of the audit trail are asked for; what is null does not matter.</summary>
/// <param name="Search">A part of the subject.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Scope">Where.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record AuditSearch(string? Search, string? Action, Guid? Actor, string? Scope, DateOnly? From, DateOnly? To)
{
    /// <summary>As a query; null for what does not matter.</summary>
    public (string Name, string? Value)[] ToQuery() =>
    [
        ("search", Search),
        ("action", Action),
        ("actor", Actor?.ToString()),
        ("scope", Scope),
        ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];
}

/// <summary>The audit trail. Needs the administrator's role.</summary>
internal sealed class AuditClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "the audit trail")
{
    /// <summary>Entries, newest first.</summary>
    public Task<AuditPage> SearchAsync(AuditSearch search, int page, CancellationToken cancellation = default) =>
        GetAsync<AuditPage>(
            Query("audit", [.. search.ToQuery(), ("page", page.ToString(CultureInfo.InvariantCulture))]), cancellation);

    /// <summary>Whether the trail is as it was written.</summary>
    /// <param name="noted">A hash noted earlier, which must still be in it; null for none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<AuditVerification> VerifyAsync(string? noted, CancellationToken cancellation = default) =>
        GetAsync<AuditVerification>(Query("audit/verification", ("expect", noted)), cancellation);

    /// <summary>Writes the entries as CSV, as they come.</summary>
    public Task ExportAsync(AuditSearch search, Stream destination, CancellationToken cancellation = default) =>
        CopyAsync(Query("audit/export", search.ToQuery()), destination, cancellation);
}
