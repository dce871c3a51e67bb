namespace IcpEngage.Engagement.Weighting;

/// <summary>Why there are no weights.</summary>
internal enum RakingProblem
{
    /// <summary>Residents, but no respondent: weighting cannot stand in for a group that said nothing.</summary>
    NobodyAnswered,

    /// <summary>Respondents, but no residents: the margin and the answers are about different things.</summary>
    NobodyLivesThere,

    /// <summary>The margins contradict each other for these respondents, so that no weights meet them all.</summary>
    DoesNotConverge,
}

/// <summary>Respondents cannot be weighted to these margins. Names the margin and the group, never a silent number.</summary>
internal sealed class RakingException(RakingProblem problem, string margin, string group) : Exception(Sentence(problem, margin, group))
{
    /// <summary>What is wrong.</summary>
    public RakingProblem Problem { get; } = problem;

    /// <summary>Name of the margin.</summary>
    public string Margin { get; } = margin;

    /// <summary>Name of the group of it; of those that are furthest off where it does not converge.</summary>
    public string Group { get; } = group;

    private static string Sentence(RakingProblem problem, string margin, string group) => problem switch
    {
        RakingProblem.NobodyAnswered =>
            $"{margin}: nobody in “{group}” answered, so the answers cannot be weighted by it. Put the group together with another, or leave this margin out.",
        RakingProblem.NobodyLivesThere =>
            $"{margin}: there are answers from “{group}”, but no residents in the population figures. Check which figures were chosen.",
        RakingProblem.DoesNotConverge =>
            $"{margin}: no weights fit “{group}” together with the other margins. Leave a margin out, or put small groups together.",
    };
}
