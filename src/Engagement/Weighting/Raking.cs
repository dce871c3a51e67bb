namespace IcpEngage.Engagement.Weighting;

/// <summary>
/// Weights with which respondents add up to the population in each of several margins: raking, or iterative proportional
/// fitting (Deming and Stephan 1940, <i>Annals of Mathematical Statistics</i> 11:427). Over a single margin it is
/// post-stratification, and exact after one step. All who share their groups share a weight, so it is done over cells of people
/// and not person by person: a million respondents are counted once.
/// </summary>
internal static class Raking
{
    /// <summary>Steps over all margins after which margins count as contradicting each other.</summary>
    private const int MostSteps = 1_000;

    /// <summary>A group may be off by this share of its population; far below what any figure shows.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>
    /// Weights over cells. The margins are rescaled to the total of the first one, so that figures of different years, or shares,
    /// can stand beside each other.
    /// </summary>
    /// <param name="margins">At least one.</param>
    /// <param name="cells">Respondents by what groups they are in. Cells without anybody take no part.</param>
    /// <exception cref="RakingException">There are no such weights; says which margin is why.</exception>
    /// <exception cref="ArgumentException">No margin, a negative or endless figure, or a cell that does not fit the margins.</exception>
    public static Weights Rake(IReadOnlyList<Margin> margins, IReadOnlyList<Cell> cells)
    {
        Check(margins, cells);
        var occupied = cells.Where(cell => cell.People > 0).ToArray();
        var targets = Rescaled(margins);
        NameWhoIsMissing(margins, targets, occupied);

        var total = targets[0].Sum();
        var factors = new double[occupied.Length];
        Array.Fill(factors, total / occupied.Sum(cell => cell.People));
        for (var step = 0; ; step++)
        {
            var worst = (Off: 0.0, Margin: 0, Group: 0);
            for (var margin = 0; margin < targets.Length; margin++)
            {
                var (off, group) = Fit(occupied, factors, margin, targets[margin]);
                worst = off > worst.Off ? (off, margin, group) : worst;
            }

            // What one margin's fit does to those before it shows in the next step.
            if (worst.Off <= Tolerance)
            {
                return new Weights(margins, targets, occupied, factors);
            }

            if (step == MostSteps || double.IsInfinity(worst.Off))
            {
                throw new RakingException(
                    RakingProblem.DoesNotConverge, margins[worst.Margin].Name, margins[worst.Margin].Groups[worst.Group].Name);
            }
        }
    }

    /// <summary>Makes the people of each of a margin's groups add up to its target. How far off the furthest was, as a share of it.</summary>
    private static (double Off, int Group) Fit(Cell[] cells, double[] factors, int margin, double[] target)
    {
        var sums = new double[target.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            sums[cells[cell].Groups[margin] - 1] += cells[cell].People * factors[cell];
        }

        var worst = (Off: 0.0, Group: 0);
        for (var group = 0; group < sums.Length; group++)
        {
            if (target[group] > 0)
            {
                // A sum that has shrunk to nothing grows no more, whatever it is multiplied by.
                var off = sums[group] > 0 ? Math.Abs(sums[group] - target[group]) / target[group] : double.PositiveInfinity;
                worst = off > worst.Off ? (off, group) : worst;
                sums[group] = target[group] / sums[group];
            }
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            factors[cell] *= sums[cells[cell].Groups[margin] - 1];
        }

        return worst;
    }

    private static double[][] Rescaled(IReadOnlyList<Margin> margins)
    {
        var total = margins[0].Groups.Sum(group => group.People);
        return
        [
            .. margins.Select(margin =>
            {
                var scale = total / margin.Groups.Sum(group => group.People);
                return margin.Groups.Select(group => group.People * scale).ToArray();
            }),
        ];
    }

    private static void NameWhoIsMissing(IReadOnlyList<Margin> margins, double[][] targets, Cell[] cells)
    {
        for (var margin = 0; margin < targets.Length; margin++)
        {
            var answered = new bool[targets[margin].Length];
            foreach (var cell in cells)
            {
                answered[cell.Groups[margin] - 1] = true;
            }

            for (var group = 0; group < answered.Length; group++)
            {
                if (answered[group] != targets[margin][group] > 0)
                {
                    throw new RakingException(
                        answered[group] ? RakingProblem.NobodyLivesThere : RakingProblem.NobodyAnswered,
                        margins[margin].Name,
                        margins[margin].Groups[group].Name);
                }
            }
        }
    }

    private static void Check(IReadOnlyList<Margin> margins, IReadOnlyList<Cell> cells)
    {
        if (margins.Count == 0)
        {
            throw new ArgumentException("There is no margin to weight to.", nameof(margins));
        }

        foreach (var margin in margins)
        {
            if (!margin.Groups.All(group => group.People >= 0 && double.IsFinite(group.People)) || !margin.Groups.Any(group => group.People > 0))
            {
                throw new ArgumentException($"{margin.Name}: its groups need figures of 0 or more, and not all 0.", nameof(margins));
            }
        }

        if (!cells.All(cell => cell.People >= 0 && double.IsFinite(cell.People) && cell.Groups.Count == margins.Count
            && cell.Groups.Index().All(group => group.Item >= 1 && group.Item <= margins[group.Index].Groups.Count)))
        {
            throw new ArgumentException("A cell has a group for each margin, from 1, and 0 people or more.", nameof(cells));
        }
    }
}
