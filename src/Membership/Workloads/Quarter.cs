using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Workloads;

/// <summary>A quarter of the calendar year, which is also one of the financial year: from 1 January, April, July or October.</summary>
internal readonly record struct Quarter
{
    private Quarter(DateOnly from) => From = from;

    /// <summary>First day.</summary>
    public DateOnly From { get; }

    /// <summary>Last day.</summary>
    public DateOnly To => From.AddMonths(3).AddDays(-1);

    public Quarter Next => new(From.AddMonths(3));

    /// <summary>The quarter that the day is in.</summary>
    public static Quarter Of(DateOnly day) => new(new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1));

    /// <summary>This one and so many that follow.</summary>
    public IEnumerable<Quarter> AndNext(int quarters)
    {
        var quarter = this;
        for (var index = 0; index <= quarters; index++)
        {
            yield return quarter;
            quarter = quarter.Next;
        }
    }

    /// <summary>The Monday of each week with a day in the quarter; the first may lie before it.</summary>
    public IEnumerable<DateOnly> Mondays()
    {
        for (var monday = From.MondayOfWeek(); monday <= To; monday = monday.AddDays(7))
        {
            yield return monday;
        }
    }
}
