using System.Numerics;

namespace IcpEngage.Membership.Asks;

/// <summary>
/// Shares hours out so that nothing is lost: in proportion, in quarters of an hour, by the largest remainder (Hamilton's
/// method). Where a number is no whole quarter (old data), the unit is the finest decimal among them.
/// </summary>
internal static class HourShares
{
    /// <summary>The unit in which hours are asked for, agreed and logged.</summary>
    public const decimal Quarter = 0.25m;

    /// <summary>Whole quarters of an hour.</summary>
    public static bool InQuarters(this decimal hours) => hours % Quarter == 0;

    /// <summary>
    /// The total in shares in proportion to the weights. The shares add up to it exactly; nothing goes to a weight of nought,
    /// unless all are: then they count alike. A total not above the weights' sum gives nobody more than their weight.
    /// </summary>
    /// <param name="total">Hours to share, not negative.</param>
    /// <param name="weights">At least one, none negative.</param>
    public static IReadOnlyList<decimal> Share(decimal total, IReadOnlyList<decimal> weights)
    {
        var unit = UnitOf([total, .. weights]);
        var units = new BigInteger(total / unit);
        var counted = weights.Sum() == 0 ? weights.Select(_ => BigInteger.One) : weights.Select(weight => new BigInteger(weight / unit));
        var parts = counted.ToArray();
        var whole = parts.Aggregate(BigInteger.Add);

        var shares = parts.Select(part => units * part / whole).ToArray();
        var left = (int)(units - shares.Aggregate(BigInteger.Add));
        var next = Enumerable.Range(0, parts.Length)
            .OrderByDescending(index => units * parts[index] % whole)
            .ThenByDescending(index => parts[index])
            .ThenBy(index => index)
            .Take(left);
        foreach (var index in next)
        {
            shares[index] += 1;
        }

        return [.. shares.Select(share => (decimal)share * unit)];
    }

    /// <summary>
    /// Splits each line's hours among parts, so that every line and every part keeps exactly what it has: part after part
    /// takes its hours from what is left of the lines, in proportion.
    /// </summary>
    /// <param name="lines">Hours of each line.</param>
    /// <param name="parts">Hours of each part; they add up to the lines.</param>
    /// <returns>By part, the hours of each line.</returns>
    public static IReadOnlyList<IReadOnlyList<decimal>> Split(IReadOnlyList<decimal> lines, IReadOnlyList<decimal> parts)
    {
        var left = lines.ToArray();
        var split = new List<IReadOnlyList<decimal>>();
        foreach (var part in parts)
        {
            // Nothing is left for a part of nought after all the others.
            var taken = left.Sum() == 0 ? new decimal[left.Length] : Share(part, left);
            split.Add(taken);
            left = [.. left.Zip(taken, (before, less) => before - less)];
        }

        return split;
    }

    private static decimal UnitOf(IReadOnlyCollection<decimal> hours)
    {
        if (hours.All(each => each.InQuarters()))
        {
            return Quarter;
        }

        var unit = 1m;
        while (hours.Any(each => each % unit != 0))
        {
            unit /= 10;
        }

        return unit;
    }
}
