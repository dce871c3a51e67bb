using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks.Raising;
using IcpEngage.Membership.Workloads;

namespace IcpEngage.Membership.Tests.Asks.Raising;

public sealed class OutlookCalculatorTests
{
    private static readonly DateOnly Monday = new(2026, 12, 7);
    private static readonly DateOnly Friday = Monday.AddDays(4);

    [Fact]
    public void A_wish_is_spread_over_its_weekdays_beside_what_is_agreed_and_what_waits()
    {
        var calculator = Calculator(10, Accepted(8, Monday, Friday), Open(6, Monday, Friday.AddDays(7)));

        calculator.Weeks(4, Monday, Friday.AddDays(7)).ShouldBe(
        [
            new OutlookWeek(Monday, 10, 8, 3, 2, TooMuch: false, TooMuchWithAll: true, TooMuchOfSkill: false),
            new OutlookWeek(Monday.AddDays(7), 10, 0, 3, 2, TooMuch: false, TooMuchWithAll: false, TooMuchOfSkill: false),
        ]);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(2.25, true)]
    public void A_week_is_too_full_from_the_first_quarter_of_an_hour_over(decimal hours, bool tooMuch) =>
        Calculator(10, Accepted(8, Monday, Friday)).Weeks(hours, Monday, Friday).ShouldHaveSingleItem().TooMuch.ShouldBe(tooMuch);

    [Fact]
    public void Thirds_of_hours_that_fill_a_week_exactly_are_not_too_much() =>
        Calculator(10, Accepted(10, Monday, Friday.AddDays(14))).Weeks(20, Monday, Friday.AddDays(14)).ShouldAllBe(week => !week.TooMuch);

    [Fact]
    public void Room_is_found_in_the_first_weeks_that_have_it_for_everybody()
    {
        var calculator = Calculator(10, Accepted(9, Monday, Friday), Open(9, Monday.AddDays(7), Friday.AddDays(7)));

        calculator.Room(5, Monday, Friday).ShouldBe(new OutlookDays(Monday.AddDays(14), Friday.AddDays(14)));
    }

    [Fact]
    public void Nothing_else_is_proposed_where_there_is_room_or_none_at_all()
    {
        Calculator(10).Room(10, Monday, Friday).ShouldBeNull();
        Calculator(10).Room(10.25m, Monday, Friday).ShouldBeNull();
    }

    [Fact]
    public void Of_a_partner_that_has_not_said_what_it_can_give_nothing_is_too_much()
    {
        var calculator = new OutlookCalculator(new Dictionary<DateOnly, decimal>(), [Accepted(40, Monday, Friday)]);

        calculator.Knows(Monday, Friday).ShouldBeFalse();
        calculator.Weeks(40, Monday, Friday).ShouldBe([new OutlookWeek(Monday, 0, 40, 0, 40, false, false, false)]);
        calculator.Room(40, Monday, Friday).ShouldBeNull();
    }

    [Fact]
    public void Room_is_not_promised_in_weeks_of_which_nothing_is_known()
    {
        var calculator = new OutlookCalculator(new Dictionary<DateOnly, decimal> { [Monday] = 5 }, []);

        calculator.Room(8, Monday, Friday).ShouldBeNull();
    }

    [Fact]
    public void People_with_a_skill_can_be_too_few_where_there_is_time_enough_and_room_waits_for_them()
    {
        var ofSkill = new OutlookCalculator(Enumerable.Range(0, 40).ToDictionary(week => Monday.AddDays(7 * week), _ => 4m), [Accepted(3, Monday, Friday)]);
        var calculator = new OutlookCalculator(Enumerable.Range(0, 40).ToDictionary(week => Monday.AddDays(7 * week), _ => 40m), [Accepted(3, Monday, Friday)], ofSkill);

        var week = calculator.Weeks(2, Monday, Friday).ShouldHaveSingleItem();

        (week.TooMuch, week.TooMuchWithAll, week.TooMuchOfSkill).ShouldBe((false, false, true));
        calculator.Room(2, Monday, Friday).ShouldBe(new OutlookDays(Monday.AddDays(7), Friday.AddDays(7)));
    }

    [Fact]
    public void The_hours_of_the_weeks_add_up_to_the_wish() =>
        Calculator(40).Weeks(52, new DateOnly(2026, 12, 9), new DateOnly(2027, 1, 19)).Sum(week => week.WishHours).ShouldBe(52, 0.4m);

    private static OutlookCalculator Calculator(decimal aWeek, params AskLoad[] loads) =>
        new(Enumerable.Range(0, 40).ToDictionary(week => Monday.AddDays(7 * week), _ => aWeek), loads);

    private static AskLoad Accepted(decimal hours, DateOnly from, DateOnly by) => new(AskState.Accepted, hours, hours, false, from, by);

    private static AskLoad Open(decimal hours, DateOnly from, DateOnly by) => new(AskState.Open, hours, null, false, from, by);
}
