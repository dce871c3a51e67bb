using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Tests.Results;

/// <summary>
/// Attacks on published tables. The attacker has every figure that is shown, knows the rule, and tries all tables of whole
/// numbers that fit: this shares nothing with the way in which <see cref="TableProtection"/> works.
/// </summary>
public sealed class GuardedTablesTests
{
    private static readonly DisclosureRule Rule = DisclosureRule.On(new DateOnly(2026, 11, 22));

    [Fact]
    public void No_hidden_count_of_a_cross_table_can_be_narrowed_by_whoever_knows_all_other_counts_and_totals()
    {
        var random = new Random(4);
        var attacked = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var counts = RandomTable(random, random.Next(2, 5), random.Next(2, 5));
            var hidden = Protected(counts);
            // Where everything is hidden, the table says no more than the totals, which are tables of their own.
            if (HiddenCells(hidden).Count is var many && (many is 0 or > 9 || many == counts.Length || HasSmallTotals(counts)))
            {
                continue;
            }

            foreach (var (row, column) in HiddenCells(hidden).Where(cell => Rule.Hides(counts[cell.Row, cell.Column])))
            {
                attacked++;
                var possible = PossibleValues(counts, hidden, row, column);
                possible.ShouldContain(1, Describe(counts, hidden));
                possible.ShouldContain(Rule.HiddenUpTo, Describe(counts, hidden));
            }
        }

        attacked.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void A_table_without_small_counts_is_shown_whole()
    {
        Protected(new[,] { { 20, 30, 8 }, { 0, 12, 40 } }).Cast<bool>().ShouldAllBe(cell => !cell);
    }

    [Fact]
    public void One_small_count_takes_three_others_with_it_and_no_more()
    {
        var hidden = Protected(new[,] { { 3, 40, 50 }, { 60, 20, 70 }, { 80, 90, 100 } });

        HiddenCells(hidden).ShouldBe([(0, 0), (0, 1), (1, 0), (1, 1)]);
    }

    [Fact]
    public void What_is_hidden_of_everybody_is_hidden_of_some()
    {
        var (question, by, filter) = (Dimension("a", 3), Dimension("b", 2), Dimension("c", 2));
        var random = new Random(8);
        for (var round = 0; round < 200; round++)
        {
            var people = RandomPeople(random, random.Next(30, 200), 3, 2, 2);
            var tables = new GuardedTables(CounterOf(people, [question, by, filter]), new Disclosure(Rule));
            var (whole, divided) = (tables.Of([question, by]), tables.Of([question, by, filter]));
            for (var cell = 0; cell < divided.Counts.Cells.Length; cell++)
            {
                if (whole.IsHidden(divided.Counts.Without(cell, 2)))
                {
                    divided.IsHidden(cell).ShouldBeTrue();
                }
            }
        }
    }

    [Fact]
    public void Filtered_tables_taken_from_each_other_and_from_the_whole_do_not_leave_a_small_count()
    {
        var dimensions = new[] { Dimension("a", 3), Dimension("b", 3), Dimension("c", 3) };
        var random = new Random(15);
        var attacked = 0;
        for (var round = 0; round < 300; round++)
        {
            var people = RandomPeople(random, random.Next(60, 400), 3, 3, 3);
            var tables = new GuardedTables(CounterOf(people, dimensions), new Disclosure(Rule));
            var table = tables.Of(dimensions);
            var (low, high) = Bounds(tables, dimensions);
            for (var cell = 0; cell < table.Counts.Cells.Length; cell++)
            {
                if (table.IsHidden(cell) && Rule.Hides(table.Counts.Cells[cell]))
                {
                    attacked++;
                    low[cell].ShouldBeLessThanOrEqualTo(1);
                    high[cell].ShouldBeGreaterThanOrEqualTo(Rule.HiddenUpTo);
                }
            }
        }

        attacked.ShouldBeGreaterThan(1_000);
    }

    private static bool[,] Protected(int[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var hidden = new bool[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                hidden[row, column] = Rule.Hides(counts[row, column]);
            }
        }

        new TableProtection(counts, hidden, new bool[rows], new bool[columns], Rule).Protect();
        return hidden;
    }

    /// <summary>What the cell may be in tables that agree with everything shown. Totals are known; hidden counts are not negative.</summary>
    private static HashSet<int> PossibleValues(int[,] counts, bool[,] hidden, int row, int column)
    {
        var cells = HiddenCells(hidden);
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var rowLeft = new int[rows];
        var columnLeft = new int[columns];
        foreach (var cell in cells)
        {
            rowLeft[cell.Row] += counts[cell.Row, cell.Column];
            columnLeft[cell.Column] += counts[cell.Row, cell.Column];
        }

        var possible = new HashSet<int>();
        foreach (var wanted in new[] { 1, Rule.HiddenUpTo })
        {
            if (Exists(0, wanted))
            {
                possible.Add(wanted);
            }
        }

        return possible;

        bool Exists(int index, int wanted)
        {
            if (index == cells.Count)
            {
                return rowLeft.All(left => left == 0) && columnLeft.All(left => left == 0);
            }

            var (here, there) = cells[index];
            var isTarget = here == row && there == column;
            var lastOfRow = !cells.Skip(index + 1).Any(cell => cell.Row == here);
            var most = Math.Min(rowLeft[here], columnLeft[there]);
            var (from, to) = isTarget ? (wanted, wanted) : lastOfRow ? (rowLeft[here], rowLeft[here]) : (0, most);
            for (var value = from; value <= to && value <= most; value++)
            {
                rowLeft[here] -= value;
                columnLeft[there] -= value;
                var found = (!lastOfRow || rowLeft[here] == 0) && Exists(index + 1, wanted);
                rowLeft[here] += value;
                columnLeft[there] += value;
                if (found)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// What a reader of everything that is published of three questions, alone, by two and by all three, rounded as it is, can
    /// bound each combination with: every sum is used on every part of it until nothing moves.
    /// </summary>
    private static (double[] Low, double[] High) Bounds(GuardedTables tables, Dimension[] dimensions)
    {
        var finest = tables.Of(dimensions).Counts;
        var low = new double[finest.Cells.Length];
        var high = Enumerable.Repeat(double.MaxValue / 100, finest.Cells.Length).ToArray();
        var sums = new List<(List<int> Cells, double Low, double High)>();
        for (var subset = 1; subset < 8; subset++)
        {
            var chosen = dimensions.Where((_, index) => (subset >> index & 1) == 1).ToArray();
            var table = tables.Of(chosen);
            for (var cell = 0; cell < table.Counts.Cells.Length; cell++)
            {
                if (table.Shown(cell).About is { } about)
                {
                    var members = Enumerable.Range(0, finest.Cells.Length)
                        .Where(each => chosen.Index().All(dimension =>
                            finest.ValueOf(each, Array.IndexOf(dimensions, dimension.Item)) == table.Counts.ValueOf(cell, dimension.Index)))
                        .ToList();
                    sums.Add((members, about == 0 ? 0 : Math.Max(about - 2, Rule.HiddenUpTo + 1), about == 0 ? 0 : about + 2));
                }
            }
        }

        for (var (moved, rounds) = (true, 0); moved && rounds < 50; rounds++)
        {
            moved = false;
            foreach (var (cells, least, most) in sums)
            {
                var (lowest, highest) = (cells.Sum(cell => low[cell]), cells.Sum(cell => high[cell]));
                foreach (var cell in cells)
                {
                    var (newLow, newHigh) = (Math.Max(low[cell], least - (highest - high[cell])), Math.Min(high[cell], most - (lowest - low[cell])));
                    moved |= newLow > low[cell] || newHigh < high[cell];
                    (low[cell], high[cell]) = (newLow, newHigh);
                }
            }
        }

        return (low, high);
    }

    private static int[,] RandomTable(Random random, int rows, int columns)
    {
        var counts = new int[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                counts[row, column] = random.Next(6) switch { 0 => 0, 1 or 2 => random.Next(1, 8), 3 => random.Next(8, 13), _ => random.Next(8, 40) };
            }
        }

        return counts;
    }

    private static List<int[]> RandomPeople(Random random, int people, params int[] sizes) =>
        [.. Enumerable.Range(0, people).Select(_ => sizes.Select(size => (int)(size * Math.Pow(random.NextDouble(), 2))).ToArray())];

    private static Dimension Dimension(string code, int values) =>
        new(code, code, [.. Enumerable.Range(0, values).Select(value => new DimensionValue($"{value}", $"{value}"))]);

    private static Func<IReadOnlyList<Dimension>, CountTable> CounterOf(List<int[]> people, Dimension[] order) => dimensions =>
    {
        var table = new CountTable(dimensions);
        foreach (var person in people)
        {
            table.Cells[dimensions.Index().Sum(each => person[Array.IndexOf(order, each.Item)] * table.Strides[each.Index])]++;
        }

        return table;
    };

    private static List<(int Row, int Column)> HiddenCells(bool[,] hidden) =>
    [
        .. Enumerable.Range(0, hidden.GetLength(0))
            .SelectMany(row => Enumerable.Range(0, hidden.GetLength(1)).Select(column => (row, column)))
            .Where(cell => hidden[cell.row, cell.column]),
    ];

    /// <summary>Such totals would be hidden themselves.</summary>
    private static bool HasSmallTotals(int[,] counts) =>
        Enumerable.Range(0, counts.GetLength(0)).Any(row => Rule.Hides(Enumerable.Range(0, counts.GetLength(1)).Sum(column => counts[row, column])))
        || Enumerable.Range(0, counts.GetLength(1)).Any(column => Rule.Hides(Enumerable.Range(0, counts.GetLength(0)).Sum(row => counts[row, column])));

    private static string Describe(int[,] counts, bool[,] hidden) => string.Join('\n', Enumerable.Range(0, counts.GetLength(0)).Select(row =>
        string.Join(' ', Enumerable.Range(0, counts.GetLength(1)).Select(column => $"{counts[row, column]}{(hidden[row, column] ? "*" : "")}"))));
}
