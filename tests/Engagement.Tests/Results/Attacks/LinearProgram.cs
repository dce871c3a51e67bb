namespace IcpEngage.Engagement.Tests.Results.Attacks;

/// <summary>
/// What unknowns of nought or more can be, of which sums are known: the simplex method on a dense tableau, with Bland's rule. It
/// shares nothing with the way in which tables are protected.
/// </summary>
internal sealed class LinearProgram
{
    private const double Tiny = 1e-7;

    private readonly int unknowns;
    private readonly List<double[]> rows = [];
    private readonly List<int> basis = [];

    /// <summary>The sums that are known.</summary>
    /// <param name="unknowns">How many unknowns there are.</param>
    /// <param name="sums">Which of them add up to how many, nought or more; the complement of one is taken off.</param>
    /// <exception cref="InvalidOperationException">Nothing fits.</exception>
    public LinearProgram(int unknowns, IReadOnlyList<(IReadOnlyList<int> Of, double Sum)> sums)
    {
        this.unknowns = unknowns;
        var width = unknowns + sums.Count + 1;
        foreach (var (index, (of, sum)) in sums.Index())
        {
            var row = new double[width];
            foreach (var unknown in of)
            {
                row[unknown >= 0 ? unknown : ~unknown] += unknown >= 0 ? 1 : -1;
            }

            row[unknowns + index] = 1;
            row[^1] = sum;
            rows.Add(row);
            basis.Add(unknowns + index);
        }

        // First, as little as possible of what would make the sums fit by itself.
        var costs = new double[width];
        Array.Fill(costs, -1, unknowns, sums.Count);
        if (Largest(costs, columns: width - 1) < -Tiny)
        {
            throw new InvalidOperationException("No numbers fit these sums.");
        }

        LeaveNothingMadeUp();
    }

    /// <summary>The least and the most that an unknown, or a sum of several, can be.</summary>
    public (double Least, double Most) Bounds(IReadOnlyCollection<int> of)
    {
        var (up, down) = (new double[unknowns], new double[unknowns]);
        foreach (var unknown in of)
        {
            (up[unknown], down[unknown]) = (1, -1);
        }

        return (-Largest(down, unknowns), Largest(up, unknowns));
    }

    private double Largest(double[] costs, int columns)
    {
        while (true)
        {
            var entering = -1;
            for (var column = 0; column < columns && entering < 0; column++)
            {
                var gain = costs[column];
                for (var row = 0; row < rows.Count; row++)
                {
                    gain -= costs[basis[row]] * rows[row][column];
                }

                entering = gain > Tiny ? column : -1;
            }

            if (entering < 0)
            {
                return rows.Index().Sum(row => costs[basis[row.Index]] * row.Item[^1]);
            }

            var leaving = -1;
            for (var row = 0; row < rows.Count; row++)
            {
                if (rows[row][entering] > Tiny
                    && (leaving < 0 || Ratio(row) < Ratio(leaving) - Tiny || (Ratio(row) < Ratio(leaving) + Tiny && basis[row] < basis[leaving])))
                {
                    leaving = row;
                }
            }

            if (leaving < 0)
            {
                return double.PositiveInfinity;
            }

            Pivot(leaving, entering);

            double Ratio(int row) => rows[row][^1] / rows[row][entering];
        }
    }

    private void LeaveNothingMadeUp()
    {
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            if (basis[row] < unknowns)
            {
                continue;
            }

            var column = Array.FindIndex(rows[row], 0, unknowns, value => Math.Abs(value) > Tiny);
            if (column >= 0)
            {
                Pivot(row, column);
            }
            else
            {
                // It follows from the others.
                rows.RemoveAt(row);
                basis.RemoveAt(row);
            }
        }
    }

    private void Pivot(int leaving, int entering)
    {
        var by = rows[leaving][entering];
        for (var column = 0; column < rows[leaving].Length; column++)
        {
            rows[leaving][column] /= by;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            if (row != leaving && rows[row][entering] is var times && Math.Abs(times) > 0)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    rows[row][column] -= times * rows[leaving][column];
                }
            }
        }

        basis[leaving] = entering;
    }
}
