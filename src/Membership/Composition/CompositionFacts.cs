using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Composition;

/// <summary>What the system is made of.</summary>
/// <param name="System">Code of the system.</param>
/// <param name="Places">Codes of its places.</param>
internal sealed record Footprint(string System, IReadOnlyList<string> Places);

/// <summary>A partner, as far as it matters who sits where.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Areas">Codes of the areas it serves.</param>
internal sealed record PartnerFacts(Guid Id, string Name, PartnerKind Kind, IReadOnlySet<string> Areas);

/// <summary>Somebody's record of who or what speaks for a voice.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="Expectation">Code of the voice.</param>
/// <param name="PartnerId">The partner; null for an act of listening.</param>
/// <param name="Evidence">How it is known.</param>
/// <param name="EvidenceId">Released evidence.</param>
/// <param name="EvidenceTitle">Its title.</param>
/// <param name="SeenOn">When it was last said to be so.</param>
internal sealed record CoverFacts(
    Guid Id, string Expectation, Guid? PartnerId, string Evidence, Guid? EvidenceId, string? EvidenceTitle, DateOnly SeenOn);

/// <summary>A partnership with everything that its composition follows from.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Kind">System or place.</param>
/// <param name="Name">Its local name.</param>
/// <param name="AreaCode">Its area.</param>
/// <param name="Footprint">The system it is part of.</param>
/// <param name="Partners">Partners in being today.</param>
/// <param name="Seats">Standing of each partner that has a seat today, and why.</param>
/// <param name="Covers">Records that stand.</param>
internal sealed record CompositionFacts(
    Guid Id,
    PartnershipKind Kind,
    string Name,
    string AreaCode,
    Footprint Footprint,
    IReadOnlyList<PartnerFacts> Partners,
    IReadOnlyDictionary<Guid, Seat> Seats,
    IReadOnlyList<CoverFacts> Covers)
{
    /// <summary>The partner's standing; null where it has no seat.</summary>
    public Standing? StandingOf(Guid partner) => Seats.TryGetValue(partner, out var seat) ? seat.Standing : null;
}
