using static IcpEngage.Membership.Workloads.Weekdays;

namespace IcpEngage.Membership.Workloads;

/// <summary>
/// Hours spread evenly over the weekdays from a first to a last day; over all days where none is a weekday. What falls
/// before any day is rounded to a tenth of an hour, never its parts: whatever weeks, months or quarters the time is cut
/// into, the parts add up to the hours exactly.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before the first.</param>
internal readonly record struct Spread(DateOnly From, DateOnly To)
{
    private bool WeekdaysOnly => Weekdays.Count(From, To) > 0;

    /// <summary>The part of the hours from one day to another, in tenths; the last part takes what tenths cannot say.</summary>
    public decimal Part(decimal hours, DateOnly from, DateOnly to) => Until(hours, to) - Until(hours, from.AddDays(-1));

    /// <summary>The same, not rounded.</summary>
    public decimal Exactly(decimal hours, DateOnly from, DateOnly to) => hours * Days(from, to) / Days(From, To);

    private decimal Until(decimal hours, DateOnly day)
    {
        if (day < From)
        {
            return 0;
        }

        // Division leaves dust in the last decimals; without it a half is a half.
        return day >= To
            ? hours
            : Math.Min(hours, Math.Round(Math.Round(hours * Days(From, day) / Days(From, To), 6), 1, MidpointRounding.AwayFromZero));
    }

    private int Days(DateOnly from, DateOnly to)
    {
        var (first, last) = (Later(From, from), Earlier(To, to));
        return WeekdaysOnly ? Weekdays.Count(first, last) : All(first, last);
    }
}
