using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Composition;
using IcpEngage.Membership.Partnerships;
using Seat = IcpEngage.Contracts.Membership.Seat;

namespace IcpEngage.Membership.Tests.Composition;

/// <summary>Over random systems: some places, councils that serve one or several of them, other partners, and seats that some of them hold.</summary>
public sealed class CompositionRulesTests
{
    private const string System = "system";

    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly PolicyPack Pack = PolicyPack.Shipped[0];
    private static readonly Config Enough = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Statutory_members_are_one_from_the_board_and_one_from_each_authority_of_the_footprint() =>
        Check(facts =>
        {
            var statutory = RequiredSeats.Of(facts, Pack).Where(seat => seat.Statutory).ToList();
            var boards = facts.Partners.Where(partner => partner.Kind == PartnerKind.IntegratedCareBoard && partner.Areas.Contains(System));
            var councils = facts.Partners.Where(partner => partner.Kind == PartnerKind.LocalAuthority && partner.Areas.Overlaps(facts.Footprint.Places));

            statutory.Where(seat => seat.PartnerId is not null).Select(seat => seat.PartnerId!.Value)
                .ShouldBe(boards.Concat(councils).Select(partner => partner.Id), ignoreOrder: true);
        });

    [Fact]
    public void Every_place_has_its_authority_in_a_line_and_one_without_is_named() =>
        Check(facts =>
        {
            var councils = RequiredSeats.Of(facts, Pack).Where(seat => seat is { Statutory: true, PartnerKind: PartnerKind.LocalAuthority }).ToList();

            councils.SelectMany(seat => seat.AreaCodes).Distinct().ShouldBe(facts.Footprint.Places, ignoreOrder: true);
            var orphans = facts.Footprint.Places.Where(place =>
                !facts.Partners.Any(partner => partner.Kind == PartnerKind.LocalAuthority && partner.Areas.Contains(place)));
            councils.Where(seat => seat.State == RequiredSeatState.NotRegistered).Select(seat => seat.AreaCodes.Single()).ShouldBe(orphans, ignoreOrder: true);
        });

    [Fact]
    public void With_every_seat_that_is_asked_for_given_nothing_but_the_unregistered_is_missing() =>
        CheckBoth(facts =>
        {
            var given = facts with { Seats = Given(facts) };

            RequiredSeats.Of(given, Pack).Where(seat => seat.State != RequiredSeatState.Held).ToList()
                .ShouldAllBe(seat => seat.State == RequiredSeatState.NotRegistered);
        });

    [Fact]
    public void Taking_one_statutory_seat_away_makes_exactly_that_one_missing() =>
        Check(facts =>
        {
            var given = facts with { Seats = Given(facts) };
            var before = Composed.Of(given, Pack, Today).Summary.Gaps.Statutory;
            foreach (var seat in RequiredSeats.Of(given, Pack).Where(seat => seat is { Statutory: true, State: RequiredSeatState.Held }))
            {
                var without = given with { Seats = given.Seats.Where(held => held.Key != seat.PartnerId).ToDictionary() };

                Composed.Of(without, Pack, Today).Summary.Gaps.Statutory.ShouldBe(before + 1);
                RequiredSeats.Of(without, Pack).Single(line => line.Statutory && line.PartnerId == seat.PartnerId).State.ShouldBe(RequiredSeatState.Missing);
            }
        });

    [Fact]
    public void Somebody_who_takes_part_or_is_involved_is_no_member() =>
        CheckBoth(facts =>
        {
            foreach (var seat in RequiredSeats.Of(facts, Pack).Where(seat => seat.State == RequiredSeatState.HeldOtherwise))
            {
                ((int)seat.Held!.Value).ShouldBeGreaterThan((int)seat.Wanted);
            }

            RequiredSeats.Of(facts, Pack).Where(seat => seat.Held is not null).ToList()
                .ShouldAllBe(seat => seat.State == RequiredSeatState.Held == (seat.Held <= seat.Wanted));
        });

    [Fact]
    public void Every_seat_is_either_asked_for_or_among_the_others() =>
        CheckBoth(facts =>
        {
            var composed = Composed.Of(facts, Pack, Today);
            var asked = composed.Required.Select(seat => seat.PartnerId).OfType<Guid>().ToHashSet();

            composed.Others.Select(seat => seat.PartnerId).Concat(asked.Intersect(facts.Seats.Keys)).ShouldBe(facts.Seats.Keys, ignoreOrder: true);
            composed.Others.ShouldAllBe(seat => !asked.Contains(seat.PartnerId));
        });

    [Fact]
    public void A_voice_is_heard_on_the_footing_of_today_and_a_record_makes_no_member() =>
        CheckBoth(facts =>
        {
            foreach (var partner in facts.Partners)
            {
                var recorded = facts with { Covers = [Cover("unpaid-carers", partner.Id, Today)] };
                var voice = ExpectedVoices.Of(recorded, Pack, Today).Single(each => each.Code == "unpaid-carers");

                voice.Reached.ShouldBe(facts.StandingOf(partner.Id) ?? Standing.Involved);
            }
        });

    [Fact]
    public void Nothing_recorded_and_no_seat_is_nothing_heard()
    {
        var facts = Facts(PartnershipKind.System, ["here"], [], [], []);

        ExpectedVoices.Of(facts, Pack, Today).ShouldAllBe(voice => voice.Reached == null && !voice.Met);
        Composed.Of(facts, Pack, Today).Summary.Gaps.Overlooked.ShouldBe(4);
    }

    [Theory]
    [InlineData(365, false)]
    [InlineData(366, true)]
    public void What_was_recorded_too_long_ago_is_looked_at_again(int daysAgo, bool again)
    {
        var facts = Facts(PartnershipKind.System, ["here"], [], [], [Cover("unpaid-carers", null, Today.AddDays(-daysAgo))]);

        var voice = ExpectedVoices.Of(facts, Pack, Today).Single(each => each.Code == "unpaid-carers");

        (voice.Met, voice.LookAgain).ShouldBe((true, again));
    }

    [Fact]
    public void Of_an_old_and_a_new_record_the_new_one_answers()
    {
        var facts = Facts(
            PartnershipKind.System, ["here"], [], [], [Cover("unpaid-carers", null, Today.AddDays(-900)), Cover("unpaid-carers", null, Today)]);

        ExpectedVoices.Of(facts, Pack, Today).Single(each => each.Code == "unpaid-carers").LookAgain.ShouldBeFalse();
    }

    [Fact]
    public void A_partner_that_has_ended_speaks_for_nobody()
    {
        var facts = Facts(PartnershipKind.System, ["here"], [], [], [Cover("unpaid-carers", Guid.CreateVersion7(), Today)]);

        ExpectedVoices.Of(facts, Pack, Today).Single(each => each.Code == "unpaid-carers").Reached.ShouldBeNull();
    }

    [Fact]
    public void A_council_of_two_places_has_one_seat_for_both()
    {
        var county = new PartnerFacts(Guid.CreateVersion7(), "A county", PartnerKind.LocalAuthority, new HashSet<string> { "here", "there" });
        var facts = Facts(PartnershipKind.System, ["here", "there"], [county], [], []);

        var seat = RequiredSeats.Of(facts, Pack).Where(line => line.PartnerId == county.Id).ShouldHaveSingleItem();
        seat.AreaCodes.ShouldBe(["here", "there"]);
    }

    /// <summary>Holds of the system's partnership.</summary>
    private static void Check(Action<CompositionFacts> holds) => Check(PartnershipKind.System, holds);

    /// <summary>Holds of a place's partnership too.</summary>
    private static void CheckBoth(Action<CompositionFacts> holds)
    {
        Check(PartnershipKind.System, holds);
        Check(PartnershipKind.Place, holds);
    }

    private static void Check(PartnershipKind kind, Action<CompositionFacts> holds) =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => holds(Random(new Random(seed), kind))).Check(Enough);

    /// <summary>A system drawn from the seed: councils may be missing, doubled, or serve several places.</summary>
    private static CompositionFacts Random(Random random, PartnershipKind kind)
    {
        string[] places = [.. Enumerable.Range(1, random.Next(1, 8)).Select(number => $"place-{number}")];
        var partners = new List<PartnerFacts>();
        for (var number = random.Next(0, 20); number > 0; number--)
        {
            var what = Enum.GetValues<PartnerKind>()[random.Next(Enum.GetValues<PartnerKind>().Length)];
            HashSet<string> areas = what == PartnerKind.IntegratedCareBoard
                ? [random.Next(4) == 0 ? "elsewhere" : System]
                : [.. places.Append("elsewhere").Where(_ => random.Next(3) == 0)];
            partners.Add(new PartnerFacts(Guid.CreateVersion7(), $"Partner {number}", what, areas));
        }

        var seats = partners.Where(_ => random.Next(2) == 0)
            .Select(partner => new Seat(partner.Id, partner.Name, (Standing)random.Next(3), "Appointed"))
            .ToList();
        return Facts(kind, places, partners, seats, []);
    }

    private static CompositionFacts Facts(
        PartnershipKind kind, string[] places, IReadOnlyList<PartnerFacts> partners, IReadOnlyList<Seat> seats, IReadOnlyList<CoverFacts> covers) => new(
        Guid.CreateVersion7(),
        kind,
        "A partnership",
        kind == PartnershipKind.System ? System : places[0],
        new Footprint(System, places),
        partners,
        seats.ToDictionary(seat => seat.PartnerId),
        covers);

    /// <summary>The seats that the lines ask for, on the footing they ask for.</summary>
    private static Dictionary<Guid, Seat> Given(CompositionFacts facts)
    {
        var given = new Dictionary<Guid, Seat>();
        foreach (var rule in Pack.Seats.Where(rule => rule.Partnership == facts.Kind))
        {
            foreach (var partner in facts.Partners.Where(partner => partner.Kind == rule.Partner))
            {
                given[partner.Id] = new Seat(partner.Id, partner.Name, rule.Standing, rule.Basis);
            }
        }

        return given;
    }

    private static CoverFacts Cover(string voice, Guid? partner, DateOnly seenOn) =>
        new(Guid.CreateVersion7(), voice, partner, "Their forum reports to every meeting", null, null, seenOn);
}
