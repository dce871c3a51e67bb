namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>
/// How much each sign counts. Fitted on the development set by <c>bench -- matching --fit</c>, which prints these numbers
/// and how they do on constructs that they were not fitted on.
/// </summary>
internal static class MatchWeights
{
    /// <summary>From this score on, it is sure enough what is asked to list all of its wordings together.</summary>
    public const double Sure = 0.75;

    /// <summary>What a further question of a construct counts, of its score, while it is not sure.</summary>
    public const double OfAFurtherOne = 0.6;

    // Not fitted: the development set’s queries have no topic. A topic helps, and a wrong one is soon chosen.
    private const double OfTheSameTopic = 0.7;
    private const double OfAnotherTopic = -1.5;

    private static readonly double[] Fitted = [-8.44, 3.07, 3.04, 3.84, 3.12, -0.29, -1.68, -0.53, -1.02, 0.32, 3.50];

    /// <summary>How likely two questions ask the same, 0 to 1.</summary>
    /// <param name="signs">What speaks for and against it.</param>
    /// <param name="topic">Topic of the one; null if not said.</param>
    /// <param name="otherTopic">Topic of the other.</param>
    public static double Probability(MatchSigns signs, string? topic = null, string? otherTopic = null) => Probability(
        signs, Fitted, topic is null || otherTopic is null ? 0 : topic == otherTopic ? OfTheSameTopic : OfAnotherTopic);

    /// <summary>The same with other weights.</summary>
    public static double Probability(MatchSigns signs, ReadOnlySpan<double> weights, double more = 0)
    {
        Span<double> values = stackalloc double[MatchSigns.Length];
        signs.Write(values);
        var sum = more;
        for (var sign = 0; sign < values.Length; sign++)
        {
            sum += weights[sign] * values[sign];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
