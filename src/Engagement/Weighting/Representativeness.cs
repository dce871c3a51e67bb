namespace IcpEngage.Engagement.Weighting;

/// <summary>A group among respondents and in the population.</summary>
/// <param name="Name">For people.</param>
/// <param name="SampleShare">Share of respondents, 0 to 1.</param>
/// <param name="PopulationShare">Share of residents, 0 to 1.</param>
/// <param name="Ratio">Sample share over population share: 1 is like the population; null where no residents are known.</param>
internal sealed record GroupShare(string Name, double SampleShare, double PopulationShare, double? Ratio)
{
    /// <summary>There are residents and no respondents: weighting cannot make up for them.</summary>
    public bool IsMissing => SampleShare == 0 && PopulationShare > 0;
}

/// <summary>How like the population respondents are in one margin.</summary>
internal static class Representativeness
{
    /// <summary>Of each group its shares.</summary>
    /// <param name="margin">The population.</param>
    /// <param name="respondents">By group, how many answered; some at least.</param>
    public static IReadOnlyList<GroupShare> Shares(Margin margin, IReadOnlyList<int> respondents)
    {
        var (people, sample) = Totals(margin, respondents);
        return
        [
            .. margin.Groups.Select((group, index) => new GroupShare(
                group.Name,
                respondents[index] / sample,
                group.People / people,
                group.People > 0 ? respondents[index] / sample / (group.People / people) : null)),
        ];
    }

    /// <summary>
    /// R-indicator (Schouten, Cobben and Bethlehem 2009, <i>Survey Methodology</i> 35:101): R = 1 − 2·S(ρ), where ρ is a group's
    /// respondents over its residents and S² = Σ N(ρ − ρ̄)²/(ΣN − 1). 1 where every group answered alike; in a small sample of a
    /// large population it is always near 1, so it compares exercises of like size and is no mark.
    /// </summary>
    /// <param name="margin">The population, in people; none of its groups smaller than its respondents.</param>
    /// <param name="respondents">By group, how many answered.</param>
    public static double RIndicator(Margin margin, IReadOnlyList<int> respondents)
    {
        var (people, sample) = Totals(margin, respondents);
        var mean = sample / people;
        var variance = margin.Groups.Select((group, index) => group.People == 0 ? 0 : group.People * Math.Pow((respondents[index] / group.People) - mean, 2))
            .Sum() / (people - 1);
        return 1 - (2 * Math.Sqrt(variance));
    }

    private static (double People, double Sample) Totals(Margin margin, IReadOnlyList<int> respondents)
    {
        if (respondents.Count != margin.Groups.Count)
        {
            throw new ArgumentException($"{margin.Name} has {margin.Groups.Count} groups, not {respondents.Count}.", nameof(respondents));
        }

        var (people, sample) = (margin.Groups.Sum(group => group.People), respondents.Sum(count => (double)count));
        return people > 0 && sample > 0
            ? (people, sample)
            : throw new ArgumentException($"{margin.Name}: without residents or respondents there are no shares.", nameof(margin));
    }
}
