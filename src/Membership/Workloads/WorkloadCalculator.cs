using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Workloads;

/// <summary>What an ask takes of a partner's time.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Asked">Hours asked for.</param>
/// <param name="Agreed">Hours agreed; null unless accepted.</param>
/// <param name="Funded">The asker pays for the time.</param>
/// <param name="From">First day on which time is needed.</param>
/// <param name="By">Last day, not before the first.</param>
internal sealed record AskLoad(AskState State, decimal Asked, decimal? Agreed, bool Funded, DateOnly From, DateOnly By);

/// <summary>The hours of a quarter, each to one decimal; the same sums are in its weeks.</summary>
internal sealed record QuarterHours(
    decimal Capacity, decimal Asked, decimal Waiting, decimal Agreed, decimal Funded, IReadOnlyList<WorkloadWeek> Weeks)
{
    /// <summary>Capacity less agreed; negative when overloaded.</summary>
    public decimal Free => Capacity - Agreed;
}

/// <summary>
/// Adds up what is asked of a partner in a quarter. An ask's hours are spread evenly over the weekdays from its first to
/// its last day (over all its days where it has no weekday), capacity over the weekdays of the quarter: a full week has
/// five shares of it, a week that the quarter begins or ends in has fewer. Only days of the quarter count, so an ask that
/// runs on is counted in each quarter for its part, and the weeks add up to the quarter.
/// </summary>
internal static class WorkloadCalculator
{
    /// <summary>Hours of the quarter in total and week by week.</summary>
    public static QuarterHours Calculate(Quarter quarter, decimal capacity, IReadOnlyCollection<AskLoad> asks)
    {
        var capacityByWeek = ByWeek(quarter, [(capacity, quarter.From, quarter.To)]);
        var agreedByWeek = ByWeek(quarter, asks.Where(Accepted).Select(ask => (ask.Agreed ?? 0, ask.From, ask.By)));
        var waitingByWeek = ByWeek(quarter, asks.Where(Waiting).Select(ask => (ask.Asked, ask.From, ask.By)));

        var (capacityShown, agreedShown, waitingShown) = (Tenths(capacityByWeek), Tenths(agreedByWeek), Tenths(waitingByWeek));
        return new QuarterHours(
            capacityShown.Sum(),
            Tenths(ByWeek(quarter, asks.Select(ask => (ask.Asked, ask.From, ask.By)))).Sum(),
            waitingShown.Sum(),
            agreedShown.Sum(),
            Tenths(ByWeek(quarter, asks.Where(ask => Accepted(ask) && ask.Funded).Select(ask => (ask.Agreed ?? 0, ask.From, ask.By)))).Sum(),
            [.. quarter.Mondays().Select((monday, week) => new WorkloadWeek(
                monday,
                capacityShown[week],
                agreedShown[week],
                waitingShown[week],
                Overloaded: Exceeds(agreedByWeek[week], capacityByWeek[week]),
                WouldOverload: Exceeds(agreedByWeek[week] + waitingByWeek[week], capacityByWeek[week])))]);
    }

    private static bool Accepted(AskLoad ask) => ask.State == AskState.Accepted;

    private static bool Waiting(AskLoad ask) => ask.State == AskState.Open;

    /// <summary>A difference far below what a page shows comes from dividing and is none.</summary>
    private static bool Exceeds(decimal hours, decimal capacity) => hours - capacity > 0.0001m;

    /// <summary>Exact hours in each week of the quarter.</summary>
    private static decimal[] ByWeek(Quarter quarter, IEnumerable<(decimal Hours, DateOnly From, DateOnly To)> loads)
    {
        var first = quarter.From.MondayOfWeek();
        var weeks = new decimal[quarter.Mondays().Count()];
        foreach (var (hours, from, to) in loads)
        {
            var weekdaysOnly = CountDays(from, to, weekdaysOnly: true) > 0;
            var days = CountDays(from, to, weekdaysOnly);
            for (var week = 0; week < weeks.Length; week++)
            {
                var monday = first.AddDays(7 * week);
                var overlap = CountDays(
                    Later(Later(from, monday), quarter.From), Earlier(Earlier(to, monday.AddDays(6)), quarter.To), weekdaysOnly);
                weeks[week] += hours * overlap / days;
            }
        }

        return weeks;
    }

    /// <summary>Rounds running totals rather than weeks, so that what is shown adds up to the rounded whole.</summary>
    private static decimal[] Tenths(decimal[] weeks)
    {
        var shown = new decimal[weeks.Length];
        var (exact, before) = (0m, 0m);
        for (var week = 0; week < weeks.Length; week++)
        {
            exact += weeks[week];

            // Division leaves dust in the last decimals; without it a half is a half.
            var rounded = Math.Round(Math.Round(exact, 6), 1, MidpointRounding.AwayFromZero);
            shown[week] = rounded - before;
            before = rounded;
        }

        return shown;
    }

    /// <summary>Days from the first to the last, both included; nought when the last is before the first.</summary>
    private static int CountDays(DateOnly from, DateOnly to, bool weekdaysOnly)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        if (days <= 0)
        {
            return 0;
        }

        if (!weekdaysOnly)
        {
            return days;
        }

        var weekdays = days / 7 * 5;
        for (var rest = 0; rest < days % 7; rest++)
        {
            weekdays += from.AddDays(rest).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return weekdays;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
