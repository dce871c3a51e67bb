using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
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
        var hours = Calculate();

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
        hours.Sums.Agreed.ShouldBe(10);
        hours.Free.ShouldBe(122);
    }

    [Fact]
    public void An_ask_for_a_weekend_falls_on_the_weekend()
    {
        var hours = Calculate(Agreed(6, Monday.AddDays(5), Monday.AddDays(6)));

        Week(hours, Monday).AgreedHours.ShouldBe(6);
        hours.Sums.Agreed.ShouldBe(6);
    }

    [Fact]
    public void A_weekend_at_the_end_of_the_quarter_counts_in_its_quarter_only()
    {
        // Saturday 30 September and Sunday 1 October 2028.
        var ask = Agreed(8, new DateOnly(2028, 9, 30), new DateOnly(2028, 10, 1));

        Of(Quarter.Of(new DateOnly(2028, 9, 30)), 100, ask).Sums.Agreed.ShouldBe(4);
        Of(Quarter.Of(new DateOnly(2028, 10, 1)), 100, ask).Sums.Agreed.ShouldBe(4);
    }

    [Fact]
    public void An_ask_across_the_end_of_a_quarter_is_counted_in_each_for_its_part()
    {
        // Monday 28 December to Friday 8 January: four weekdays in one quarter, six in the next.
        var ask = Agreed(10, new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 8));

        var autumn = Of(Autumn, 132, ask);
        var winter = Of(Autumn.Next, 132, ask);

        autumn.Sums.Agreed.ShouldBe(4);
        winter.Sums.Agreed.ShouldBe(6);
        autumn.Weeks[^1].AgreedHours.ShouldBe(4);
        winter.Weeks[0].Monday.ShouldBe(autumn.Weeks[^1].Monday);
        winter.Weeks[0].AgreedHours.ShouldBe(1);
    }

    [Fact]
    public void An_ask_outside_the_quarter_counts_for_nothing_in_it()
    {
        var hours = Calculate(Agreed(10, new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 8)), Waiting(5, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)));

        (hours.Sums.Asked, hours.Sums.Agreed, hours.Sums.Waiting).ShouldBe((0, 0, 0));
        hours.Weeks.ShouldAllBe(week => week.AgreedHours == 0 && week.WaitingHours == 0 && !week.WouldOverload);
    }

    [Fact]
    public void Asked_agreed_waiting_and_funded_hours_are_told_apart()
    {
        var hours = Calculate(
            Entries.Of(Monday, Friday, agreed: 15, notAgreed: 5, funded: true),
            Entries.Of(Monday, Friday, agreed: 8),
            Entries.Of(Monday, Friday, waiting: 6, funded: true),
            Entries.Of(Monday, Friday, declined: 30, funded: true));

        hours.Sums.Asked.ShouldBe(64);
        hours.Sums.Agreed.ShouldBe(23);
        hours.Sums.Waiting.ShouldBe(6);
        hours.Sums.FundedAgreed.ShouldBe(15);
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
        var hours = Of(Autumn, 100, Agreed(100, Autumn.From, Autumn.To));

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
    public void Where_nothing_can_be_given_any_hour_is_too_many()
    {
        var hours = Of(Autumn, 0, Agreed(1, Monday, Friday));

        hours.Free.ShouldBe(-1);
        Week(hours, Monday).Overloaded.ShouldBeTrue();
        hours.Weeks.Count(week => week.Overloaded).ShouldBe(1);
    }

    [Fact]
    public void A_partner_that_has_not_said_what_it_can_give_is_never_overloaded()
    {
        var hours = WorkloadCalculator.Calculate(new CapacityPlan(Autumn, null, []), [Agreed(50, Monday, Friday)]);

        hours.Weeks.ShouldAllBe(week => !week.Overloaded && !week.WouldOverload);
        hours.Sums.Agreed.ShouldBe(50);
    }

    [Fact]
    public void Days_on_which_nobody_works_lose_their_share_and_other_leave_its_hours()
    {
        // Two hours a weekday. Monday and Tuesday nobody works; six hours fewer from Wednesday to Friday of the next week.
        var plan = new CapacityPlan(Autumn, Capacity(132), [Leave(Monday, Monday.AddDays(1)), Leave(Monday.AddDays(9), Monday.AddDays(11), 6)]);

        var hours = WorkloadCalculator.Calculate(plan, []);

        Week(hours, Monday).CapacityHours.ShouldBe(6);
        Week(hours, Monday.AddDays(7)).CapacityHours.ShouldBe(4);
        Week(hours, Monday.AddDays(14)).CapacityHours.ShouldBe(10);
        (hours.Capacity, hours.Leave).ShouldBe((122, 10));
    }

    [Fact]
    public void Leave_takes_a_week_down_to_nothing_and_not_below()
    {
        var plan = new CapacityPlan(Autumn, Capacity(132), [Leave(Monday, Friday, 50)]);

        WorkloadCalculator.Calculate(plan, []).Capacity.ShouldBe(122);
    }

    [Fact]
    public void A_skill_of_which_there_are_few_hours_is_overloaded_while_the_partner_is_not()
    {
        var capacity = Capacity(132);
        capacity.Skills = [new SkillHours("easy-read", 33)];
        var asked = Agreed(4, Monday, Friday) with { Skill = "easy-read" };

        var skill = WorkloadCalculator.Calculate(new CapacityPlan(Autumn, capacity, []), [asked, Agreed(5, Monday, Friday)]).Skills.ShouldHaveSingleItem();

        (skill.Skill, skill.CapacityHours, skill.AgreedHours).ShouldBe(("easy-read", 33, 4));
        skill.OverloadedWeeks.ShouldBe([Monday]);
    }

    [Fact]
    public void Nobody_with_a_skill_takes_its_hours_and_not_those_of_the_others()
    {
        var capacity = Capacity(132);
        capacity.Skills = [new SkillHours("easy-read", 33)];
        var away = new Leave { Id = Guid.NewGuid(), PartnerId = Guid.Empty, From = Monday, To = Friday, Hours = null, Skill = "easy-read", Note = null };
        var plan = new CapacityPlan(Autumn, capacity, [away]);

        plan.ByWeek("easy-read").Sum().ShouldBe(30.5m, 0.0001m);
        plan.ByWeek().Sum().ShouldBe(132, 0.0001m);
    }

    [Fact]
    public void Time_counts_in_the_week_in_which_it_was_spent()
    {
        var entry = Agreed(10, Monday, Friday) with { Spent = [new(Monday.AddDays(-3), 1.25m), new(Friday.AddDays(3), 2.5m)] };

        var hours = Calculate(entry);

        Week(hours, Monday.AddDays(-7)).SpentHours.ShouldBe(1.25m);
        Week(hours, Monday).SpentHours.ShouldBe(0);
        Week(hours, Monday.AddDays(7)).SpentHours.ShouldBe(2.5m);
        hours.Sums.Spent.ShouldBe(3.75m);
    }

    [Fact]
    public void Plans_in_the_pipeline_are_spread_over_their_weeks_and_are_nobodys_ask_yet()
    {
        var survey = new ComingSurvey("next", "Next", ["E06000006"], Monday, Friday.AddDays(7), Published: true, 9, Demonstration: false);

        var hours = WorkloadCalculator.Calculate(new CapacityPlan(Autumn, Capacity(132), []), [], [survey]);

        (Week(hours, Monday).ComingHours, Week(hours, Monday.AddDays(7)).ComingHours, hours.Coming).ShouldBe((4.5m, 4.5m, 9));
        hours.Sums.Asked.ShouldBe(0);
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
                var hours = Of(quarter, 120, ask, ask with { State = AskState.Open, Agreed = 0, Waiting = ask.Agreed });
                hours.Weeks.Sum(week => week.AgreedHours).ShouldBe(hours.Sums.Agreed);
                hours.Weeks.Sum(week => week.WaitingHours).ShouldBe(hours.Sums.Waiting);
                hours.Weeks.Sum(week => week.CapacityHours).ShouldBe(hours.Capacity);
                hours.Weeks.ShouldAllBe(week => week.AgreedHours >= 0 && decimal.Round(week.AgreedHours, 1) == week.AgreedHours);
                hours.Capacity.ShouldBe(120);
                hours.Free.ShouldBe(hours.Capacity - hours.Sums.Agreed);
                total += hours.Sums.Agreed;
                quarter = quarter.Next;
            }

            total.ShouldBe(ask.Asked);
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

    private static QuarterHours Calculate(params LedgerEntry[] entries) => Of(Autumn, 132, entries);

    private static QuarterHours Of(Quarter quarter, decimal hours, params LedgerEntry[] entries) =>
        WorkloadCalculator.Calculate(new CapacityPlan(quarter, Capacity(hours), []), entries);

    private static Capacity Capacity(decimal hours) => new() { PartnerId = Guid.Empty, QuarterFrom = Autumn.From, Hours = hours };

    private static Leave Leave(DateOnly from, DateOnly to, decimal? hours = null) =>
        new() { Id = Guid.NewGuid(), PartnerId = Guid.Empty, From = from, To = to, Hours = hours, Skill = null, Note = null };

    private static LedgerEntry Agreed(decimal hours, DateOnly from, DateOnly by) => Entries.Of(from, by, agreed: hours);

    private static LedgerEntry Waiting(decimal hours, DateOnly from, DateOnly by) => Entries.Of(from, by, waiting: hours);

    private static WorkloadWeek Week(QuarterHours hours, DateOnly monday) => hours.Weeks.Single(week => week.Monday == monday);
}
