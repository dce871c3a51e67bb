using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class WorkloadCalculatorTests
{
    /// <summary>1 October (a Thursday) to 31 December 2026 (a Thursday): 66 weekdays in 14 weeks.</summary>
    private static readonly Quarter Autumn = Quarter.Of(new DateOnly(2026, 11, 25));

    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly DateOnly Friday = Monday.AddDays(4);

    [Fact]
    public void Capacity_is_shared_out_by_weekdays_and_adds_up()
    {
        var hours = WorkloadCalculator.Calculate(Autumn, 132, []);

        hours.Weeks.Count.ShouldBe(14);
        hours.Weeks[0].Monday.ShouldBe(new DateOnly(2026, 9, 28));
        hours.Weeks[0].CapacityHours.ShouldBe(4);
        hours.Weeks[1].CapacityHours.ShouldBe(10);
        hours.Weeks[13].Monday.ShouldBe(new DateOnly(2026, 12, 28));
        hours.Weeks[13].CapacityHours.ShouldBe(8);
        hours.Weeks.Sum(week => week.CapacityHours).ShouldBe(132);
        hours.Capacity.ShouldBe(132);
        hours.Free.ShouldBe(132);
    }

    [Fact]
    public void An_ask_is_spread_evenly_over_its_weekdays()
    {
        // Thursday to Wednesday: two weekdays in the first week, three in the second, and a weekend that counts for nothing.
        var hours = Calculate(Agreed(10, Monday.AddDays(3), Monday.AddDays(9)));

        Week(hours, Monday).AgreedHours.ShouldBe(4);
        Week(hours, Monday.AddDays(7)).AgreedHours.ShouldBe(6);
        hours.Agreed.ShouldBe(10);
        hours.Free.ShouldBe(122);
    }

    [Fact]
    public void An_ask_for_a_weekend_falls_on_the_weekend()
    {
        var hours = Calculate(Agreed(6, Monday.AddDays(5), Monday.AddDays(6)));

        Week(hours, Monday).AgreedHours.ShouldBe(6);
        hours.Agreed.ShouldBe(6);
    }

    [Fact]
    public void A_weekend_at_the_end_of_the_quarter_counts_in_its_quarter_only()
    {
        // Saturday 30 September and Sunday 1 October 2028.
        var ask = Agreed(8, new DateOnly(2028, 9, 30), new DateOnly(2028, 10, 1));

        WorkloadCalculator.Calculate(Quarter.Of(new DateOnly(2028, 9, 30)), 100, [ask]).Agreed.ShouldBe(4);
        WorkloadCalculator.Calculate(Quarter.Of(new DateOnly(2028, 10, 1)), 100, [ask]).Agreed.ShouldBe(4);
    }

    [Fact]
    public void An_ask_across_the_end_of_a_quarter_is_counted_in_each_for_its_part()
    {
        // Monday 28 December to Friday 8 January: four weekdays in one quarter, six in the next.
        var ask = Agreed(10, new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 8));

        var autumn = WorkloadCalculator.Calculate(Autumn, 132, [ask]);
        var winter = WorkloadCalculator.Calculate(Autumn.Next, 132, [ask]);

        autumn.Agreed.ShouldBe(4);
        winter.Agreed.ShouldBe(6);
        autumn.Weeks[^1].AgreedHours.ShouldBe(4);
        winter.Weeks[0].Monday.ShouldBe(autumn.Weeks[^1].Monday);
        winter.Weeks[0].AgreedHours.ShouldBe(1);
    }

    [Fact]
    public void An_ask_outside_the_quarter_counts_for_nothing_in_it()
    {
        var hours = Calculate(Agreed(10, new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 8)), Waiting(5, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)));

        (hours.Asked, hours.Agreed, hours.Waiting).ShouldBe((0, 0, 0));
        hours.Weeks.ShouldAllBe(week => week.AgreedHours == 0 && week.WaitingHours == 0 && !week.WouldOverload);
    }

    [Fact]
    public void Asked_agreed_waiting_and_funded_hours_are_told_apart()
    {
        var hours = Calculate(
            new AskLoad(AskState.Accepted, Asked: 20, Agreed: 15, Funded: true, Monday, Friday),
            new AskLoad(AskState.Accepted, Asked: 8, Agreed: 8, Funded: false, Monday, Friday),
            new AskLoad(AskState.Open, Asked: 6, Agreed: null, Funded: true, Monday, Friday),
            new AskLoad(AskState.Declined, Asked: 30, Agreed: null, Funded: true, Monday, Friday));

        hours.Asked.ShouldBe(64);
        hours.Agreed.ShouldBe(23);
        hours.Waiting.ShouldBe(6);
        hours.Funded.ShouldBe(15);
        hours.Free.ShouldBe(109);
    }

    [Theory]
    [InlineData(10, 0, false, false)]
    [InlineData(10.1, 0, true, true)]
    [InlineData(6, 4, false, false)]
    [InlineData(6, 4.1, false, true)]
    [InlineData(0, 11, false, true)]
    public void A_week_is_overloaded_by_more_than_its_capacity(decimal agreed, decimal waiting, bool overloaded, bool wouldOverload)
    {
        var week = Week(Calculate(Agreed(agreed, Monday, Friday), Waiting(waiting, Monday, Friday)), Monday);

        week.CapacityHours.ShouldBe(10);
        week.Overloaded.ShouldBe(overloaded);
        week.WouldOverload.ShouldBe(wouldOverload);
    }

    [Fact]
    public void Exactly_the_capacity_is_no_overload_however_it_divides()
    {
        // 100 hours over 66 weekdays do not divide; an ask of the whole quarter for all of it takes just what there is.
        var hours = WorkloadCalculator.Calculate(Autumn, 100, [Agreed(100, Autumn.From, Autumn.To)]);

        hours.Weeks.ShouldAllBe(week => !week.Overloaded && week.AgreedHours == week.CapacityHours);
        hours.Free.ShouldBe(0);
    }

    [Fact]
    public void A_week_that_the_quarter_ends_in_is_measured_by_the_days_it_has_there()
    {
        // Four weekdays of the last week are in the quarter, for which 8 hours are there.
        var last = new DateOnly(2026, 12, 28);

        Calculate(Agreed(8, last, last.AddDays(3))).Weeks[^1].Overloaded.ShouldBeFalse();
        Calculate(Agreed(9, last, last.AddDays(3))).Weeks[^1].Overloaded.ShouldBeTrue();
    }

    [Fact]
    public void Without_capacity_any_hour_is_too_many()
    {
        var hours = WorkloadCalculator.Calculate(Autumn, 0, [Agreed(1, Monday, Friday)]);

        hours.Free.ShouldBe(-1);
        Week(hours, Monday).Overloaded.ShouldBeTrue();
        hours.Weeks.Count(week => week.Overloaded).ShouldBe(1);
    }

    [Fact]
    public void Weeks_add_up_to_the_quarter_and_quarters_to_the_ask()
    {
        var random = new Random(2026);
        for (var round = 0; round < 500; round++)
        {
            var from = new DateOnly(2026, 1, 1).AddDays(random.Next(365));
            var ask = Agreed(random.Next(1, 1001) / 2m, from, from.AddDays(random.Next(200)));
            var quarter = Quarter.Of(from);
            var total = 0m;
            while (quarter.From <= ask.By)
            {
                var hours = WorkloadCalculator.Calculate(quarter, 120, [ask, ask with { State = AskState.Open, Agreed = null }]);
                hours.Weeks.Sum(week => week.AgreedHours).ShouldBe(hours.Agreed);
                hours.Weeks.Sum(week => week.WaitingHours).ShouldBe(hours.Waiting);
                hours.Weeks.Sum(week => week.CapacityHours).ShouldBe(hours.Capacity);
                hours.Weeks.ShouldAllBe(week => week.AgreedHours >= 0 && decimal.Round(week.AgreedHours, 1) == week.AgreedHours);
                hours.Capacity.ShouldBe(120);
                hours.Free.ShouldBe(hours.Capacity - hours.Agreed);
                total += hours.Agreed;
                quarter = quarter.Next;
            }

            // Each quarter is rounded to a tenth on its own.
            total.ShouldBe(ask.Asked, 0.2m);
        }
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "2026-03-31")]
    [InlineData("2026-03-31", "2026-01-01", "2026-03-31")]
    [InlineData("2026-04-01", "2026-04-01", "2026-06-30")]
    [InlineData("2026-11-25", "2026-10-01", "2026-12-31")]
    [InlineData("2028-02-29", "2028-01-01", "2028-03-31")]
    public void A_day_is_in_its_quarter(string day, string from, string to)
    {
        var quarter = Quarter.Of(DateOnly.Parse(day, null));

        quarter.From.ShouldBe(DateOnly.Parse(from, null));
        quarter.To.ShouldBe(DateOnly.Parse(to, null));
        quarter.Next.From.ShouldBe(quarter.To.AddDays(1));
    }

    private static QuarterHours Calculate(params AskLoad[] asks) => WorkloadCalculator.Calculate(Autumn, 132, asks);

    private static AskLoad Agreed(decimal hours, DateOnly from, DateOnly by) => new(AskState.Accepted, hours, hours, Funded: false, from, by);

    private static AskLoad Waiting(decimal hours, DateOnly from, DateOnly by) => new(AskState.Open, hours, null, Funded: false, from, by);

    private static WorkloadWeek Week(QuarterHours hours, DateOnly monday) => hours.Weeks.Single(week => week.Monday == monday);
}
