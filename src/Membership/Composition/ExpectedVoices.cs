using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;

namespace IcpEngage.Membership.Composition;

/// <summary>
/// How each voice that a policy pack asks about is heard in a partnership: by a seat, a participant, involvement or nothing.
/// A partner counts by the footing it has today; one without a seat is involved, whatever was recorded of it once.
/// </summary>
internal static class ExpectedVoices
{
    public static IReadOnlyList<ExpectedVoice> Of(CompositionFacts facts, PolicyPack pack, DateOnly today) =>
    [
        .. pack.Expectations
            .Where(expectation => expectation.Partnership is null || expectation.Partnership == facts.Kind)
            .OrderBy(expectation => expectation.Strength)
            .Select(expectation => Voice(expectation, facts, today.AddDays(-pack.Days.CoverHolds))),
    ];

    private static ExpectedVoice Voice(Expectation expectation, CompositionFacts facts, DateOnly oldest)
    {
        VoiceCover[] covers =
        [
            .. BySeat(expectation, facts)
                .Concat(Recorded(expectation, facts, oldest))
                .OrderBy(cover => cover.As)
                .ThenBy(cover => cover.LookAgain)
                .ThenBy(cover => cover.PartnerName ?? cover.Evidence, StringComparer.Ordinal),
        ];
        Standing? reached = covers.Length == 0 ? null : covers[0].As;
        var fresh = covers.Where(cover => !cover.LookAgain).Select(cover => (Standing?)cover.As).FirstOrDefault();
        var met = Footing.Answers(reached, expectation.Standing);
        return new(
            expectation.Code,
            expectation.Name,
            expectation.Strength,
            expectation.Basis,
            expectation.Standing,
            reached,
            met,
            LookAgain: met && !Footing.Answers(fresh, expectation.Standing),
            covers);
    }

    /// <summary>Partners that speak for the voice by what they are, and have a part in the partnership.</summary>
    private static IEnumerable<VoiceCover> BySeat(Expectation expectation, CompositionFacts facts) =>
        from partner in facts.Partners
        where expectation.Partners.Contains(partner.Kind)
        let standing = facts.StandingOf(partner.Id)
        where standing is not null
        select new VoiceCover(null, partner.Id, partner.Name, standing.Value, facts.Seats[partner.Id].Basis, null, null, null, LookAgain: false);

    /// <summary>What somebody recorded. A partner that has ended speaks for nobody any more.</summary>
    private static IEnumerable<VoiceCover> Recorded(Expectation expectation, CompositionFacts facts, DateOnly oldest) =>
        from cover in facts.Covers
        where cover.Expectation == expectation.Code
        let partner = facts.Partners.FirstOrDefault(partner => partner.Id == cover.PartnerId)
        where cover.PartnerId is null || partner is not null
        let standing = partner is null ? null : facts.StandingOf(partner.Id)
        select new VoiceCover(
            cover.Id,
            cover.PartnerId,
            partner?.Name,
            standing ?? Standing.Involved,
            cover.Evidence,
            cover.EvidenceId,
            cover.EvidenceTitle,
            cover.SeenOn,
            LookAgain: cover.SeenOn < oldest);
}
