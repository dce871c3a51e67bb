namespace IcpEngage.Engagement.Results;

/// <summary>The columns of a table on one level: places, or the neighbourhoods that these are divided into.</summary>
/// <param name="People">Exact counts by row and column.</param>
/// <param name="Hidden">What is not shown of them.</param>
/// <param name="TotalHidden">By column, its total is not shown.</param>
/// <param name="PartOf">By column, which column of the level above it is a part of; 0 for all on the first.</param>
internal sealed record TableColumns(int[,] People, bool[,] Hidden, bool[] TotalHidden, IReadOnlyList<int> PartOf)
{
    /// <summary>Columns that are parts of nothing but the whole.</summary>
    public TableColumns(int[,] people, bool[,] hidden, bool[] totalHidden)
        : this(people, hidden, totalHidden, new int[totalHidden.Length])
    {
    }

    public int Rows => People.GetLength(0);

    public int Count => PartOf.Count;
}

/// <summary>
/// Decides what is hidden in a table of two directions whose totals are shown: each count of 1 to 7, and as few others as it
/// takes that none can be worked out. Columns may be parts of other columns, which were protected before and stay as they are:
/// only the last level is decided here, but each count is tested with all levels in view.
/// </summary>
/// <remarks>
/// The reader to keep out knows every other count and every total exactly. A small count is safe when it can still be
/// anything from 1 to <see cref="DisclosureRule.HiddenUpTo"/>, another hidden one when it can be as many different numbers.
/// What hidden counts can be while all totals stay the same is a flow in a graph (Hundepool et al., <i>Statistical Disclosure
/// Control</i>, 2012, ch. 4.4; Cox, <i>Network models for complementary cell suppression</i>, JASA 90, 1995), and remains one
/// where one of the two directions is a hierarchy: people run from the whole through a row, its places and their
/// neighbourhoods to a column, and back through that column's totals.
/// </remarks>
internal sealed class TableProtection
{
    /// <summary>Larger tables are tried once.</summary>
    private const int CellsTriedInEveryOrder = 600;

    private readonly TableColumns last;
    private readonly int largest;
    private readonly CellGraph graph;
    private readonly int firstCell;
    private readonly int firstTotal;
    private readonly bool[] withheld;
    private readonly List<int>[] parts;
    private readonly bool[,] given;
    private readonly int[,] hiddenInBlock;
    private readonly int[] hiddenInColumn;

    // By cell, the counts that move with it as far as it must be able to; null while that is not known. And the other way round.
    private readonly List<int>?[] movesWith;
    private readonly List<int>?[] leaning;

    /// <summary>A table of exact counts whose columns are parts of nothing but the whole.</summary>
    public TableProtection(int[,] people, bool[,] hidden, bool[] rowTotalHidden, bool[] columnTotalHidden, DisclosureRule rule)
        : this([new TableColumns(people, hidden, columnTotalHidden)], rowTotalHidden, rule)
    {
    }

    /// <summary>A table of exact counts.</summary>
    /// <param name="levels">From the largest areas to the smallest; more is hidden in the last.</param>
    /// <param name="rowTotalHidden">The row's total over everything is not shown.</param>
    /// <param name="rule">What counts are hidden for themselves.</param>
    public TableProtection(IReadOnlyList<TableColumns> levels, bool[] rowTotalHidden, DisclosureRule rule)
    {
        last = levels[^1];
        largest = rule.HiddenUpTo;
        given = (bool[,])last.Hidden.Clone();
        movesWith = new List<int>?[last.People.Length];
        withheld = new bool[levels.Count > 1 ? levels[^2].Count : 1];
        parts = [.. withheld.Select(_ => new List<int>())];
        hiddenInBlock = new int[last.Rows, withheld.Length];
        hiddenInColumn = new int[last.Count];
        for (var column = 0; column < last.Count; column++)
        {
            parts[last.PartOf[column]].Add(column);
        }

        (graph, firstCell, firstTotal) = GraphOf(levels, rowTotalHidden);
        leaning = new List<int>?[graph.Count];
        foreach (var cell in Enumerable.Range(0, given.Length).Where(IsHidden))
        {
            Count(cell, 1);
        }
    }

    /// <summary>
    /// By column of the level above: nothing helped, so that all of its parts are hidden. Then their totals must not be shown
    /// either: with them, a reader could bound what is hidden.
    /// </summary>
    public IReadOnlyList<bool> Withheld => withheld;

    /// <summary>Each hidden count is safe.</summary>
    public bool IsSafe() => Enumerable.Range(0, given.Length).All(cell => !IsHidden(cell) || IsSafe(cell));

    /// <summary>Hides what must be; true if that is more than before.</summary>
    public bool Protect()
    {
        if (Enumerable.Range(0, given.Length).All(cell => !IsHidden(cell)))
        {
            return false;
        }

        // Which count gets company first decides how many get it. Small tables are tried in every order.
        var best = Orders.Take(given.Length <= CellsTriedInEveryOrder ? Orders.Count : 1)
            .Select(order => (Order: order, Loss: LossOf(order)))
            .MinBy(tried => tried.Loss);
        LossOf(best.Order);
        return Enumerable.Range(0, given.Length).Any(IsSecondary);
    }

    private IReadOnlyList<Func<int, int>> Orders =>
    [
        cell => Math.Min(People(cell), largest + 1) * -1,
        People,
        cell => cell,
        cell => -cell,
        cell => (cell % last.Count * last.Rows) + (cell / last.Count),
        cell => -((cell % last.Count * last.Rows) + (cell / last.Count)),
    ];

    private long LossOf(Func<int, int> order)
    {
        Restore();
        var waiting = new PriorityQueue<int, int>(Enumerable.Range(0, given.Length).Where(IsHidden).Select(cell => (cell, order(cell))));
        while (waiting.TryDequeue(out var cell, out _))
        {
            while (!IsSafe(cell) && HideMore(cell) is { Count: > 0 } more)
            {
                waiting.EnqueueRange(more.Select(each => (each, order(each))));
            }
        }

        ShowWhatIsNotNeeded();
        return Enumerable.Range(0, given.Length).Where(IsSecondary).Sum(cell => Price(People(cell)))
            + (withheld.Index().Where(block => block.Item).Sum(block => (long)parts[block.Index].Count) * Scale);
    }

    private void Restore()
    {
        foreach (var cell in Enumerable.Range(0, given.Length).Where(IsSecondary))
        {
            Set(cell, hidden: false);
        }

        for (var block = 0; block < withheld.Length; block++)
        {
            Withhold(block, false);
        }

        Array.Clear(movesWith);
        Array.Clear(leaning);
    }

    private bool IsSafe(int cell)
    {
        var people = People(cell);
        if (people == 0 || movesWith[cell] is not null)
        {
            // It stays so, whatever else is hidden.
            return true;
        }

        var moves = new List<int>();
        var (up, down) = Needs(people);
        var grows = graph.Move(firstCell + cell, grow: true, up, moves);
        var safe = people <= largest
            ? grows >= up && graph.Move(firstCell + cell, grow: false, down, moves) >= down
            : grows >= up || grows + graph.Move(firstCell + cell, grow: false, up - grows, moves) >= up;
        if (safe)
        {
            movesWith[cell] = moves;
            moves.ForEach(edge => (leaning[edge] ??= []).Add(cell));
        }

        return safe;
    }

    /// <summary>How far a count must be able to move: a small one to 1 and to the largest, others as far altogether.</summary>
    private (int Up, int Down) Needs(int people) =>
        people <= largest ? (largest - people, people - 1) : (largest - 1, 0);

    /// <summary>Hides further counts for one that is not safe: those that cost least; else all of its lines; else all that is beside it.</summary>
    private List<int> HideMore(int cell)
    {
        var (up, down) = Needs(People(cell));
        var company = graph.Company(firstCell + cell, up, down).Select(edge => edge - firstCell).ToList();
        if (company.Count > 0)
        {
            company.ForEach(each => Set(each, hidden: true));
            return company;
        }

        var (row, column) = (cell / last.Count, cell % last.Count);
        var beside = parts[last.PartOf[column]];
        List<int> lines =
        [
            .. beside.Select(other => (row * last.Count) + other),
            .. Enumerable.Range(0, last.Rows).Select(other => (other * last.Count) + column),
        ];
        List<int> block =
            [.. Enumerable.Range(0, last.Rows).SelectMany(other => beside.Select(each => (other * last.Count) + each))];
        foreach (var wider in new[] { lines, block })
        {
            List<int> shown = [.. wider.Where(each => !IsHidden(each)).Distinct()];
            if (shown.Count > 0)
            {
                shown.ForEach(each => Set(each, hidden: true));
                return [cell, .. shown];
            }
        }

        if (withheld[last.PartOf[column]])
        {
            return [];
        }

        Withhold(last.PartOf[column], true);
        return [cell];
    }

    /// <summary>Company that turns out not to be needed, because of what else was hidden later, is shown again; the largest first.</summary>
    private void ShowWhatIsNotNeeded()
    {
        var candidates = Enumerable.Range(0, given.Length)
            .Where(cell => IsSecondary(cell) && People(cell) > 0 && !withheld[last.PartOf[cell % last.Count]] && !IsBesideHiddenNought(cell))
            .OrderByDescending(People);
        foreach (var cell in candidates.ToList())
        {
            var leaning = LeaningOn(cell);
            Set(cell, hidden: false);
            leaning.ForEach(other => movesWith[other.Cell] = null);
            if (leaning.TrueForAll(other => IsSafe(other.Cell)))
            {
                movesWith[cell] = null;
            }
            else
            {
                Set(cell, hidden: true);
                leaning.ForEach(other => movesWith[other.Cell] = other.Moves);
            }
        }
    }

    /// <summary>Other counts that are safe because this one can move, or because noughts may hide in its lines.</summary>
    private List<(int Cell, List<int>? Moves)> LeaningOn(int cell)
    {
        var wholly = IsLineHidden(cell / last.Count, last.PartOf[cell % last.Count]) || IsColumnHidden(cell % last.Count);
        var on = (wholly ? LinesOf(cell) : [cell]).Select(each => firstCell + each).ToHashSet();
        return
        [
            .. on.SelectMany(edge => leaning[edge] ?? []).Distinct()
                .Where(other => other != cell && movesWith[other] is { } moves && moves.Exists(on.Contains))
                .Select(other => (other, movesWith[other])),
        ];
    }

    private IEnumerable<int> LinesOf(int cell) =>
    [
        .. parts[last.PartOf[cell % last.Count]].Select(column => (cell / last.Count * last.Count) + column),
        .. Enumerable.Range(0, last.Rows).Select(row => (row * last.Count) + (cell % last.Count)),
    ];

    private bool IsBesideHiddenNought(int cell) => LinesOf(cell).Any(each => People(each) == 0 && IsHidden(each));

    private (CellGraph Graph, int FirstCell, int FirstTotal) GraphOf(IReadOnlyList<TableColumns> levels, bool[] rowTotalHidden)
    {
        // A node for the whole; for each row and the totals at the top and in each column that is divided; for each column that is not.
        var lines = last.Rows + 1;
        var divided = 1 + levels.SkipLast(1).Sum(level => level.Count);
        var made = new CellGraph(1 + (lines * divided) + last.Count, largest);
        for (var row = 0; row < last.Rows; row++)
        {
            var people = Enumerable.Range(0, last.Count).Sum(column => last.People[row, column]);
            made.Add(0, 1 + row, people, 1, rowTotalHidden[row], price: 0);
        }

        var (above, here) = (1, 1 + lines);
        var (cells, totals) = (0, 0);
        foreach (var level in levels)
        {
            var isLast = level == last;
            cells = last.Rows;
            for (var row = 0; row < level.Rows; row++)
            {
                for (var column = 0; column < level.Count; column++)
                {
                    var edge = made.Add(
                        above + (level.PartOf[column] * lines) + row,
                        isLast ? here + column : here + (column * lines) + row,
                        level.People[row, column],
                        !isLast && IsWhollyHidden(level, row, column) ? 0 : 1,
                        level.Hidden[row, column],
                        isLast ? Price(level.People[row, column]) : 0);
                    cells = row + column == 0 ? edge : cells;
                }
            }

            for (var column = 0; column < level.Count; column++)
            {
                var people = Enumerable.Range(0, level.Rows).Sum(row => level.People[row, column]);
                var edge = made.Add(
                    isLast ? here + column : here + (column * lines) + level.Rows,
                    above + (level.PartOf[column] * lines) + level.Rows,
                    people,
                    1,
                    level.TotalHidden[column],
                    price: 0);
                totals = column == 0 ? edge : totals;
            }

            (above, here) = (here, here + (level.Count * lines));
        }

        return (made, cells, totals);
    }

    /// <summary>Where all of a line is hidden, a reader must allow for noughts too.</summary>
    private static bool IsWhollyHidden(TableColumns level, int row, int column) =>
        Enumerable.Range(0, level.Rows).All(other => level.Hidden[other, column])
        || Enumerable.Range(0, level.Count).All(other => level.PartOf[other] != level.PartOf[column] || level.Hidden[row, other]);

    private void Set(int cell, bool hidden)
    {
        last.Hidden[cell / last.Count, cell % last.Count] = hidden;
        graph.Set(firstCell + cell, hidden);
        Count(cell, hidden ? 1 : -1);
    }

    /// <summary>Counts a hidden cell in its lines, or out; noughts count where they become wholly hidden, or stop being so.</summary>
    private void Count(int cell, int more)
    {
        var (row, column) = (cell / last.Count, cell % last.Count);
        var block = last.PartOf[column];
        var (lineWas, columnWas) = (IsLineHidden(row, block), IsColumnHidden(column));
        hiddenInBlock[row, block] += more;
        hiddenInColumn[column] += more;
        if (IsLineHidden(row, block) != lineWas || IsColumnHidden(column) != columnWas)
        {
            foreach (var each in LinesOf(cell))
            {
                SetLeast(each);
            }
        }
        else
        {
            SetLeast(cell);
        }
    }

    private void SetLeast(int cell) => graph.SetLeast(
        firstCell + cell,
        IsLineHidden(cell / last.Count, last.PartOf[cell % last.Count]) || IsColumnHidden(cell % last.Count) ? 0 : 1);

    private bool IsLineHidden(int row, int block) => hiddenInBlock[row, block] == parts[block].Count;

    private bool IsColumnHidden(int column) => hiddenInColumn[column] == last.Rows;

    private void Withhold(int block, bool value)
    {
        withheld[block] = value;
        parts[block].ForEach(column => graph.Set(firstTotal + column, value || last.TotalHidden[column]));
    }

    private bool IsHidden(int cell) => last.Hidden[cell / last.Count, cell % last.Count];

    private bool IsSecondary(int cell) => IsHidden(cell) && !given[cell / last.Count, cell % last.Count];

    private int People(int cell) => last.People[cell / last.Count, cell % last.Count];

    /// <summary>Cells count first, then people: of two choices that hide as many figures, the one that hides fewer people.</summary>
    private static long Price(int people) => Scale + people;

    private const long Scale = 1L << 36;
}
