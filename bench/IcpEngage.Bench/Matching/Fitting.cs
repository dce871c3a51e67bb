using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.Matching;

/// <summary>What speaks for each question that a query may find.</summary>
internal sealed record Example(LabelledQuery Query, IReadOnlyList<FoundQuestion> Candidates);

/// <summary>
/// Fits the few weights of the matcher: each query chooses one of its candidates, or none of them, by a multinomial logit
/// with the weight of “none” fixed at 0; gradient descent (Adam) on the log-likelihood of a right choice, with a ridge.
/// </summary>
internal static class Fitting
{
    private const int Steps = 600;
    private const double Ridge = 0.003;

    public static double[] Fit(IReadOnlyList<Example> examples)
    {
        var rows = examples.Select(example => example.Candidates.Select(candidate => Row(candidate.Signs)).ToArray()).ToArray();
        var right = examples.Select(example => example.Candidates.Select(candidate => example.Query.Relevant.Contains(candidate.Key)).ToArray()).ToArray();
        var weights = new double[MatchSigns.Length];
        var (first, second) = (new double[weights.Length], new double[weights.Length]);
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = new double[weights.Length];
            for (var example = 0; example < rows.Length; example++)
            {
                Learn(rows[example], right[example], examples[example].Query.Relevant.Count == 0, weights, gradient);
            }

            for (var sign = 0; sign < weights.Length; sign++)
            {
                var slope = (gradient[sign] / rows.Length) - (sign == 0 ? 0 : Ridge * weights[sign]);
                first[sign] = (0.9 * first[sign]) + (0.1 * slope);
                second[sign] = (0.999 * second[sign]) + (0.001 * slope * slope);
                weights[sign] += 0.1 * (first[sign] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(second[sign] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        return weights;
    }

    private static void Learn(double[][] rows, bool[] right, bool none, double[] weights, double[] gradient)
    {
        var exps = rows.Select(row => Math.Exp(Math.Min(50, Dot(row, weights)))).ToArray();
        var all = 1 + exps.Sum();
        var good = (none ? 1 : 0) + exps.Where((_, index) => right[index]).Sum();
        if (good <= 0)
        {
            return;
        }

        for (var index = 0; index < rows.Length; index++)
        {
            var pull = (right[index] ? exps[index] / good : 0) - (exps[index] / all);
            for (var sign = 0; sign < weights.Length; sign++)
            {
                gradient[sign] += pull * rows[index][sign];
            }
        }
    }

    private static double Dot(double[] row, double[] weights) => row.Zip(weights, (one, other) => one * other).Sum();

    private static double[] Row(MatchSigns signs)
    {
        var row = new double[MatchSigns.Length];
        signs.Write(row);
        return row;
    }
}
