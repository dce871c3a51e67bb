using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Partnerships.Chairs;

/// <summary>
/// When a proposed chair is agreed. Nobody is outvoted, so nothing is counted: everybody who chooses has said where they
/// stand, nobody blocks, somebody supports it, and every concern on record has an answer.
/// </summary>
internal static class ChairConsensus
{
    /// <summary>Seats whose partners choose the chair on the day. Needs partners loaded.</summary>
    public static IEnumerable<Seat> Choosing(IEnumerable<Seat> seats, PartnershipRules rules, DateOnly day) =>
        Partnership.InOrder(seats.Where(seat =>
            seat.Standing == Standing.Member && seat.IsInForceOn(day) && rules.ChairChosenBy.Contains(seat.Partner.Kind)));

    /// <summary>What is still needed, in sentences; empty when it can be settled.</summary>
    /// <param name="selection">With positions and concerns loaded.</param>
    /// <param name="choosing">Id and name of each partner that chooses today.</param>
    public static IReadOnlyList<string> StillNeeded(ChairSelection selection, IReadOnlyDictionary<Guid, string> choosing)
    {
        var positions = selection.Positions.Where(position => choosing.ContainsKey(position.PartnerId)).ToList();
        return
        [
            .. choosing.Where(partner => positions.TrueForAll(position => position.PartnerId != partner.Key))
                .Select(partner => $"{partner.Value} has not said where it stands."),
            .. positions.Where(position => position.Stance == Stance.Block)
                .Select(position => $"{choosing[position.PartnerId]} blocks it. Only {choosing[position.PartnerId]} can lift that."),
            .. Supported(positions) ? (string[])[] : ["Nobody supports it yet."],
            .. selection.Concerns.Where(concern => concern.Resolution is null)
                .Select(concern => choosing.TryGetValue(concern.PartnerId, out var name)
                    ? $"A concern of {name} has no answer."
                    : "A concern of a partner that has left has no answer."),
        ];
    }

    private static bool Supported(List<ChairPosition> positions) =>
        positions.Exists(position => position.Stance is Stance.Support or Stance.SupportWithReservations);
}
