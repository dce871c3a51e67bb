using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using static IcpEngage.Membership.Workloads.Weekdays;

namespace IcpEngage.Membership.Workloads;

/// <summary>The hours of a quarter; the same sums are in its weeks and its groups.</summary>
/// <param name="Capacity">Hours that can be given, leave taken off.</param>
/// <param name="Leave">Hours that leave took off.</param>
/// <param name="Sums">What is asked.</param>
/// <param name="Coming">Hours that plans in the pipeline may need.</param>
/// <param name="Weeks">Week by week.</param>
/// <param name="Grouped">By who asks, what for and where.</param>
/// <param name="Skills">Skills of which there are so many hours only.</param>
internal sealed record QuarterHours(
    decimal Capacity,
    decimal Leave,
    HourSums Sums,
    decimal Coming,
    IReadOnlyList<WorkloadWeek> Weeks,
    HoursGrouped Grouped,
    IReadOnlyList<SkillLoad> Skills)
{
    /// <summary>Capacity less agreed; negative when overloaded.</summary>
    public decimal Free => Capacity - Sums.Agreed;
}

/// <summary>
/// Adds up what is asked of a partner in a quarter. Hours are spread evenly over the weekdays from a first to a last day
/// (<see cref="Spread"/>); what runs on is counted in each quarter for its part. What is shown is in tenths of an hour and
/// adds up exactly; whether a week is overloaded is decided on hours that are not rounded.
/// </summary>
internal static class WorkloadCalculator
{
    /// <summary>Hours of the quarter in total, week by week and by group.</summary>
    /// <param name="plan">What the partner can give in the quarter.</param>
    /// <param name="entries">What is asked of it; what lies in other quarters counts for nothing.</param>
    /// <param name="coming">Plans in the pipeline.</param>
    public static QuarterHours Calculate(
        CapacityPlan plan, IReadOnlyCollection<LedgerEntry> entries, IReadOnlyCollection<ComingSurvey>? coming = null)
    {
        var quarter = plan.Quarter;
        var parts = entries.Select(entry => EntryPart.In(entry, quarter.From, quarter.To)).Where(part => !part.IsEmpty).ToList();
        var (capacity, surveys) = (plan.ByWeek(), coming ?? []);
        var shown = Tenths(capacity);
        var weeks = quarter.Mondays().Select((monday, week) => WeekOf(plan, monday, capacity[week], shown[week], parts, surveys)).ToList();
        return new QuarterHours(
            shown.Sum(),
            plan.Hours - shown.Sum(),
            parts.Sum(),
            weeks.Sum(week => week.ComingHours),
            weeks,
            parts.Grouped(),
            [.. plan.Skills.Select(skill => LoadOf(plan, skill, parts))]);
    }

    private static WorkloadWeek WeekOf(
        CapacityPlan plan, DateOnly monday, decimal capacity, decimal shown, List<EntryPart> parts, IReadOnlyCollection<ComingSurvey> coming)
    {
        var (from, to) = WithinQuarter(plan.Quarter, monday);
        var sums = parts.Select(part => EntryPart.In(part.Entry, from, to)).Where(part => !part.IsEmpty).Sum();
        var agreed = Exactly(parts, entry => entry.Agreed, from, to);
        var withWaiting = agreed + Exactly(parts, entry => entry.Waiting, from, to);
        return new WorkloadWeek(
            monday,
            shown,
            sums.Agreed,
            sums.Waiting,
            Overloaded: plan.IsKnown && Exceeds(agreed, capacity),
            WouldOverload: plan.IsKnown && Exceeds(withWaiting, capacity))
        {
            AskedHours = sums.Asked,
            SpentHours = sums.Spent,
            FundedHours = sums.FundedAgreed,
            ComingHours = coming.Sum(survey => new Spread(survey.From, survey.To).Part(survey.Hours ?? 0, from, to)),
        };
    }

    private static SkillLoad LoadOf(CapacityPlan plan, string skill, List<EntryPart> parts)
    {
        var capacity = plan.ByWeek(skill);
        var needed = parts.Where(part => part.Entry.Skill == skill).ToList();
        return new SkillLoad(
            skill,
            Tenths(capacity).Sum(),
            needed.Sum(part => part.Agreed),
            needed.Sum(part => part.Waiting),
            [
                .. plan.Quarter.Mondays().Where((monday, week) =>
                {
                    var (from, to) = WithinQuarter(plan.Quarter, monday);
                    return Exceeds(Exactly(needed, entry => entry.Agreed, from, to), capacity[week]);
                }),
            ]);
    }

    private static (DateOnly From, DateOnly To) WithinQuarter(Quarter quarter, DateOnly monday) =>
        (Later(monday, quarter.From), Earlier(monday.AddDays(6), quarter.To));

    private static decimal Exactly(List<EntryPart> parts, Func<LedgerEntry, decimal> hours, DateOnly from, DateOnly to) => parts.Sum(part =>
        hours(part.Entry) is var all and not 0 ? new Spread(part.Entry.From, part.Entry.By).Exactly(all, from, to) : 0);

    /// <summary>A difference far below what a page shows comes from dividing and is none.</summary>
    private static bool Exceeds(decimal hours, decimal capacity) => hours - capacity > 0.0001m;

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
}
