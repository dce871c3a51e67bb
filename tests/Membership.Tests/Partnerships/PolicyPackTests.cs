using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.Partnerships;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class PolicyPackTests
{
    private static readonly Partner Board = Of(PartnerKind.IntegratedCareBoard, "system");
    private static readonly Partner Council = Of(PartnerKind.LocalAuthority, "here");
    private static readonly Partner OtherCouncil = Of(PartnerKind.LocalAuthority, "there");

    [Fact]
    public void The_pack_that_ships_is_that_of_england_from_2022()
    {
        var pack = PolicyPack.Shipped.ShouldHaveSingleItem();

        (pack.Code, pack.ValidFrom, pack.ValidTo).ShouldBe(("england-2022", new DateOnly(2022, 7, 1), null));
        pack.Seats.Where(rule => rule.Statutory).ToList()
            .ShouldAllBe(rule => rule.Partnership == PartnershipKind.System && rule.Standing == Standing.Member);
        pack.Expectations.Where(voice => voice.Strength == ExpectationStrength.NotToBeOverlooked).Select(voice => voice.Name).ShouldBe(
            ["Children and young people", "Social care providers", "The mental health sector", "Unpaid carers"]);
    }

    [Theory]
    [InlineData("2022-07-01", "old")]
    [InlineData("2027-03-31", "old")]
    [InlineData("2027-04-01", "new")]
    public void The_latest_pack_in_force_applies(string day, string code)
    {
        var old = Pack("old", new DateOnly(2022, 7, 1), validTo: null);
        var later = Pack("new", new DateOnly(2027, 4, 1), validTo: null);

        PolicyPack.InForceOn(DateOnly.Parse(day, null), [later, old]).Code.ShouldBe(code);
    }

    [Fact]
    public void A_pack_applies_to_its_last_day_and_without_one_in_force_nothing_is_made_up()
    {
        var pack = Pack("old", new DateOnly(2022, 7, 1), new DateOnly(2026, 3, 31));

        PolicyPack.InForceOn(new DateOnly(2026, 3, 31), [pack]).Code.ShouldBe("old");
        Should.Throw<InvalidOperationException>(() => PolicyPack.InForceOn(new DateOnly(2026, 4, 1), [pack]));
        Should.Throw<InvalidOperationException>(() => PolicyPack.InForceOn(new DateOnly(2022, 6, 30), [pack]));
    }

    [Fact]
    public void Every_partner_of_a_rules_kind_sits_in_the_system_and_only_its_own_in_a_place()
    {
        var pack = Pack("any", new DateOnly(2022, 7, 1), validTo: null);
        Partner[] partners = [Board, Council, OtherCouncil];

        pack.SeatsIn(PartnershipKind.System, "system", "system", partners).Select(seat => seat.PartnerId)
            .ShouldBe([Board.Id, Council.Id, OtherCouncil.Id], ignoreOrder: true);
        pack.SeatsIn(PartnershipKind.Place, "here", "system", partners).Select(seat => seat.PartnerId)
            .ShouldBe([Board.Id, Council.Id], ignoreOrder: true);
    }

    [Fact]
    public void A_pack_without_a_rule_gives_no_seat()
    {
        var pack = Pack("any", new DateOnly(2022, 7, 1), validTo: null) with { Seats = [] };

        pack.SeatsIn(PartnershipKind.System, "system", "system", [Board, Council]).ShouldBeEmpty();
    }

    private static PolicyPack Pack(string code, DateOnly validFrom, DateOnly? validTo) => new(
        code,
        code,
        validFrom,
        validTo,
        [
            .. from partnership in Enum.GetValues<PartnershipKind>()
               from partner in new[] { PartnerKind.IntegratedCareBoard, PartnerKind.LocalAuthority }
               select new SeatRule(partnership, partner, Standing.Member, Statutory: true, "A rule"),
        ],
        []);

    private static Partner Of(PartnerKind kind, string areaCode) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = $"{kind}-{areaCode}",
        Name = $"{kind} of {areaCode}",
        Kind = kind,
        Areas = [new PartnerArea { AreaCode = areaCode }],
    };
}
