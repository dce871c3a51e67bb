namespace IcpEngage.Engagement.Results;

/// <summary>
/// Decides what is hidden in a table of two directions whose totals are shown: each count of 1 to 7, and as many others as it
/// takes that none can be worked out.
/// </summary>
/// <remarks>
/// The reader to keep out knows every other count and every total exactly. A small count is safe when it can still be
/// anything from 1 to <see cref="DisclosureRule.HiddenUpTo"/>, another hidden one when it can be as many different numbers.
/// What hidden counts can be while all totals stay the same is a flow in the graph that has a node for each row and each
/// column and an edge for each hidden count (Hundepool et al., <i>Statistical Disclosure Control</i>, 2012, ch. 4.4; Cox,
/// <i>Network models for complementary cell suppression</i>, JASA 90, 1995).
/// </remarks>
internal sealed class TableProtection
{
    private readonly int[,] people;
    private readonly bool[,] hidden;
    private readonly bool[] rowTotalHidden;
    private readonly bool[] columnTotalHidden;
    private readonly bool[,] safe;
    private readonly int smallest;
    private readonly int largest;

    /// <summary>A table of exact counts.</summary>
    /// <param name="people">By row and column.</param>
    /// <param name="hidden">What is hidden already; more is added to it.</param>
    /// <param name="rowTotalHidden">The row's total is not shown.</param>
    /// <param name="columnTotalHidden">The column's total is not shown.</param>
    /// <param name="rule">What counts are hidden for themselves.</param>
    public TableProtection(int[,] people, bool[,] hidden, bool[] rowTotalHidden, bool[] columnTotalHidden, DisclosureRule rule)
    {
        (this.people, this.hidden, this.rowTotalHidden, this.columnTotalHidden) = (people, hidden, rowTotalHidden, columnTotalHidden);
        safe = new bool[people.GetLength(0), people.GetLength(1)];
        (smallest, largest) = (1, rule.HiddenUpTo);
    }

    private int Rows => people.GetLength(0);

    private int Columns => people.GetLength(1);

    /// <summary>Hides what must be; true if that is more than before.</summary>
    public bool Protect()
    {
        var more = false;
        while (FindUnsafe() is var (row, column))
        {
            if (!HideCompany(row, column))
            {
                break;
            }

            more = true;
        }

        return more;
    }

    /// <summary>A hidden count that a reader can narrow; null if there is none.</summary>
    private (int Row, int Column)? FindUnsafe()
    {
        var graph = Graph();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (!hidden[row, column] || people[row, column] == 0 || safe[row, column])
                {
                    continue;
                }

                if (!IsSafe(graph, row, column))
                {
                    return (row, column);
                }

                // It stays so, whatever else is hidden.
                safe[row, column] = true;
            }
        }

        return null;
    }

    private bool IsSafe(HiddenGraph graph, int row, int column)
    {
        var count = people[row, column];
        var (less, more) = (Math.Max(0, count - smallest), Math.Max(0, largest - count));
        if (count <= largest)
        {
            return graph.CanGrow(row, Rows + column, more) >= more && graph.CanShrink(row, Rows + column, less) >= less;
        }

        var width = largest - smallest;
        var grows = graph.CanGrow(row, Rows + column, width);
        return grows >= width || grows + graph.CanShrink(row, Rows + column, width - grows) >= width;
    }

    /// <summary>
    /// The hidden counts as edges from their row to their column; hidden totals as edges from and to a node of their own. How
    /// large a hidden count may be is not known, so each can grow as far as is ever asked for.
    /// </summary>
    private HiddenGraph Graph()
    {
        var graph = new HiddenGraph(Rows + Columns + 2);
        foreach (var (row, column) in Cells().Where(cell => hidden[cell.Row, cell.Column]))
        {
            // Where all of a line is hidden, a reader must allow for noughts too.
            var least = AllHidden(row, column) ? 0 : smallest;
            graph.Add(row, Rows + column, largest, Math.Max(0, people[row, column] - least));
        }

        var (rowTotals, columnTotals) = (Rows + Columns, Rows + Columns + 1);
        for (var row = 0; row < Rows; row++)
        {
            if (rowTotalHidden[row])
            {
                graph.Add(rowTotals, row, largest, Math.Max(0, RowSum(row) - smallest));
            }
        }

        for (var column = 0; column < Columns; column++)
        {
            if (columnTotalHidden[column])
            {
                graph.Add(Rows + column, columnTotals, largest, Math.Max(0, ColumnSum(column) - smallest));
            }
        }

        return graph;
    }

    /// <summary>
    /// Hides further counts for one that is not safe: what completes a rectangle with it and costs the fewest people; else the
    /// smallest of its row and column; else all of both, noughts included; else everything.
    /// </summary>
    private bool HideCompany(int row, int column)
    {
        var rectangle = Cells()
            .Where(corner => corner.Row != row && corner.Column != column)
            .Select(corner => new[] { corner, (Row: row, corner.Column), (corner.Row, Column: column) })
            .Where(corners => corners.All(each => people[each.Row, each.Column] > 0) && corners.Any(each => !hidden[each.Row, each.Column]))
            .OrderBy(corners => corners.Where(each => !hidden[each.Row, each.Column]).Sum(each => people[each.Row, each.Column]))
            .FirstOrDefault();
        if (rectangle is not null)
        {
            return Hide(rectangle);
        }

        var line = Cells().Where(each => each.Row == row || each.Column == column).ToList();
        var next = line
            .Where(each => people[each.Row, each.Column] > 0 && !hidden[each.Row, each.Column])
            .OrderBy(each => people[each.Row, each.Column])
            .Take(1);
        return Hide(next) || Hide(line) || Hide(Cells());
    }

    /// <summary>True if one of them was shown before.</summary>
    private bool Hide(IEnumerable<(int Row, int Column)> cells)
    {
        var more = false;
        foreach (var (row, column) in cells)
        {
            more |= !hidden[row, column];
            hidden[row, column] = true;
        }

        return more;
    }

    private IEnumerable<(int Row, int Column)> Cells() =>
        Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Columns).Select(column => (row, column)));

    private bool AllHidden(int row, int column) =>
        Enumerable.Range(0, Columns).All(other => hidden[row, other]) || Enumerable.Range(0, Rows).All(other => hidden[other, column]);

    private int RowSum(int row) => Enumerable.Range(0, Columns).Sum(column => people[row, column]);

    private int ColumnSum(int column) => Enumerable.Range(0, Rows).Sum(row => people[row, column]);
}

/// <summary>Hidden counts as edges between the sums they belong to, and how far each can move while all sums stay.</summary>
internal sealed class HiddenGraph(int nodes)
{
    private readonly List<(int From, int To, int Up, int Down)> edges = [];
    private readonly List<int>[] at = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    /// <summary>A hidden count, and how far it could grow and shrink for itself.</summary>
    public void Add(int from, int to, int up, int down)
    {
        at[from].Add(edges.Count);
        at[to].Add(edges.Count);
        edges.Add((from, to, up, down));
    }

    /// <summary>How far the count can grow, up to what is asked for.</summary>
    public int CanGrow(int from, int to, int enough) => Flow(from, to, to, from, enough);

    /// <summary>How far the count can shrink, up to what is asked for.</summary>
    public int CanShrink(int from, int to, int enough) => Flow(from, to, from, to, enough);

    /// <summary>The largest flow from source to sink that leaves the edge itself alone (Edmonds and Karp).</summary>
    private int Flow(int from, int to, int source, int sink, int enough)
    {
        var used = new int[edges.Count];
        var flow = 0;
        while (flow < enough && Path(source, sink, (from, to), used) is { } path)
        {
            var step = Math.Min(enough - flow, path.Min(edge => edge.Left));
            foreach (var (edge, forward, _) in path)
            {
                used[edge] += forward ? step : -step;
            }

            flow += step;
        }

        return flow;
    }

    private List<(int Edge, bool Forward, int Left)>? Path(int source, int sink, (int, int) without, int[] used)
    {
        var reachedBy = new (int Edge, bool Forward, int Left)?[at.Length];
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node) && reachedBy[sink] is null)
        {
            foreach (var edge in at[node])
            {
                var (from, to, up, down) = edges[edge];
                var forward = from == node;
                var next = forward ? to : from;
                var left = forward ? up - used[edge] : down + used[edge];
                if (left > 0 && next != source && reachedBy[next] is null && (from, to) != without)
                {
                    reachedBy[next] = (edge, forward, left);
                    queue.Enqueue(next);
                }
            }
        }

        if (reachedBy[sink] is null)
        {
            return null;
        }

        var path = new List<(int Edge, bool Forward, int Left)>();
        for (var node = sink; node != source;)
        {
            var step = reachedBy[node]!.Value;
            path.Add(step);
            node = step.Forward ? edges[step.Edge].From : edges[step.Edge].To;
        }

        return path;
    }
}
