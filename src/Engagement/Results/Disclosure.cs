using System.Numerics;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>A row of a table of people before disclosure control.</summary>
/// <param name="People">How many; never negative.</param>
/// <param name="Exclusive">Nobody in this row is in another: places, the options of a single choice, “None of these”.</param>
internal readonly record struct TableRow(int People, bool Exclusive = true);

/// <summary>A table that may be shown.</summary>
/// <param name="Total">People in the table.</param>
/// <param name="Rows">In the order they came; hidden ones have no figure.</param>
internal sealed record DisclosedTable(DisclosedCount Total, IReadOnlyList<DisclosedCount> Rows);

/// <summary>
/// The one gate that every released figure passes. It applies a <see cref="DisclosureRule"/> to each count, and hides
/// further counts wherever those that are shown would give a hidden one away.
/// </summary>
/// <remarks>
/// <para>
/// The reader to keep out knows every figure of the table, the rule, and that the smallest counts are hidden first.
/// A hidden count is safe when, for that reader, it can still be as small as 1 and as large as the rule's
/// <see cref="DisclosureRule.HiddenUpTo"/>. This is tested on exact counts (complementary suppression audited by
/// feasibility bounds; Hundepool et al., <i>Statistical Disclosure Control</i>, 2012, ch. 4), so rounding is protection
/// on top, and figures derived from the same counts (a pooled percentage) are safe too.
/// </para>
/// <para>
/// When no choice of rows is safe, or fewer people than may be shown are in the table at all, every row is hidden, noughts
/// included: a nought among so few says what each of them did not say.
/// </para>
/// </remarks>
internal sealed class Disclosure(DisclosureRule rule)
{
    /// <summary>The rule that is applied.</summary>
    public DisclosureRule Rule => rule;

    /// <summary>A count that stands alone.</summary>
    public DisclosedCount Count(int people) => rule.Disclose(people);

    /// <summary>A count that stands alone, in a later version of what was published.</summary>
    public DisclosedCount Count(int people, DisclosedCount? before) => before switch
    {
        null => Count(people),
        { About: null } => default,
        { About: { } about } => rule.Stays(about, people) ? new(about) : Count(people),
    };

    /// <summary>A table whose rows add up to its total.</summary>
    public DisclosedTable Table(IEnumerable<int> rows)
    {
        var table = rows.Select(people => new TableRow(people)).ToList();
        return Table(table.Sum(row => row.People), table);
    }

    /// <summary>A table of people, some of whom may be in several of the rows that are not exclusive.</summary>
    /// <param name="total">People who are in at least one row.</param>
    /// <param name="rows">The rows, in display order.</param>
    public DisclosedTable Table(int total, IReadOnlyList<TableRow> rows)
    {
        var hidden = HiddenRows(total, rows);
        return new DisclosedTable(
            Count(total), [.. rows.Select((row, index) => hidden.Contains(index) ? default : Count(row.People))]);
    }

    /// <summary>
    /// A share in whole percent, worked out from what is shown and nothing else, so that it adds nothing to it.
    /// Null where either is hidden; 0 of nobody.
    /// </summary>
    public static int? Percent(DisclosedCount part, DisclosedCount whole) => (part.About, whole.About) switch
    {
        (null, _) or (_, null) => null,
        (_, 0) => 0,
        ({ } some, { } all) => (int)Math.Round(100m * some / all, MidpointRounding.AwayFromZero),
    };

    /// <summary>The mean of numbers that are not shown one by one, to one decimal; null where too few or nobody answered.</summary>
    public decimal? Mean(decimal sum, int answered) =>
        // Always with its decimal: “2” beside “2.0” would say that it came out even.
        answered == 0 || rule.Hides(answered) ? null : Math.Round(sum / answered, 1, MidpointRounding.AwayFromZero) + 0.0m;

    /// <summary>
    /// The mean of a scale whose points are shown beside it. A mean is one more equation about the hidden counts: it is
    /// given only where each of them can still be anything from 1 to <see cref="DisclosureRule.HiddenUpTo"/>, the others
    /// making up for it so that the people, the mean and what is hidden stay the same.
    /// </summary>
    /// <param name="points">Value and people of each point.</param>
    /// <param name="shown">The same points after the gate.</param>
    public decimal? Mean(IReadOnlyList<(int Value, int People)> points, DisclosedTable shown)
    {
        var answered = points.Sum(point => point.People);
        var mean = Mean(points.Sum(point => (decimal)point.Value * point.People), answered);
        var hidden = points.Where((_, index) => shown.Rows[index].About is null).ToList();
        if (mean is null || hidden.Count == 0)
        {
            return mean;
        }

        // Two hidden points may be a small one and its company, either way round. Of more, each must be small itself:
        // otherwise the mean tells which of them is the company.
        var people = hidden.Sum(point => point.People);
        var seen = points.Except(hidden).ToList();
        var smallestShown = seen.Select(point => point.People).Where(count => count > 0).DefaultIfEmpty(people).Min();
        var most = hidden.Count == 2 ? Math.Max(rule.HiddenUpTo, smallestShown) : rule.HiddenUpTo;
        if (hidden.Exists(point => point.People == 0 || point.People > most))
        {
            return null;
        }

        // Sums counted from the lowest value, so that none is negative.
        var lowest = points.Min(point => point.Value);
        var seenSum = seen.Sum(point => (point.Value - lowest) * point.People);
        var from = (int)Math.Ceiling(((mean.Value - 0.05m - lowest) * answered) - seenSum);
        var to = (int)Math.Floor(((mean.Value + 0.05m - lowest) * answered) - seenSum);
        return hidden.TrueForAll(point => CanBe(point.Value, 1) && CanBe(point.Value, rule.HiddenUpTo)) ? mean : null;

        bool CanBe(int value, int count) =>
            count < people
            && SumsOf([.. hidden.Where(point => point.Value != value).Select(point => point.Value - lowest)], people - count, most)
                .Any(sum => sum + ((value - lowest) * count) is var all && all >= from && all <= to);
    }

    /// <summary>Every sum that this many people can make at these values, with 1 to <paramref name="most"/> at each.</summary>
    private static IEnumerable<int> SumsOf(IReadOnlyList<int> values, int people, int most)
    {
        // For each number of people, the sums they can make, as bits.
        var sums = new BigInteger[people + 1];
        sums[0] = BigInteger.One;
        foreach (var value in values)
        {
            var with = new BigInteger[people + 1];
            for (var before = 0; before < people; before++)
            {
                for (var here = 1; here <= most && before + here <= people && !sums[before].IsZero; here++)
                {
                    with[before + here] |= sums[before] << (value * here);
                }
            }

            sums = with;
        }

        var bits = sums[people];
        for (var sum = 0; !bits.IsZero; sum++, bits >>= 1)
        {
            if (!bits.IsEven)
            {
                yield return sum;
            }
        }
    }

    /// <summary>Which rows of such a table are not shown.</summary>
    /// <param name="total">People who are in at least one row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="hiddenBefore">Rows that stay hidden whatever they hold; null for none.</param>
    public IReadOnlySet<int> HiddenRows(int total, IReadOnlyList<TableRow> rows, Func<int, bool>? hiddenBefore = null)
    {
        var everything = Enumerable.Range(0, rows.Count);
        if (rule.Hides(total))
        {
            return everything.ToHashSet();
        }

        var hidden = everything.Where(index => rule.Hides(rows[index].People) || hiddenBefore?.Invoke(index) == true).ToHashSet();
        var overlapping = rows.Count(row => !row.Exclusive) > 1;
        while (hidden.Count > 0 && !IsSafe(hidden))
        {
            var shown = everything
                .Where(index => rows[index].People > 0 && !hidden.Contains(index))
                .OrderBy(index => rows[index].People)
                .ToList();
            if (shown.Count == 0)
            {
                return everything.ToHashSet();
            }

            // Where rows overlap, the smallest is not always the one that helps.
            hidden.Add(overlapping ? shown.FirstOrDefault(index => IsSafe([.. hidden, index]), shown[0]) : shown[0]);
        }

        return hidden;

        bool IsSafe(HashSet<int> candidate) =>
            overlapping ? OverlapIsSafe(total, rows, candidate) : PartitionIsSafe(rows, candidate);
    }

    /// <summary>
    /// Rows that add up: the hidden rows' sum is known. Each holds at least one person and no more than the smallest
    /// row that is shown.
    /// </summary>
    private bool PartitionIsSafe(IReadOnlyList<TableRow> rows, HashSet<int> hidden)
    {
        if (hidden.Count < 2)
        {
            return false;
        }

        var sum = hidden.Sum(index => rows[index].People);
        var others = hidden.Count - 1;
        var smallestShown = rows
            .Where((row, index) => row.People > 0 && !hidden.Contains(index))
            .Select(row => (int?)row.People)
            .Min();
        var largestPossible = sum - others;
        var smallestPossible = smallestShown is { } most ? sum - ((long)others * most) : 1;
        return largestPossible >= rule.HiddenUpTo && smallestPossible <= 1;
    }

    /// <summary>
    /// Rows that overlap, beside exclusive ones. With N people in any overlapping row: N is the total less the exclusive
    /// rows; no overlapping row exceeds N, and together they reach it.
    /// </summary>
    private bool OverlapIsSafe(int total, IReadOnlyList<TableRow> rows, HashSet<int> hidden)
    {
        var seen = rows.Where((_, index) => !hidden.Contains(index)).ToList();
        var notSeenExclusive = total - seen.Where(row => row.Exclusive).Sum(row => row.People);
        var overlappingSeen = seen.Where(row => !row.Exclusive).Select(row => row.People).DefaultIfEmpty().ToList();
        var hiddenExclusive = hidden.Count(index => rows[index].Exclusive);
        var hiddenOverlapping = hidden.Count - hiddenExclusive;

        // A single hidden row has at least what all the others together cannot account for.
        if (hidden.Count == 1 && notSeenExclusive - overlappingSeen.Sum() > 1)
        {
            return false;
        }

        var largestOverlapping = notSeenExclusive - hiddenExclusive;
        var largestExclusive =
            notSeenExclusive - (hiddenExclusive - 1) - Math.Max(overlappingSeen.Max(), hiddenOverlapping > 0 ? 1 : 0);
        return (hiddenOverlapping == 0 || largestOverlapping >= rule.HiddenUpTo)
            && (hiddenExclusive == 0 || largestExclusive >= rule.HiddenUpTo);
    }
}
