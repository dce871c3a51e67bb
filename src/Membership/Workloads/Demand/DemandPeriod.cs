using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>The quarters that a statement is about.</summary>
/// <param name="Quarters">One at least, in order.</param>
internal sealed record DemandPeriod(IReadOnlyList<Quarter> Quarters)
{
    public const int MostQuarters = 20;
    private const int Usual = 4;

    public DateOnly From => Quarters[0].From;

    public DateOnly To => Quarters[^1].To;

    /// <summary>The quarters asked for; without any, the four that end with the one of today.</summary>
    /// <param name="from">First day of the first quarter; null for as many quarters as end with today's.</param>
    /// <param name="quarters">1 to 20; null for four.</param>
    /// <param name="today">Today.</param>
    /// <param name="errors">What is wrong; the period is then of no use.</param>
    public static DemandPeriod Read(DateOnly? from, int? quarters, DateOnly today, out FieldErrors errors)
    {
        var (count, day) = (quarters ?? Usual, from ?? today);
        errors = new FieldErrors()
            .Require(count is >= 1 and <= MostQuarters, "quarters", $"Choose 1 to {MostQuarters} quarters.")
            .Require(day.Year is >= 2000 and <= 2100, "from", "Choose a quarter from the year 2000 to 2100.")
            .Require(
                from is null || from == Quarter.Of(day).From,
                "from",
                $"A quarter is named by its first day; {day:yyyy-MM-dd} is in the one from {Quarter.Of(day).From:yyyy-MM-dd}.");
        if (errors.Any)
        {
            return new DemandPeriod([Quarter.Of(today)]);
        }

        var first = Quarter.Of(from ?? Quarter.Of(today).From.AddMonths(-3 * (count - 1)));
        return new DemandPeriod([.. first.AndNext(count - 1)]);
    }
}
