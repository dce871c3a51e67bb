namespace IcpEngage.Engagement.Weighting;

/// <summary>
/// Columns of codes read side by side: a row of them is one respondent, 0 is no code, and 1 and up are the values of a column. Each
/// is read once, a block of rows at a time, so that what a block needs stays in the processor's cache.
/// </summary>
/// <remarks>Tables are laid out with the last column varying fastest, and with a place for 0 before each column's values.</remarks>
internal static class CodedColumns
{
    private const int Block = 2_048;

    /// <summary>How many rows are in each combination of codes.</summary>
    /// <param name="columns">All as long.</param>
    /// <param name="values">By column, how many values it has.</param>
    public static int[] Count(IReadOnlyList<ReadOnlyMemory<ushort>> columns, IReadOnlyList<int> values)
    {
        var table = new int[checked((int)Cells(values))];
        foreach (var (_, indices) in Blocks(columns, values))
        {
            foreach (var index in indices.Span)
            {
                table[index]++;
            }
        }

        return table;
    }

    /// <summary>What the rows in each combination of codes weigh together.</summary>
    /// <param name="columns">All as long.</param>
    /// <param name="values">By column, how many values it has.</param>
    /// <param name="weights">By row.</param>
    public static double[] Weigh(IReadOnlyList<ReadOnlyMemory<ushort>> columns, IReadOnlyList<int> values, ReadOnlyMemory<double> weights)
    {
        var table = new double[checked((int)Cells(values))];
        foreach (var (from, block) in Blocks(columns, values))
        {
            var indices = block.Span;
            var each = weights.Span.Slice(from, indices.Length);
            for (var row = 0; row < indices.Length; row++)
            {
                table[indices[row]] += each[row];
            }
        }

        return table;
    }

    /// <summary>How many combinations there are, those with a 0 included.</summary>
    public static long Cells(IReadOnlyList<int> values) => values.Aggregate(1L, (cells, count) => checked(cells * (count + 1)));

    /// <summary>By block of rows, its first row and where each of its rows stands in the table. The next block overwrites it.</summary>
    public static IEnumerable<(int From, ReadOnlyMemory<long> Indices)> Blocks(
        IReadOnlyList<ReadOnlyMemory<ushort>> columns, IReadOnlyList<int> values)
    {
        var indices = new long[Block];
        var rows = columns[0].Length;
        for (var from = 0; from < rows; from += Block)
        {
            var block = indices.AsMemory(0, Math.Min(Block, rows - from));
            Fill(block.Span, columns, values, from);
            yield return (from, block);
        }
    }

    /// <summary>Where a combination of codes stands.</summary>
    public static long IndexOf(IReadOnlyList<ushort> codes, IReadOnlyList<int> values) =>
        codes.Zip(values).Aggregate(0L, (index, column) => (index * (column.Second + 1)) + column.First);

    /// <summary>The codes of a combination.</summary>
    public static ushort[] CodesAt(long index, IReadOnlyList<int> values)
    {
        var codes = new ushort[values.Count];
        for (var column = values.Count - 1; column >= 0; column--)
        {
            codes[column] = (ushort)(index % (values[column] + 1));
            index /= values[column] + 1;
        }

        return codes;
    }

    private static void Fill(Span<long> indices, IReadOnlyList<ReadOnlyMemory<ushort>> columns, IReadOnlyList<int> values, int from)
    {
        indices.Clear();
        for (var column = 0; column < columns.Count; column++)
        {
            var codes = columns[column].Span.Slice(from, indices.Length);
            var width = values[column] + 1;
            for (var row = 0; row < indices.Length; row++)
            {
                indices[row] = (indices[row] * width) + codes[row];
            }
        }
    }
}
