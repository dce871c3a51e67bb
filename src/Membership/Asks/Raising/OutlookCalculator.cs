using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>
/// What a wish would do to its partner, week by week, and when there would be room for it. Hours are spread evenly over the
/// weekdays of an ask, as on the workload page, and compared exactly; only what is shown is rounded, to a tenth.
/// </summary>
/// <param name="capacity">Exact hours that the partner can give, by the Monday of each week in which it has said so.</param>
/// <param name="loads">What it has agreed to, and what others ask for and wait for.</param>
/// <param name="ofSkill">The same for its people who have the skill that is wished for; null where any will do, or it has not said.</param>
internal sealed class OutlookCalculator(
    IReadOnlyDictionary<DateOnly, decimal> capacity, IReadOnlyCollection<AskLoad> loads, OutlookCalculator? ofSkill = null)
{
    /// <summary>Weeks by which a wish is moved at most to find room.</summary>
    public const int WeeksAhead = 26;

    /// <summary>The weeks of a wish.</summary>
    public IReadOnlyList<OutlookWeek> Weeks(decimal hours, DateOnly from, DateOnly by) =>
        [.. Mondays(from, by).Select(monday => Week(monday, hours, from, by))];

    /// <summary>The partner has said of each week of these days what it can give.</summary>
    public bool Knows(DateOnly from, DateOnly by) => Mondays(from, by).All(capacity.ContainsKey);

    /// <summary>
    /// The next days, moved by whole weeks, on which there is room for the wish beside everything agreed and waiting; null
    /// where it has room as it is, or there is none in <see cref="WeeksAhead"/> weeks of which something is known.
    /// </summary>
    public OutlookDays? Room(decimal hours, DateOnly from, DateOnly by)
    {
        if (!Knows(from, by) || HasRoom(hours, from, by))
        {
            return null;
        }

        return Enumerable.Range(1, WeeksAhead)
            .Select(weeks => new OutlookDays(from.AddDays(7 * weeks), by.AddDays(7 * weeks)))
            .FirstOrDefault(days => Knows(days.From, days.By) && HasRoom(hours, days.From, days.By));
    }

    private bool HasRoom(decimal hours, DateOnly from, DateOnly by) => Weeks(hours, from, by).All(week => !week.TooMuchWithAll)
        && ofSkill?.HasRoom(hours, from, by) != false;

    private OutlookWeek Week(DateOnly monday, decimal hours, DateOnly from, DateOnly by)
    {
        var wish = Part(hours, from, by, monday);
        var agreed = loads.Where(load => load.State == AskState.Accepted).Sum(load => Part(load.Agreed ?? 0, load.From, load.By, monday));
        var waiting = loads.Where(load => load.State == AskState.Open).Sum(load => Part(load.Asked, load.From, load.By, monday));
        var known = capacity.TryGetValue(monday, out var canGive);
        return new OutlookWeek(
            monday,
            Tenths(canGive),
            Tenths(agreed),
            Tenths(waiting),
            Tenths(wish),
            TooMuch: known && Exceeds(agreed + wish, canGive),
            TooMuchWithAll: known && Exceeds(agreed + waiting + wish, canGive),
            TooMuchOfSkill: ofSkill?.Week(monday, hours, from, by).TooMuch == true);
    }

    private static decimal Part(decimal hours, DateOnly from, DateOnly by, DateOnly monday) =>
        new Spread(from, by).Exactly(hours, monday, monday.AddDays(6));

    /// <summary>A difference far below what a page shows comes from dividing and is none.</summary>
    private static bool Exceeds(decimal hours, decimal canGive) => hours - canGive > 0.0001m;

    private static decimal Tenths(decimal hours) => Math.Round(Math.Round(hours, 6), 1, MidpointRounding.AwayFromZero);

    private static IEnumerable<DateOnly> Mondays(DateOnly from, DateOnly by)
    {
        for (var monday = from.MondayOfWeek(); monday <= by; monday = monday.AddDays(7))
        {
            yield return monday;
        }
    }
}
