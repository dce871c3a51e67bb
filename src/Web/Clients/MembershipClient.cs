using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Partners, partnerships and the ledger of asks.</summary>
internal sealed class MembershipClient(HttpClient http, TimeProvider time)
    : ServiceClient(http, time, "partners and their workload")
{
    /// <summary>Organisations of the system.</summary>
    /// <param name="kind">Only these; null for all.</param>
    /// <param name="areaCode">Only those that serve this area; null for all.</param>
    /// <param name="ended">Those that are not there today, too: to name what is on record, not to choose from.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<Partner>> PartnersAsync(
        PartnerKind? kind = null, string? areaCode = null, bool ended = false, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Partner>>(
            Query("partners", ("kind", kind?.ToString()), ("area", areaCode), ("ended", ended ? "true" : null)), cancellation);

    /// <summary>The system's partnership and the places'.</summary>
    public Task<IReadOnlyList<Partnership>> PartnershipsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Partnership>>("partnerships", cancellation);

    /// <summary>What is asked of a partner in a quarter; null where there is no such partner.</summary>
    /// <param name="partnerSlug">The partner.</param>
    /// <param name="quarter">First day of the quarter; null for the current one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Workload?> WorkloadAsync(
        string partnerSlug, DateOnly? quarter = null, CancellationToken cancellation = default) =>
        FindAsync<Workload>(
            Query(
                $"partners/{Part(partnerSlug)}/workload",
                ("quarter", quarter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            cancellation);

    /// <summary>The fictional accounts; null where this is not the demonstration system.</summary>
    public Task<IReadOnlyList<DemonstrationPerson>?> DemonstrationPeopleAsync(
        CancellationToken cancellation = default) =>
        FindAsync<IReadOnlyList<DemonstrationPerson>>("people/demonstration", cancellation);
}
