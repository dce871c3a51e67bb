namespace IcpEngage.Engagement.Weighting;

/// <summary>Respondents who are in the same group of every margin, and so weigh the same.</summary>
/// <param name="Groups">By margin, which of its groups, from 1.</param>
/// <param name="People">How many; or the sum of the weights they bring along from how they were chosen. 0 or more.</param>
internal readonly record struct Cell(IReadOnlyList<ushort> Groups, double People)
{
    /// <summary>More cells than this are not laid out, but only those that somebody is in.</summary>
    private const long MostLaidOut = 1 << 22;

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

        var groups = margins.Select(margin => margin.Groups.Count).ToList();
        var counts = CodedColumns.Cells(groups) <= MostLaidOut
            ? CodedColumns.Count(codes, groups).Index().Select(count => (Index: (long)count.Index, People: count.Item)).Where(count => count.People > 0)
            : Sparse(codes, groups);
        return
        [
            .. counts.Select(count => (Groups: CodedColumns.CodesAt(count.Index, groups), count.People))
                .Where(count => Array.TrueForAll(count.Groups, group => group > 0))
                .Select(count => new Cell(count.Groups, count.People)),
        ];
    }

    private static IEnumerable<(long Index, int People)> Sparse(IReadOnlyList<ReadOnlyMemory<ushort>> codes, IReadOnlyList<int> groups)
    {
        var counts = new Dictionary<long, int>();
        foreach (var (_, indices) in CodedColumns.Blocks(codes, groups))
        {
            foreach (var index in indices.Span)
            {
                counts[index] = counts.GetValueOrDefault(index) + 1;
            }
        }

        return counts.Select(count => (count.Key, count.Value));
    }
}
