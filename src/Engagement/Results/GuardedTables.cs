using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// Tables of people by one or more dimensions with what may not be shown hidden. A filter holds one dimension at a value, so a
/// filtered table is a part of a larger one, and everything that can be asked for belongs to one family.
/// </summary>
/// <remarks>
/// What is hidden in a table with fewer dimensions is hidden in all of those it is divided into. Each table is then protected
/// for itself, in every plane of two of its dimensions. So a table shown on its own, beside another, or as a filtered part hides the
/// same: a figure is never shown here and hidden there. Limits: docs/adr/0012.
/// </remarks>
/// <param name="count">Counts people by dimensions.</param>
/// <param name="gate">What every figure passes.</param>
internal sealed class GuardedTables(Func<IReadOnlyList<Dimension>, CountTable> count, Disclosure gate)
{
    /// <summary>Combinations of values that are looked at at once; more take too long to protect.</summary>
    public const int MostCells = 20_000;

    private readonly Dictionary<string, GuardedTable> made = new(StringComparer.Ordinal);

    /// <summary>What every figure passes.</summary>
    public Disclosure Gate => gate;

    /// <summary>The table of these dimensions, in whatever order; at least one.</summary>
    public GuardedTable Of(IEnumerable<Dimension> dimensions)
    {
        var inOrder = dimensions.OrderBy(dimension => dimension.Code, StringComparer.Ordinal).ToList();
        var key = string.Join('\n', inOrder.Select(dimension => dimension.Code));
        if (!made.TryGetValue(key, out var table))
        {
            var counts = count(inOrder);
            table = new GuardedTable(inOrder, counts, inOrder.Count == 1 ? OneDirection(counts) : Several(inOrder, counts), gate);
            made.Add(key, table);
        }

        return table;
    }

    private bool[] OneDirection(CountTable counts)
    {
        var hidden = gate.HiddenRows(counts.Cells.Sum(), [.. counts.Cells.Select(people => new TableRow(people))]);
        return [.. counts.Cells.Index().Select(cell => hidden.Contains(cell.Index))];
    }

    private bool[] Several(IReadOnlyList<Dimension> dimensions, CountTable counts)
    {
        var totals = dimensions.Index().Select(each => TotalsHidden(dimensions, counts, each.Index)).ToArray();
        var hidden = new bool[counts.Cells.Length];
        for (var cell = 0; cell < hidden.Length; cell++)
        {
            hidden[cell] = gate.Rule.Hides(counts.Cells[cell])
                || totals.Index().Any(total => total.Item[counts.Without(cell, total.Index)]);
        }

        while (ProtectPlanes(counts, hidden, totals))
        {
        }

        return hidden;
    }

    /// <summary>
    /// By cell of the table without the dimension: its total is not shown there, or too small to be divided. It may be smaller
    /// here, as those who left the dimension out are not in it.
    /// </summary>
    private bool[] TotalsHidden(IReadOnlyList<Dimension> dimensions, CountTable counts, int dimension)
    {
        var fewer = Of(dimensions.Where((_, index) => index != dimension));
        var sums = new int[fewer.Counts.Cells.Length];
        for (var cell = 0; cell < counts.Cells.Length; cell++)
        {
            sums[counts.Without(cell, dimension)] += counts.Cells[cell];
        }

        return [.. sums.Select((sum, total) => fewer.IsHidden(total) || gate.Rule.Hides(sum))];
    }

    private bool ProtectPlanes(CountTable counts, bool[] hidden, bool[][] totals)
    {
        var more = false;
        for (var rows = 0; rows < counts.Sizes.Count; rows++)
        {
            for (var columns = rows + 1; columns < counts.Sizes.Count; columns++)
            {
                for (var origin = 0; origin < hidden.Length; origin++)
                {
                    if (counts.ValueOf(origin, rows) == 0 && counts.ValueOf(origin, columns) == 0)
                    {
                        more |= ProtectPlane(counts, hidden, totals, origin, rows, columns);
                    }
                }
            }
        }

        return more;
    }

    private bool ProtectPlane(CountTable counts, bool[] hidden, bool[][] totals, int origin, int rows, int columns)
    {
        var (height, width) = (counts.Sizes[rows], counts.Sizes[columns]);
        var people = new int[height, width];
        var hiddenHere = new bool[height, width];
        var any = false;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var cell = CellAt(row, column);
                people[row, column] = counts.Cells[cell];
                hiddenHere[row, column] = hidden[cell];
                any |= hidden[cell];
            }
        }

        var protection = new TableProtection(
            people,
            hiddenHere,
            [.. Enumerable.Range(0, height).Select(row => totals[columns][counts.Without(CellAt(row, 0), columns)])],
            [.. Enumerable.Range(0, width).Select(column => totals[rows][counts.Without(CellAt(0, column), rows)])],
            gate.Rule);
        if (!any || !protection.Protect())
        {
            return false;
        }

        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                hidden[CellAt(row, column)] = hiddenHere[row, column];
            }
        }

        return true;

        int CellAt(int row, int column) => origin + (row * counts.Strides[rows]) + (column * counts.Strides[columns]);
    }
}

/// <summary>Exact counts with what may be shown of them.</summary>
internal sealed class GuardedTable(IReadOnlyList<Dimension> dimensions, CountTable counts, bool[] hidden, Disclosure gate)
{
    /// <summary>Exact; for what is worked out from several of them.</summary>
    public CountTable Counts => counts;

    /// <summary>Its dimensions, in the order of their codes.</summary>
    public IReadOnlyList<Dimension> Dimensions => dimensions;

    /// <summary>The cell is not shown.</summary>
    public bool IsHidden(int cell) => hidden[cell];

    /// <summary>What may be shown of a cell.</summary>
    public DisclosedCount Shown(int cell) => hidden[cell] ? default : gate.Count(counts.Cells[cell]);

    /// <summary>Where the combination of values stands, given for each dimension.</summary>
    public int CellOf(IReadOnlyDictionary<string, int> values) =>
        dimensions.Index().Sum(dimension => values[dimension.Item.Code] * counts.Strides[dimension.Index]);
}
