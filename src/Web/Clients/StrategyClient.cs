using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Strategy;

namespace IcpEngage.Web.Clients;

/// <summary>The strategy and the evidence it rests on.</summary>
internal sealed class StrategyClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "strategy")
{
    /// <summary>The strategy whole; null until there is one.</summary>
    public Task<StrategyDocument?> StrategyAsync(CancellationToken cancellation = default) =>
        FindAsync<StrategyDocument>("strategy", cancellation);

    /// <summary>Evidence that can be cited, newest first.</summary>
    public Task<IReadOnlyList<ReleasedEvidence>> EvidenceAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ReleasedEvidence>>("evidence", cancellation);

    /// <summary>Makes a clause rest on evidence; refused as stale when somebody else changed the clause first.</summary>
    public Task<Clause> CiteAsync(Guid clause, CiteEvidence cite, CancellationToken cancellation = default) =>
        SendAsync<Clause>(Request(HttpMethod.Post, $"clauses/{clause}/citations", cite), cancellation);

    /// <summary>Takes a citation back; refused as stale when somebody else changed the clause first.</summary>
    public Task<Clause> RemoveCitationAsync(
        Guid clause, Guid evidence, int version, CancellationToken cancellation = default) =>
        SendAsync<Clause>(
            new(HttpMethod.Delete, $"clauses/{clause}/citations/{evidence}?version={version}"), cancellation);
}
