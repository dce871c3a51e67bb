using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// Tables of people by one or more dimensions with what may not be shown hidden. A filter holds one dimension at a value, so a
/// filtered table is a part of a larger one, and everything that can be asked for belongs to one family.
/// </summary>
/// <remarks>
/// What is hidden in a table with fewer dimensions is hidden in all of those it is divided into, and what is hidden of a place is
/// hidden of its neighbourhoods. Each table is then protected for itself, in every plane of two of its dimensions; places come
/// first and never change because of what they are divided into. So a table shown on its own, beside another, or as a filtered
/// part hides the same: a figure is never shown here and hidden there. Limits: docs/adr/0012.
/// </remarks>
/// <param name="count">Counts people by dimensions.</param>
/// <param name="gate">What every figure passes.</param>
/// <param name="before">What was published of the same answers; null where nothing was.</param>
/// <param name="answered">The question that all of these people answered; null for everybody.</param>
internal sealed class GuardedTables(
    Func<IReadOnlyList<Dimension>, CountTable> count, Disclosure gate, Published? before = null, Dimension? answered = null)
{
    /// <summary>Combinations of values that are looked at at once; more take too long to protect.</summary>
    public const int MostCells = 20_000;

    private readonly Dictionary<string, GuardedTable> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GuardedTables> among = new(StringComparer.Ordinal);

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
            table = new GuardedTable(inOrder, counts, gate, before?.Of(answered, inOrder, counts));
            if (table.CanStay && TotalsStay(table))
            {
                table.StayAsPublished();
            }
            else if (inOrder.Count == 1)
            {
                HideOneDirection(table);
            }
            else
            {
                HideSeveral(table);
            }

            made.Add(key, table);
        }

        return table;
    }

    /// <summary>Everything that the table is a part of stays as it was published.</summary>
    private bool TotalsStay(GuardedTable table)
    {
        var (dimensions, whole) = (table.Dimensions, table.Counts.Cells.Sum());
        return dimensions.Where(each => each.Within is not null)
                .All(each => Of(dimensions.Select(other => other == each ? each.Within! : other)).Stays)
            && (dimensions.Count == 1
                ? before!.Total(answered ?? dimensions[0]) is { About: { } about } && gate.Rule.Stays(about, whole)
                : dimensions.All(each => Of(dimensions.Except([each])).Stays && Among(each).Of(dimensions.Except([each])).Stays));
    }

    /// <summary>The same tables of only those who are in one of a dimension's values: who answered its question.</summary>
    public GuardedTables Among(Dimension dimension)
    {
        if (dimension.IsPlace || dimension.CountsEverybody)
        {
            return this;
        }

        if (!among.TryGetValue(dimension.QuestionCode, out var some))
        {
            among.Add(dimension.QuestionCode, some = new GuardedTables(dimensions => CountAmong(dimension, dimensions), gate, before, dimension));
        }

        return some;
    }

    private CountTable CountAmong(Dimension dimension, IReadOnlyList<Dimension> dimensions)
    {
        var table = new CountTable(dimensions);
        foreach (var (cell, people) in count([.. dimensions, dimension]).Cells.Index())
        {
            table.Cells[cell / dimension.Values.Count] += people;
        }

        return table;
    }

    /// <summary>The parts of a whole, or of each place.</summary>
    private void HideOneDirection(GuardedTable table)
    {
        var dimension = table.Dimensions[0];
        var above = dimension.Within is { } within ? Of([within]) : null;
        foreach (var block in table.Counts.Cells.Index().GroupBy(cell => dimension.PlaceOf(cell.Index)))
        {
            var parts = block.ToList();
            var hidden = gate.HiddenRows(
                parts.Sum(part => part.Item), [.. parts.Select(part => new TableRow(part.Item))], part => table.WasHidden(parts[part].Index));
            foreach (var (part, cell) in parts.Index())
            {
                table.Hidden[cell.Index] = above?.IsHidden(block.Key) == true || hidden.Contains(part);
            }
        }
    }

    private void HideSeveral(GuardedTable table)
    {
        var totals = table.Dimensions.Index().Select(each => TotalsHidden(table, each.Index)).ToArray();
        var above = table.Dimensions.Index().Where(each => each.Item.Within is not null)
            .Select(each => new Larger(table, Of(table.Dimensions.Select((other, index) => index == each.Index ? other.Within! : other)), each.Index))
            .ToList();
        for (var cell = 0; cell < table.Hidden.Length; cell++)
        {
            table.Hidden[cell] = gate.Rule.Hides(table.Counts.Cells[cell])
                || table.WasHidden(cell)
                || totals.Index().Any(total => total.Item[table.Counts.Without(cell, total.Index)])
                || above.Exists(each => each.Table.IsHidden(each.CellOf(cell)));
            if (above.Exists(each => each.Table.IsWithheld(each.CellOf(cell))))
            {
                table.Withhold(cell);
            }
        }

        while (ProtectPlanes(table, totals, above))
        {
        }
    }

    /// <summary>
    /// By cell of the table without the dimension: its total is not shown there, or too small to be divided. It may be smaller
    /// here, as those who left the dimension out are not in it: where two are left, as a table of those who did not.
    /// </summary>
    private bool[] TotalsHidden(GuardedTable table, int dimension)
    {
        var others = table.Dimensions.Where((_, index) => index != dimension).ToList();
        var fewer = Of(others);
        if (others.Count == 1)
        {
            var some = Among(table.Dimensions[dimension]).Of(others);
            return [.. fewer.Hidden.Zip(some.Hidden, (one, other) => one || other)];
        }

        var sums = new int[fewer.Counts.Cells.Length];
        for (var cell = 0; cell < table.Counts.Cells.Length; cell++)
        {
            sums[table.Counts.Without(cell, dimension)] += table.Counts.Cells[cell];
        }

        return [.. sums.Select((sum, total) => fewer.IsHidden(total) || gate.Rule.Hides(sum))];
    }

    private bool ProtectPlanes(GuardedTable table, bool[][] totals, IReadOnlyList<Larger> above)
    {
        var more = false;
        for (var first = 0; first < table.Dimensions.Count; first++)
        {
            for (var second = first + 1; second < table.Dimensions.Count; second++)
            {
                // Columns are what may be divided.
                var (rows, columns) = table.Dimensions[first].Within is null ? (first, second) : (second, first);
                var larger = above.FirstOrDefault(each => each.Dimension == columns);
                for (var origin = 0; origin < table.Hidden.Length; origin++)
                {
                    if (table.Counts.ValueOf(origin, rows) == 0 && table.Counts.ValueOf(origin, columns) == 0)
                    {
                        more |= ProtectPlane(new Plane(table, origin, rows, columns), totals, larger);
                    }
                }
            }
        }

        return more;
    }

    private bool ProtectPlane(Plane plane, bool[][] totals, Larger? larger)
    {
        var (table, columns) = (plane.Table, plane.Columns);
        List<TableColumns> levels = [];
        if (larger is not null)
        {
            // The same plane of the larger areas, whose own totals are protected as theirs are.
            var whole = larger.PlaneOf(plane);
            levels.Add(whole.AsColumns(TotalsHidden(larger.Table, whole.Rows), new int[whole.Width]));
        }

        var here = plane.AsColumns(totals[plane.Rows], [.. Enumerable.Range(0, plane.Width).Select(table.Dimensions[columns].PlaceOf)]);
        levels.Add(here);
        var protection = new TableProtection(
            levels,
            [.. Enumerable.Range(0, plane.Height).Select(row => totals[columns][table.Counts.Without(plane.CellAt(row, 0), columns)])],
            gate.Rule);
        var more = protection.Protect();
        for (var row = 0; row < plane.Height; row++)
        {
            for (var column = 0; column < plane.Width; column++)
            {
                table.Hidden[plane.CellAt(row, column)] = here.Hidden[row, column];
                if (protection.Withheld[here.PartOf[column]])
                {
                    table.Withhold(plane.CellAt(row, column));
                }
            }
        }

        return more;
    }

    /// <summary>The table in which a dimension is replaced by what its values are parts of.</summary>
    private sealed class Larger(GuardedTable parts, GuardedTable table, int dimension)
    {
        // By dimension of the parts, where it stands in the larger table.
        private readonly int[] position =
        [
            .. parts.Dimensions.Select((each, index) => table.Dimensions.Index()
                .First(other => other.Item.Code == (index == dimension ? each.Within!.Code : each.Code)).Index),
        ];

        public GuardedTable Table => table;

        public int Dimension => dimension;

        /// <summary>What a cell is a part of.</summary>
        public int CellOf(int cell) => position.Index().Sum(each =>
        {
            var value = parts.Counts.ValueOf(cell, each.Index);
            return (each.Index == dimension ? parts.Dimensions[dimension].PlaceOf(value) : value) * table.Counts.Strides[each.Item];
        });

        public Plane PlaneOf(Plane plane) =>
            new(table, CellOf(plane.Origin) - (parts.Dimensions[dimension].PlaceOf(0) * table.Counts.Strides[position[dimension]]), position[plane.Rows], position[dimension]);
    }

    /// <summary>A table of two directions in a larger one: the cells reached from one of them along two dimensions.</summary>
    private sealed record Plane(GuardedTable Table, int Origin, int Rows, int Columns)
    {
        public int Height => Table.Counts.Sizes[Rows];

        public int Width => Table.Counts.Sizes[Columns];

        public int CellAt(int row, int column) =>
            Origin + (row * Table.Counts.Strides[Rows]) + (column * Table.Counts.Strides[Columns]);

        /// <summary>The counts, with what is hidden now.</summary>
        /// <param name="totalsOverRows">By cell of the table without the rows: the total is not shown.</param>
        /// <param name="partOf">By column.</param>
        public TableColumns AsColumns(bool[] totalsOverRows, IReadOnlyList<int> partOf)
        {
            var (people, hidden) = (new int[Height, Width], new bool[Height, Width]);
            for (var row = 0; row < Height; row++)
            {
                for (var column = 0; column < Width; column++)
                {
                    (people[row, column], hidden[row, column]) = (Table.Counts.Cells[CellAt(row, column)], Table.IsHidden(CellAt(row, column)));
                }
            }

            return new TableColumns(
                people,
                hidden,
                [
                    .. Enumerable.Range(0, Width).Select(column => CellAt(0, column)).Select(cell =>
                        totalsOverRows[Table.Counts.Without(cell, Rows)] || (Table.Dimensions.Count == 2 && Table.IsWithheld(cell))),
                ],
                partOf);
        }
    }
}

/// <summary>Exact counts with what may be shown of them.</summary>
internal sealed class GuardedTable(
    IReadOnlyList<Dimension> dimensions, CountTable counts, Disclosure gate, DisclosedCount?[]? before = null)
{
    private readonly HashSet<int> withheld = [];

    /// <summary>Exact; for what is worked out from several of them.</summary>
    public CountTable Counts => counts;

    /// <summary>Its dimensions, in the order of their codes.</summary>
    public IReadOnlyList<Dimension> Dimensions => dimensions;

    /// <summary>By cell, it is not shown.</summary>
    public bool[] Hidden { get; } = new bool[counts.Cells.Length];

    /// <summary>The cell is not shown.</summary>
    public bool IsHidden(int cell) => Hidden[cell];

    /// <summary>The cell is in a part of the table where nothing is shown, the totals of its columns included.</summary>
    public bool IsWithheld(int cell) => withheld.Contains(cell);

    /// <summary>Takes the cell out with everything beside it.</summary>
    public void Withhold(int cell) => withheld.Add(cell);

    /// <summary>What may be shown of a cell.</summary>
    public DisclosedCount Shown(int cell) =>
        Hidden[cell] && !StillShown(cell) ? default : gate.Count(counts.Cells[cell], before?[cell]);

    /// <summary>It became small, but by so few people that the figure which was published says nothing about who they are.</summary>
    private bool StillShown(int cell) => before?[cell] is { About: { } about }
        && gate.Rule.Hides(counts.Cells[cell]) && gate.Rule.Stays(about, counts.Cells[cell]);

    /// <summary>The cell was hidden when the table was published, and stays so.</summary>
    public bool WasHidden(int cell) => before?[cell] is { About: null };

    /// <summary>No figure that was published is out by more people than may be told apart.</summary>
    public bool CanStay => before is not null && before.Index().All(each =>
        each.Item is { } published && (published.About is not { } about || gate.Rule.Stays(about, counts.Cells[each.Index])));

    /// <summary>It is shown, and hidden, as it was published.</summary>
    public bool Stays { get; private set; }

    /// <summary>Shows, and hides, what was published.</summary>
    public void StayAsPublished()
    {
        Stays = true;
        for (var cell = 0; cell < Hidden.Length; cell++)
        {
            Hidden[cell] = WasHidden(cell);
        }
    }

    /// <summary>Where the combination of values stands, given for each dimension.</summary>
    public int CellOf(IReadOnlyDictionary<string, int> values) =>
        dimensions.Index().Sum(dimension => values[dimension.Item.Code] * counts.Strides[dimension.Index]);
}
