namespace IcpEngage.Membership.Workloads;

/// <summary>Counts the days between two days, both included.</summary>
internal static class Weekdays
{
    /// <summary>Mondays to Fridays; nought when the last day is before the first. Bank holidays count: no list of them is kept.</summary>
    public static int Count(DateOnly from, DateOnly to)
    {
        var days = All(from, to);
        var weekdays = days / 7 * 5;
        for (var rest = 0; rest < days % 7; rest++)
        {
            weekdays += from.AddDays(rest).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return weekdays;
    }

    /// <summary>All days; nought when the last day is before the first.</summary>
    public static int All(DateOnly from, DateOnly to) => Math.Max(0, to.DayNumber - from.DayNumber + 1);

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    public static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
