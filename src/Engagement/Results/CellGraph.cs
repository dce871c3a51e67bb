using System.Runtime.InteropServices;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// The counts of a table as edges between the sums that they are part of: what they can be while everything shown stays the
/// same is a flow. A count that is shown cannot move; a hidden one can grow without a limit that a reader knows, and shrink to
/// the least that it may be.
/// </summary>
internal sealed class CellGraph(int nodes, int mostGrowth)
{
    private readonly List<Edge> edges = [];
    private readonly List<int>[] at = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly long[] cost = new long[nodes];
    private readonly int[] reachedBy = new int[nodes];
    private readonly List<int> touched = [];
    private int[] used = [];

    /// <summary>Counts in it.</summary>
    public int Count => edges.Count;

    /// <summary>Adds a count; returns its number.</summary>
    /// <param name="from">The sum that it is a part of.</param>
    /// <param name="to">What it is the sum of, or the other sum that it is a part of.</param>
    /// <param name="people">The count.</param>
    /// <param name="least">The smallest that it may be for a reader to whom it is hidden.</param>
    /// <param name="hidden">It is not shown.</param>
    /// <param name="price">What hiding it costs; 0 if it cannot be hidden here.</param>
    public int Add(int from, int to, int people, int least, bool hidden, long price)
    {
        at[from].Add(edges.Count);
        at[to].Add(edges.Count);
        edges.Add(new Edge(from, to, people, price) { Least = least, Hidden = hidden });
        return edges.Count - 1;
    }

    /// <summary>Hides a count, or shows it again.</summary>
    public void Set(int edge, bool hidden) => At(edge).Hidden = hidden;

    /// <summary>Says how small a hidden count may be.</summary>
    public void SetLeast(int edge, int least) => At(edge).Least = least;

    /// <summary>How far a count can move while all that is shown stays, up to what is asked for.</summary>
    /// <param name="edge">The count.</param>
    /// <param name="grow">Up rather than down.</param>
    /// <param name="enough">What is asked for.</param>
    /// <param name="with">Takes the counts that move with it; null where nobody wants to know.</param>
    public int Move(int edge, bool grow, int enough, ICollection<int>? with = null) =>
        Flow(edge, grow, enough, hideMore: false, with);

    /// <summary>
    /// The further counts to hide so that a count can move as far as it must: first in one go and both ways, which costs
    /// least; else by several ways together (shortest augmenting paths; Castro, <i>A shortest-paths heuristic for statistical
    /// data protection in positive tables</i>, INFORMS Journal on Computing 19, 2007).
    /// </summary>
    /// <returns>Nothing where no choice helps.</returns>
    public IReadOnlyList<int> Company(int edge, int up, int down)
    {
        Begin();
        var (source, sink) = Ends(edge, grow: true);
        if (Cheapest(edge, source, sink, up, down))
        {
            return Shown(PathTo(source, sink));
        }

        var moved = new List<int>();
        var enough = (up == 0 || Flow(edge, grow: true, up, hideMore: true, moved) >= up)
            && (down == 0 || Flow(edge, grow: false, down, hideMore: true, moved) >= down);
        return enough ? Shown(moved) : [];
    }

    private List<int> Shown(IEnumerable<int> among) => [.. among.Where(edge => !At(edge).Hidden).Distinct()];

    private int Flow(int edge, bool grow, int enough, bool hideMore, ICollection<int>? with)
    {
        Begin();
        var (source, sink) = Ends(edge, grow);
        var flow = 0;
        while (flow < enough && (hideMore ? Cheapest(edge, source, sink, 1, 0) : Shortest(edge, source, sink)))
        {
            var step = enough - flow;
            foreach (var each in PathTo(source, sink))
            {
                step = Math.Min(step, Left(each, IsForward(each)));
            }

            foreach (var each in PathTo(source, sink))
            {
                used[each] += IsForward(each) ? step : -step;
                touched.Add(each);
            }

            flow += step;
        }

        if (with is not null)
        {
            foreach (var each in touched)
            {
                with.Add(each);
            }
        }

        return flow;
    }

    /// <summary>What has to run round the graph for the count to move.</summary>
    private (int Source, int Sink) Ends(int edge, bool grow) =>
        grow ? (At(edge).To, At(edge).From) : (At(edge).From, At(edge).To);

    /// <summary>A shortest path along hidden counts that can still move (Edmonds and Karp).</summary>
    private bool Shortest(int without, int source, int sink)
    {
        Array.Fill(reachedBy, -1);
        var queue = new Queue<int>([source]);
        while (reachedBy[sink] < 0 && queue.TryDequeue(out var node))
        {
            foreach (var edge in at[node])
            {
                ref var each = ref At(edge);
                var forward = each.From == node;
                var next = forward ? each.To : each.From;
                if (each.Hidden && edge != without && next != source && reachedBy[next] < 0 && Left(edge, forward) > 0)
                {
                    Reach(next, edge, forward);
                    queue.Enqueue(next);
                }
            }
        }

        return reachedBy[sink] >= 0;
    }

    /// <summary>The path that costs least to hide, of counts that can move so far, and so far in the other direction (Dijkstra).</summary>
    private bool Cheapest(int without, int source, int sink, int ahead, int back)
    {
        Array.Fill(reachedBy, -1);
        Array.Fill(cost, long.MaxValue);
        cost[source] = 0;
        var queue = new PriorityQueue<int, long>([(source, 0L)]);
        while (queue.TryDequeue(out var node, out var here) && node != sink)
        {
            if (here > cost[node])
            {
                continue;
            }

            foreach (var edge in at[node])
            {
                ref var each = ref At(edge);
                var forward = each.From == node;
                var next = forward ? each.To : each.From;
                var there = here + (each.Hidden || used[edge] != 0 ? 0 : each.Price);
                if (edge != without && (each.Hidden || each.CanBeHidden) && there < cost[next]
                    && Left(edge, forward) >= Math.Max(1, ahead) && Left(edge, !forward) >= back)
                {
                    cost[next] = there;
                    Reach(next, edge, forward);
                    queue.Enqueue(next, there);
                }
            }
        }

        return reachedBy[sink] >= 0;
    }

    private void Begin()
    {
        if (used.Length < edges.Count)
        {
            used = new int[edges.Count];
        }

        foreach (var edge in touched)
        {
            used[edge] = 0;
        }

        touched.Clear();
    }

    /// <summary>How far the count can still move, were it hidden.</summary>
    private int Left(int edge, bool forward)
    {
        ref var each = ref At(edge);
        return forward ? mostGrowth - used[edge] : Math.Max(0, each.People - each.Least) + used[edge];
    }

    private void Reach(int node, int edge, bool forward) => reachedBy[node] = (edge << 1) | (forward ? 1 : 0);

    private IEnumerable<int> PathTo(int source, int sink)
    {
        for (var node = sink; node != source;)
        {
            var (edge, forward) = (reachedBy[node] >> 1, (reachedBy[node] & 1) == 1);
            yield return edge;
            node = forward ? At(edge).From : At(edge).To;
        }
    }

    /// <summary>Whether the path found last goes along the count or against it.</summary>
    private bool IsForward(int edge) => reachedBy[At(edge).To] >> 1 == edge && (reachedBy[At(edge).To] & 1) == 1;

    private ref Edge At(int edge) => ref CollectionsMarshal.AsSpan(edges)[edge];

    private record struct Edge(int From, int To, int People, long Price)
    {
        public int Least { get; set; }

        public bool Hidden { get; set; }

        public readonly bool CanBeHidden => Price > 0 && People > 0;
    }
}
