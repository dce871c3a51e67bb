using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Tests.Asks;

public sealed class DemonstrationLedgerTests
{
    [Fact]
    public void On_whatever_day_it_is_set_up_one_coming_week_is_overloaded_and_an_ask_waits_that_would_overload_more()
    {
        for (var today = new DateOnly(2026, 1, 1); today.Year < 2029; today = today.AddDays(1))
        {
            var entries = DemonstrationLedger.Asks(today).SelectMany(LedgerEntry.Of).ToList();
            var weeks = DemonstrationLedger.Capacities(today)
                .Select(capacity => new CapacityPlan(Quarter.Of(capacity.QuarterFrom), capacity, []))
                .SelectMany(plan => WorkloadCalculator.Calculate(plan, entries).Weeks)
                .ToList();

            // A week that a quarter ends in is in both, and overloaded in both.
            var overloaded = weeks.Where(week => week.Overloaded).Select(week => week.Monday).Distinct().ShouldHaveSingleItem();
            overloaded.ShouldBe(today.MondayOfWeek().AddDays(14), $"set up on {today}");
            overloaded.ShouldBeGreaterThan(today);
            weeks.Where(week => week.WouldOverload && !week.Overloaded).Select(week => week.Monday).Distinct()
                .ShouldBe([overloaded.AddDays(7), overloaded.AddDays(14)]);
        }
    }
}
