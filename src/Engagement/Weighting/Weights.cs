namespace IcpEngage.Engagement.Weighting;

/// <summary>What respondents count for, so that together they are like the population in every margin.</summary>
internal sealed class Weights
{
    private readonly IReadOnlyList<Margin> margins;
    private readonly double[][] targets;

    internal Weights(IReadOnlyList<Margin> margins, double[][] targets, IReadOnlyList<Cell> cells, IReadOnlyList<double> each)
    {
        (this.margins, this.targets, Cells, Each) = (margins, targets, cells, each);
        People = cells.Sum(cell => cell.People);
        Population = Sum((people, weight) => people * weight);
        EffectiveSampleSize = Population * Population / Sum((people, weight) => people * weight * weight);
    }

    /// <summary>Cells with somebody in them.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>By cell, the weight of one person of it: how many residents they stand for. More than 0.</summary>
    public IReadOnlyList<double> Each { get; }

    /// <summary>Respondents.</summary>
    public double People { get; }

    /// <summary>What the weights add up to: the total of the first margin.</summary>
    public double Population { get; }

    /// <summary>Kish (Σw)²/Σw² over respondents: as many as would say as much if everybody counted the same.</summary>
    public double EffectiveSampleSize { get; }

    /// <summary>Respondents over effective sample size (Kish 1965, <i>Survey Sampling</i>, 11.7); 1 or more.</summary>
    public double DesignEffect => People / EffectiveSampleSize;

    /// <summary>
    /// How far the weighted respondents are from each margin: of each the group that is furthest, in shares of the population.
    /// Nothing worth saying before weights are capped; that is what capping loses.
    /// </summary>
    public IReadOnlyList<MarginGap> Gaps => [.. margins.Select((margin, index) => GapOf(margin, index))];

    /// <summary>
    /// The same weights, none above so many times the mean. What is cut off is spread over everybody else in proportion, so that
    /// the sum stays; the margins are then met less exactly, by <see cref="Gaps"/>. The lower the cap, the larger the effective
    /// sample size.
    /// </summary>
    /// <param name="timesMean">1 or more; at 1 everybody counts the same.</param>
    public Weights Capped(double timesMean)
    {
        if (!(timesMean >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(timesMean), timesMean, "A cap below the mean cannot be met.");
        }

        // Uncapped weights keep their proportions, so from the smallest on: the first that stays below the cap when the rest of
        // the population is shared out decides how many are capped.
        var cap = Population / People * timesMean;
        var order = Enumerable.Range(0, Cells.Count).OrderByDescending(cell => Each[cell]).ToArray();
        var (left, weighing) = (Population, Population);
        var capped = 0;
        while (capped < order.Length && Each[order[capped]] * (left / weighing) > cap)
        {
            var people = Cells[order[capped]].People;
            left -= people * cap;
            weighing -= people * Each[order[capped]];
            capped++;
        }

        var scale = capped == order.Length ? 0 : left / weighing;
        var each = Each.Select(weight => weight * scale).ToArray();
        foreach (var cell in order.AsSpan(0, capped))
        {
            each[cell] = cap;
        }

        return new Weights(margins, targets, Cells, each);
    }

    /// <summary>What each respondent counts for; 0 for who is in no cell.</summary>
    /// <param name="codes">The columns that the cells were counted from.</param>
    public ReadOnlyMemory<double> ByRow(IReadOnlyList<ReadOnlyMemory<ushort>> codes)
    {
        var groups = margins.Select(margin => margin.Groups.Count).ToList();
        var byIndex = Cells.Zip(Each).ToDictionary(cell => CodedColumns.IndexOf(cell.First.Groups, groups), cell => cell.Second);
        var weights = new double[codes[0].Length];
        foreach (var (from, indices) in CodedColumns.Blocks(codes, groups))
        {
            for (var row = 0; row < indices.Length; row++)
            {
                weights[from + row] = byIndex.GetValueOrDefault(indices.Span[row]);
            }
        }

        return weights;
    }

    /// <summary>The weighted mean of something that was measured in each cell.</summary>
    /// <param name="means">By cell, its mean.</param>
    public double Mean(IReadOnlyList<double> means)
    {
        if (means.Count != Cells.Count)
        {
            throw new ArgumentException($"There are {Cells.Count} cells, not {means.Count}.", nameof(means));
        }

        return means.Select((mean, cell) => mean * Cells[cell].People * Each[cell]).Sum() / Population;
    }

    private double Sum(Func<double, double, double> term) => Cells.Select((cell, index) => term(cell.People, Each[index])).Sum();

    private MarginGap GapOf(Margin margin, int index)
    {
        var target = targets[index];
        var sums = new double[target.Length];
        foreach (var (cell, weight) in Cells.Zip(Each))
        {
            sums[cell.Groups[index] - 1] += cell.People * weight;
        }

        return sums.Select((sum, group) => new MarginGap(margin.Name, margin.Groups[group].Name, (sum - target[group]) / Population))
            .MaxBy(gap => Math.Abs(gap.Share))!;
    }
}

/// <summary>How far weighted respondents are from a margin.</summary>
/// <param name="Margin">Its name.</param>
/// <param name="Group">The group of it that is furthest off.</param>
/// <param name="Share">Weighted share of respondents less share of the population, -1 to 1.</param>
internal sealed record MarginGap(string Margin, string Group, double Share);
