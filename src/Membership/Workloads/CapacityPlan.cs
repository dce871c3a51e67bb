using static IcpEngage.Membership.Workloads.Weekdays;

namespace IcpEngage.Membership.Workloads;

/// <summary>
/// What a partner can give in a quarter, week by week. Its hours are spread evenly over the weekdays of the quarter: a full
/// week has five shares, one that the quarter begins or ends in has fewer. Days on which nobody works lose their share;
/// leave of so many hours takes them off the weeks it is in, down to none.
/// </summary>
/// <param name="quarter">The quarter.</param>
/// <param name="capacity">What the partner said of it; null where it said nothing.</param>
/// <param name="leave">Its leave; that of other times counts for nothing.</param>
internal sealed class CapacityPlan(Quarter quarter, Capacity? capacity, IReadOnlyCollection<Leave> leave)
{
    public Quarter Quarter => quarter;

    /// <summary>The partner said what it can give.</summary>
    public bool IsKnown => capacity is not null;

    /// <summary>Skills of which there are so many hours only.</summary>
    public IEnumerable<string> Skills => capacity?.Skills.Select(skill => skill.Skill) ?? [];

    /// <summary>Hours before leave.</summary>
    public decimal Hours => capacity?.Hours ?? 0;

    /// <summary>Exact hours in each week of the quarter, leave taken off.</summary>
    public decimal[] ByWeek() => ByWeek(
        Hours,
        leave.Where(each => each.Closed),
        leave.Where(each => each.Hours is not null));

    /// <summary>Exact hours in each week of the quarter by people who have a skill.</summary>
    public decimal[] ByWeek(string skill) => ByWeek(
        capacity?.Skills.FirstOrDefault(each => each.Skill == skill)?.Hours ?? 0,
        leave.Where(each => each.Hours is null && (each.Skill is null || each.Skill == skill)),
        leave.Where(each => each.Hours is not null && each.Skill == skill));

    private decimal[] ByWeek(decimal hours, IEnumerable<Leave> closed, IEnumerable<Leave> fewer)
    {
        var (shut, less) = (closed.ToList(), fewer.ToList());
        var weekdays = Count(quarter.From, quarter.To);
        return
        [
            .. quarter.Mondays().Select(monday =>
            {
                var (from, to) = (Later(monday, quarter.From), Earlier(monday.AddDays(6), quarter.To));
                var off = less.Sum(each => new Spread(each.From, each.To).Exactly(each.Hours!.Value, from, to));
                return Math.Max(0, (hours * OpenDays(from, to, shut) / weekdays) - off);
            }),
        ];
    }

    private static int OpenDays(DateOnly from, DateOnly to, List<Leave> closed)
    {
        if (closed.Count == 0)
        {
            return Count(from, to);
        }

        var days = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            days += closed.Exists(each => each.From <= day && day <= each.To) ? 0 : Count(day, day);
        }

        return days;
    }
}
