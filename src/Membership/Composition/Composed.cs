using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using Seat = IcpEngage.Contracts.Membership.Seat;

namespace IcpEngage.Membership.Composition;

/// <summary>A partnership held against a policy pack.</summary>
/// <param name="Summary">In a line.</param>
/// <param name="Required">Seats that follow from the area.</param>
/// <param name="Expected">Voices asked about.</param>
/// <param name="Others">Seats that no rule asks for.</param>
internal sealed record Composed(
    CompositionSummary Summary,
    IReadOnlyList<RequiredSeat> Required,
    IReadOnlyList<ExpectedVoice> Expected,
    IReadOnlyList<Seat> Others)
{
    public static Composed Of(CompositionFacts facts, PolicyPack pack, DateOnly today)
    {
        var required = RequiredSeats.Of(facts, pack);
        var expected = ExpectedVoices.Of(facts, pack, today);
        var statutory = required.Where(seat => seat.Statutory).ToList();
        var asked = required.Select(seat => seat.PartnerId).ToHashSet();
        return new(
            new CompositionSummary(
                facts.Id,
                facts.Kind,
                facts.Name,
                facts.AreaCode,
                statutory.Count(IsHeld),
                statutory.Count,
                pack.Acts.GetValueOrDefault(facts.Kind, Roles.Secretariat),
                Gaps(required, expected)),
            required,
            expected,
            [
                .. facts.Seats.Values
                    .Where(seat => !asked.Contains(seat.PartnerId))
                    .OrderBy(seat => seat.Standing)
                    .ThenBy(seat => seat.PartnerName, StringComparer.Ordinal),
            ]);
    }

    private static CompositionGaps Gaps(IReadOnlyList<RequiredSeat> required, IReadOnlyList<ExpectedVoice> expected) => new(
        Statutory: required.Count(seat => seat.Statutory && !IsHeld(seat)),
        ByAgreement: required.Count(seat => !seat.Statutory && !IsHeld(seat)),
        Overlooked: expected.Count(voice => voice.Strength == ExpectationStrength.NotToBeOverlooked && !voice.Met),
        Others: expected.Count(voice => voice.Strength != ExpectationStrength.NotToBeOverlooked && !voice.Met),
        LookAgain: expected.Count(voice => voice.LookAgain));

    private static bool IsHeld(RequiredSeat seat) => seat.State == RequiredSeatState.Held;
}
