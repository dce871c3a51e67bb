using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Who partnerships are made of, and the policy packs that say who must be.</summary>
internal sealed class CompositionClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "partnerships")
{
    /// <summary>What each partnership misses: the system’s first.</summary>
    public Task<IReadOnlyList<CompositionSummary>> AllAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<CompositionSummary>>("compositions", cancellation);

    /// <summary>One partnership; null where there is none.</summary>
    public Task<CompositionView?> CompositionAsync(Guid partnership, CancellationToken cancellation = default) =>
        FindAsync<CompositionView>($"partnerships/{partnership}/composition", cancellation);

    /// <summary>Records who or what speaks for a voice.</summary>
    public Task<Guid> RecordAsync(Guid partnership, RecordCover cover, CancellationToken cancellation = default) =>
        SendAsync<Guid>(Request(HttpMethod.Post, $"partnerships/{partnership}/covers", cover), cancellation);

    /// <summary>Says that a record still holds.</summary>
    public Task SeeAgainAsync(Guid cover, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"covers/{cover}/see-again"), cancellation);

    /// <summary>Ends a record.</summary>
    public Task EndAsync(Guid cover, EndCover end, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"covers/{cover}/end", end), cancellation);

    /// <summary>Policy packs, oldest first.</summary>
    public Task<IReadOnlyList<PolicyPackSummary>> PacksAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<PolicyPackSummary>>("policy-packs", cancellation);

    /// <summary>A policy pack; null where there is none.</summary>
    public Task<PolicyPackView?> PackAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<PolicyPackView>($"policy-packs/{Part(code)}", cancellation);

    /// <summary>What a policy pack would change. Nothing is stored.</summary>
    public Task<PolicyPackEffect> CheckAsync(SupersedePolicyPack pack, CancellationToken cancellation = default) =>
        SendAsync<PolicyPackEffect>(Request(HttpMethod.Post, "policy-packs/check", pack), cancellation);

    /// <summary>Adds a policy pack that takes over from a day.</summary>
    public Task<PolicyPackSummary> AddPackAsync(SupersedePolicyPack pack, CancellationToken cancellation = default) =>
        SendAsync<PolicyPackSummary>(Request(HttpMethod.Post, "policy-packs", pack), cancellation);

    /// <summary>Takes back a policy pack that is not yet in force.</summary>
    public Task WithdrawPackAsync(string code, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"policy-packs/{Part(code)}/withdraw"), cancellation);
}
