using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>What hours cost at a partner's own rates: of each wish, the rate of its last day.</summary>
/// <param name="rates">The partner's; may be none.</param>
internal sealed class Costs(IReadOnlyList<HourlyRate> rates)
{
    private readonly HourlyRate? first = rates.MinBy(rate => rate.From);

    /// <summary>The partner said what an hour costs.</summary>
    public bool AreKnown => first is not null;

    /// <summary>The rate of a day. A day before all rates takes the first: nobody's time was free then.</summary>
    public decimal? On(DateOnly day) => HourlyRate.On(day, rates) ?? first?.Pounds;

    /// <summary>What the parts cost; null where that is not known. Exact, so that parts of it add up.</summary>
    public CostSums? Of(IEnumerable<EntryPart> parts)
    {
        if (!AreKnown)
        {
            return null;
        }

        var sums = new CostSums(0, 0, 0, 0);
        foreach (var part in parts)
        {
            var rate = On(part.Entry.By)!.Value;
            sums = new CostSums(
                sums.Asked + (part.Asked * rate),
                sums.Agreed + (part.Agreed * rate),
                sums.Unfunded + (part.Entry.Funded ? 0 : part.Agreed * rate),
                sums.Spent + (part.Spent * rate));
        }

        return sums;
    }
}
