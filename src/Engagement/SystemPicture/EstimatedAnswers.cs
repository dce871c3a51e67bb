using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>
/// How many people of each cell gave an answer, worked out so that it says no more than tables with one direction of groups
/// do: a weighted share of them adds nothing to these, whatever it is weighted by and however often.
/// </summary>
/// <remarks>
/// <para>
/// The reader to keep out knows exactly every count that is shown, all populations, all weights and this code, and asks for as
/// many choices of margins and limits as they like. Each weighted share of exact counts would be one more equation about those
/// that are hidden because they are 1 to 7.
/// </para>
/// <para>
/// Where no count of any cell is hidden, cells count as they are. Otherwise only the tables of answers by each margin are used,
/// in which hidden counts (<see cref="TableProtection"/>) are known by their sum alone: the cells are fitted to these by iterative
/// proportional fitting, so that groups differ as they do and their combinations add nothing of their own (structure
/// preserving estimation; Purcell and Kish 1980, <i>International Statistical Review</i> 48:3). Moving people between hidden
/// counts while the tables stay changes no figure at all.
/// </para>
/// </remarks>
internal sealed class EstimatedAnswers
{
    private const int MostSteps = 100;
    private const double Tolerance = 1e-7;

    private readonly IReadOnlyList<AnsweredCell> cells;
    private readonly IReadOnlyList<int> sizes;
    private readonly IReadOnlyList<bool> shows;
    private readonly bool overlapping;
    private readonly DisclosureRule rule;
    private readonly List<bool[,]> hidden = [];

    /// <summary>Of people by groups.</summary>
    /// <param name="cells">All with known groups; each with somebody.</param>
    /// <param name="sizes">By margin, how many groups it has.</param>
    /// <param name="shows">By option, whether its share is shown; of others nothing is known but that they are not.</param>
    /// <param name="overlapping">People could choose several.</param>
    /// <param name="rule">What is hidden.</param>
    public EstimatedAnswers(
        IReadOnlyList<AnsweredCell> cells, IReadOnlyList<int> sizes, IReadOnlyList<bool> shows, bool overlapping, DisclosureRule rule)
    {
        (this.cells, this.sizes, this.shows, this.overlapping, this.rule) = (cells, sizes, shows, overlapping, rule);
        AreEstimated = cells.Any(cell => cell.Chosen.Any(people => rule.Hides(people) || rule.Hides(cell.Answered - people)));
        for (var margin = 0; AreEstimated && margin < sizes.Count; margin++)
        {
            hidden.Add(Hidden(margin));
        }
    }

    /// <summary>Some cell has a count that is hidden, so that none is used as it is.</summary>
    public bool AreEstimated { get; }

    /// <summary>By cell, the share of its people who gave the answer; 0 or more.</summary>
    public IReadOnlyList<double> Shares(int option) => AreEstimated
        ? [.. Fitted(option).Zip(cells, (people, cell) => people / cell.Answered)]
        : [.. cells.Select(cell => (double)cell.Chosen[option] / cell.Answered)];

    /// <summary>By group of the margin and option, what is hidden in the table of these two.</summary>
    private bool[,] Hidden(int margin)
    {
        var counts = new int[sizes[margin], shows.Count];
        var answered = new int[sizes[margin]];
        foreach (var cell in cells)
        {
            answered[cell.Groups[margin] - 1] += cell.Answered;
            for (var option = 0; option < shows.Count; option++)
            {
                counts[cell.Groups[margin] - 1, option] += cell.Chosen[option];
            }
        }

        if (!overlapping)
        {
            return Protected(counts);
        }

        // Answers that people can combine are a table each: chosen or not.
        var all = new bool[sizes[margin], shows.Count];
        for (var option = 0; option < shows.Count; option++)
        {
            var two = new int[sizes[margin], 2];
            for (var group = 0; group < answered.Length; group++)
            {
                (two[group, 0], two[group, 1]) = (counts[group, option], answered[group] - counts[group, option]);
            }

            var protectedTwo = Protected(two);
            for (var group = 0; group < answered.Length; group++)
            {
                all[group, option] = protectedTwo[group, 0];
            }
        }

        return all;
    }

    private bool[,] Protected(int[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var hide = new bool[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                // What is not shown of everybody is company for what is hidden of some.
                hide[row, column] = rule.Hides(counts[row, column]) || (!overlapping && !shows[column]);
            }
        }

        new TableProtection(counts, hide, new bool[rows], new bool[columns], rule).Protect();
        return hide;
    }

    /// <summary>Cells fitted to the option’s sum in each group of each margin; to one sum of all groups in which it is hidden.</summary>
    private double[] Fitted(int option)
    {
        var total = cells.Sum(cell => (double)cell.Chosen[option]);
        var answered = cells.Sum(cell => (double)cell.Answered);
        var people = cells.Select(cell => cell.Answered * total / answered).ToArray();
        var blocks = sizes.Select((_, margin) => cells.Select(cell => BlockOf(cell, margin, option)).ToArray()).ToList();
        var targets = blocks.Select((each, margin) => SumsOf(each, sizes[margin], [.. cells.Select(cell => (double)cell.Chosen[option])])).ToList();
        var off = double.MaxValue;
        for (var step = 0; step < MostSteps && off > Tolerance * answered; step++)
        {
            off = 0;
            for (var margin = 0; margin < blocks.Count; margin++)
            {
                var sums = SumsOf(blocks[margin], sizes[margin], people);
                for (var block = 0; block < sums.Length; block++)
                {
                    off = Math.Max(off, Math.Abs(sums[block] - targets[margin][block]));
                    sums[block] = sums[block] > 0 ? targets[margin][block] / sums[block] : 0;
                }

                for (var cell = 0; cell < people.Length; cell++)
                {
                    people[cell] *= sums[blocks[margin][cell]];
                }
            }
        }

        return people;
    }

    /// <summary>The cell’s group, or 0 for all those together in which the option is hidden.</summary>
    private int BlockOf(AnsweredCell cell, int margin, int option) =>
        hidden[margin][cell.Groups[margin] - 1, option] ? 0 : cell.Groups[margin];

    private static double[] SumsOf(int[] blocks, int groups, double[] people)
    {
        var sums = new double[groups + 1];
        for (var cell = 0; cell < people.Length; cell++)
        {
            sums[blocks[cell]] += people[cell];
        }

        return sums;
    }
}
