using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Workloads;

/// <summary>What an ask takes of a partner's time.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Asked">Hours asked for.</param>
/// <param name="Agreed">Hours agreed; null unless accepted.</param>
/// <param name="Funded">The asker pays for the time.</param>
/// <param name="From">First day on which time is needed.</param>
/// <param name="By">Last day, not before the first.</param>
internal sealed record AskLoad(AskState State, decimal Asked, decimal? Agreed, bool Funded, DateOnly From, DateOnly By);
