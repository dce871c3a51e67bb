using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Bench.Weighting;

/// <summary>A million respondents weighted to four margins, against one pass over the same columns.</summary>
internal static class RakingBench
{
    private const int Respondents = 1_000_000;
    private const int WarmUp = 5;
    private const int Rounds = 15;

    private static ulong seen;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var random = new Random(1);
        Margin[] margins = [MarginOf("Place", 9, random), MarginOf("Age", 18, random), MarginOf("Sex", 2, random), MarginOf("Ethnic group", 19, random)];

        // Respondents are not spread like the population, or there were nothing to weight.
        var codes = margins.Select(margin => (ReadOnlyMemory<ushort>)Enumerable.Range(0, Respondents)
            .Select(_ => (ushort)(1 + Math.Min(random.Next(margin.Groups.Count), random.Next(margin.Groups.Count)))).ToArray()).ToList();
        var weights = Raking.Rake(margins, Cell.Count(margins, codes));
        if (weights.Gaps.Any(gap => Math.Abs(gap.Share) > 1e-9) || weights.People != Respondents)
        {
            throw new InvalidOperationException("The weights do not meet the margins.");
        }

        var pass = new Measure("one-pass", null, () => Task.Run(() => seen ^= OnePass.Over(codes)));
        var raking = new Measure("raking", null, () => Task.Run(() => Raking.Rake(margins, Cell.Count(margins, codes))));
        await Measure.TakeTurnsAsync([pass, raking], Rounds, WarmUp);

        Console.WriteLine(
            $"{Respondents:N0} respondents, {string.Join(" × ", margins.Select(margin => margin.Groups.Count))} groups, {weights.Cells.Count:N0} cells with somebody; medians of {Rounds} rounds");
        return [new(pass.Name, pass.Median, "ms"), new(raking.Name, raking.Median, "ms", pass.Median, AtMost: 60)];
    }

    private static Margin MarginOf(string name, int groups, Random random) =>
        new(name, [.. Enumerable.Range(1, groups).Select(group => new PopulationGroup($"{name} {group}", random.Next(10_000, 200_000)))]);
}
