using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>A question's answers weighted to margins, as far as they may be shown.</summary>
/// <param name="Weighting">How they weigh.</param>
/// <param name="Shares">By option; null where hidden.</param>
internal sealed record WeightedAnswers(PictureWeighting Weighting, IReadOnlyList<PictureShare?> Shares)
{
    /// <summary>From this share of the population on, what a limit on weights loses is said.</summary>
    private const double GapWorthSaying = 0.005;

    /// <summary>Rakes, and works out what may be shown. Over one margin it is post-stratification.</summary>
    /// <param name="margins">At least one.</param>
    /// <param name="cells">People by group of each margin, all known and each with somebody.</param>
    /// <param name="cap">Times the mean; null for no limit.</param>
    /// <param name="shows">By option, whether it may be shown at all.</param>
    /// <param name="overlapping">People could choose several.</param>
    /// <param name="gate">What every figure passes.</param>
    /// <exception cref="RakingException">There are no such weights.</exception>
    public static WeightedAnswers Of(
        IReadOnlyList<Margin> margins,
        IReadOnlyList<AnsweredCell> cells,
        int? cap,
        IReadOnlyList<bool> shows,
        bool overlapping,
        Disclosure gate)
    {
        var raked = Raking.Rake(margins, [.. cells.Select(cell => new Cell(cell.Groups, cell.Answered))]);
        var weights = cap is { } times ? raked.Capped(times) : raked;
        var answers = new EstimatedAnswers(cells, [.. margins.Select(margin => margin.Groups.Count)], shows, overlapping, gate.Rule);
        return new WeightedAnswers(
            WeightingOf(weights, cells, answers.AreEstimated, gate),
            [.. shows.Select((shown, option) => shown ? ShareOf(weights.Mean(answers.Shares(option)), weights) : null)]);
    }

    private static PictureShare ShareOf(double share, Weights weights)
    {
        var interval = Pooling.Wilson(Math.Clamp(share, 0, 1), weights.EffectiveSampleSize);
        return new PictureShare(Percent(share), Percent(interval.Low), Percent(interval.High));
    }

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);

    private static PictureWeighting WeightingOf(Weights weights, IReadOnlyList<AnsweredCell> cells, bool estimated, Disclosure gate)
    {
        // Where few are in a cell, exact figures would be one more equation about how many.
        var (nearest, decimals) = cells.Any(cell => gate.Rule.Hides(cell.Answered)) ? (gate.Rule.RoundTo, 1) : (1, 2);
        var mean = weights.Population / weights.People;
        return new PictureWeighting(
            gate.Count((int)weights.People),
            (int)Math.Round(weights.EffectiveSampleSize / nearest, MidpointRounding.AwayFromZero) * nearest,
            Rounded(weights.DesignEffect, decimals),
            Rounded(weights.Each.Min() / mean, 1),
            Rounded(weights.Each.Max() / mean, 1),
            [
                .. weights.Gaps.Where(gap => Math.Abs(gap.Share) >= GapWorthSaying)
                    .Select(gap => new PictureGap(gap.Margin, gap.Group, Rounded(100 * gap.Share, 1))),
            ],
            estimated);
    }

    private static decimal Rounded(double number, int decimals) => Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
}
