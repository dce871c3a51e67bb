using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;

namespace IcpEngage.Membership.Composition;

/// <summary>
/// The seats that a policy pack derives from a partnership's area: who must or should sit there, and whether they do. One
/// line for each partner, however many places it serves, and one for each rule and area that no partner is registered for.
/// </summary>
internal static class RequiredSeats
{
    /// <summary>Statutory ones first, then in the pack's order, then by name.</summary>
    public static IReadOnlyList<RequiredSeat> Of(CompositionFacts facts, PolicyPack pack) =>
    [
        .. pack.Seats
            .Where(rule => rule.Partnership == facts.Kind)
            .OrderByDescending(rule => rule.Statutory)
            .SelectMany(rule => rule.OneIsEnough ? [OneOf(rule, facts)] : EachOf(rule, facts)),
    ];

    private static List<RequiredSeat> EachOf(SeatRule rule, CompositionFacts facts)
    {
        var areas = AreasOf(rule, facts);
        var lines = from partner in facts.Partners
                    where partner.Kind == rule.Partner
                    let served = areas.Where(area => Serves(partner, area, rule, facts)).ToArray()
                    where served.Length > 0
                    orderby partner.Name
                    select Line(rule, partner.Id, partner.Name, served, facts.StandingOf(partner.Id));
        var unserved = areas.Where(area => !facts.Partners.Any(partner => partner.Kind == rule.Partner && Serves(partner, area, rule, facts)));
        return [.. lines, .. unserved.Select(area => NobodyFor(rule, area))];
    }

    /// <summary>Any partner of the kind will do; the one with the strongest footing counts.</summary>
    private static RequiredSeat OneOf(SeatRule rule, CompositionFacts facts)
    {
        var areas = AreasOf(rule, facts);
        var candidates = facts.Partners
            .Where(partner => partner.Kind == rule.Partner && areas.Any(area => Serves(partner, area, rule, facts)))
            .OrderBy(partner => facts.StandingOf(partner.Id) ?? (Standing)int.MaxValue)
            .ThenBy(partner => partner.Name, StringComparer.Ordinal)
            .ToList();
        if (candidates.Count == 0)
        {
            return NobodyFor(rule, facts.AreaCode);
        }

        var best = facts.StandingOf(candidates[0].Id);
        return best is null
            ? Line(rule, partner: null, string.Join(", ", candidates.Select(partner => partner.Name)), areas, held: null)
            : Line(rule, candidates[0].Id, candidates[0].Name, areas, best);
    }

    private static IReadOnlyList<string> AreasOf(SeatRule rule, CompositionFacts facts) =>
        facts.Kind == PartnershipKind.System && rule.Area == RuleArea.EachPlace ? facts.Footprint.Places : [facts.AreaCode];

    /// <summary>Who serves the whole system serves each place; but a seat for each place is for that place's own partners.</summary>
    private static bool Serves(PartnerFacts partner, string area, SeatRule rule, CompositionFacts facts) =>
        partner.Areas.Contains(area) || (rule.Area == RuleArea.Whole && partner.Areas.Contains(facts.Footprint.System));

    private static RequiredSeat Line(SeatRule rule, Guid? partner, string name, IReadOnlyList<string> areas, Standing? held) => new(
        rule.Statutory,
        rule.Partner,
        partner,
        name,
        areas,
        rule.Standing,
        held,
        held is null ? RequiredSeatState.Missing : Footing.Answers(held, rule.Standing) ? RequiredSeatState.Held : RequiredSeatState.HeldOtherwise,
        rule.Basis);

    private static RequiredSeat NobodyFor(SeatRule rule, string area) => new(
        rule.Statutory, rule.Partner, null, null, [area], rule.Standing, null, RequiredSeatState.NotRegistered, rule.Basis);
}

/// <summary>How standings compare: a member is more than a participant, a participant more than one who is involved.</summary>
internal static class Footing
{
    /// <summary>What there is answers what is wanted.</summary>
    public static bool Answers(Standing? held, Standing wanted) => held is { } standing && standing <= wanted;
}
