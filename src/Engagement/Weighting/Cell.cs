namespace IcpEngage.Engagement.Weighting;

/// <summary>Respondents who are in the same group of every margin, and so weigh the same.</summary>
/// <param name="Groups">By margin, which of its groups, from 1.</param>
/// <param name="People">How many; or the sum of the weights they bring along from how they were chosen. 0 or more.</param>
internal readonly record struct Cell(IReadOnlyList<ushort> Groups, double People)
{
    /// <summary>More cells than this are not laid out, but only those that somebody is in.</summary>
    private const long MostLaidOut = 1 << 22;

    /// <summary>Rows that are looked at together, so that a column is read in one go and all of it stays in the cache.</summary>
    private const int Block = 2_048;

    /// <summary>Counts respondents into cells, in one pass over their columns. Empty cells are not among them.</summary>
    /// <param name="margins">What each column is about.</param>
    /// <param name="codes">
    /// By margin, each respondent's group from 1; 0 where it is not known. Who lacks one is in no cell: callers say how many.
    /// </param>
    /// <exception cref="ArgumentException">Columns of different length, or not one for each margin.</exception>
    public static IReadOnlyList<Cell> Count(IReadOnlyList<Margin> margins, IReadOnlyList<ReadOnlyMemory<ushort>> codes)
    {
        if (codes.Count != margins.Count || codes.Any(column => column.Length != codes[0].Length))
        {
            throw new ArgumentException("Each margin has one column, and all are as long.", nameof(codes));
        }

        var strides = new long[margins.Count];
        var size = 1L;
        for (var margin = 0; margin < margins.Count; margin++)
        {
            strides[margin] = size;
            size = checked(size * (margins[margin].Groups.Count + 1));
        }

        var counts = size <= MostLaidOut ? LaidOut(codes, strides, size) : Sparse(codes, strides);
        return
        [
            .. counts.Select(count => (Groups: GroupsOf(count.Index, margins), count.People))
                .Where(count => Array.TrueForAll(count.Groups, group => group > 0))
                .Select(count => new Cell(count.Groups, count.People)),
        ];
    }

    private static IEnumerable<(long Index, int People)> LaidOut(IReadOnlyList<ReadOnlyMemory<ushort>> codes, long[] strides, long size)
    {
        var counts = new int[size];
        var indices = new long[Block];
        for (var from = 0; from < codes[0].Length; from += Block)
        {
            foreach (var index in Indices(codes, strides, from, indices))
            {
                counts[index]++;
            }
        }

        return counts.Index().Where(count => count.Item > 0).Select(count => ((long)count.Index, count.Item));
    }

    private static IEnumerable<(long Index, int People)> Sparse(IReadOnlyList<ReadOnlyMemory<ushort>> codes, long[] strides)
    {
        var counts = new Dictionary<long, int>();
        var indices = new long[Block];
        for (var from = 0; from < codes[0].Length; from += Block)
        {
            foreach (var index in Indices(codes, strides, from, indices))
            {
                counts[index] = counts.GetValueOrDefault(index) + 1;
            }
        }

        return counts.Select(count => (count.Key, count.Value));
    }

    /// <summary>Of some rows, the place of each in a table of all margins.</summary>
    private static ReadOnlySpan<long> Indices(IReadOnlyList<ReadOnlyMemory<ushort>> codes, long[] strides, int from, long[] into)
    {
        var rows = Math.Min(Block, codes[0].Length - from);
        var indices = into.AsSpan(0, rows);
        indices.Clear();
        for (var margin = 0; margin < strides.Length; margin++)
        {
            var column = codes[margin].Span.Slice(from, rows);
            var stride = strides[margin];
            for (var row = 0; row < indices.Length; row++)
            {
                indices[row] += column[row] * stride;
            }
        }

        return indices;
    }

    private static ushort[] GroupsOf(long index, IReadOnlyList<Margin> margins)
    {
        var groups = new ushort[margins.Count];
        for (var margin = 0; margin < groups.Length; margin++)
        {
            var groupsAndNone = margins[margin].Groups.Count + 1;
            groups[margin] = (ushort)(index % groupsAndNone);
            index /= groupsAndNone;
        }

        return groups;
    }
}
