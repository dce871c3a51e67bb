using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>How many answers a precision takes.</summary>
internal static class SampleNeeded
{
    /// <summary>
    /// Answers for a 95% interval of ± <paramref name="points"/> around a proportion: n₀ = deff·z²·p(1 − p)/d², and
    /// n = n₀/(1 + (n₀ − 1)/N), rounded up (Cochran, <i>Sampling Techniques</i>, 3rd ed., 4.4, formula 4.2; the design effect
    /// after Kish, <i>Survey Sampling</i>, 8.2). Respondents choose themselves, so it is a guide to effort, not a promise.
    /// </summary>
    /// <param name="points">Percentage points, more than 0 and up to 50.</param>
    /// <param name="designEffect">1 or more.</param>
    /// <param name="population">People who could answer; 0 where it is not known, which leaves the correction out.</param>
    /// <param name="share">The proportion expected; a half is the worst case.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public static int For(decimal points, decimal designEffect, long population, double share = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 50);
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var half = (double)points / 100;
        var infinite = (double)designEffect * Pooling.Z95 * Pooling.Z95 * share * (1 - share) / (half * half);
        var needed = population == 0 ? infinite : infinite / (1 + ((infinite - 1) / population));
        return Math.Max(1, (int)Math.Ceiling(needed));
    }
}
