namespace IcpEngage.Engagement.Reuse;

/// <summary>One place's answers to one option of a question.</summary>
/// <param name="Population">Residents of the place; more than 0.</param>
/// <param name="Respondents">People of the place who answered the question; 0 is a place without evidence.</param>
/// <param name="Yes">Of these, people who chose the option; 0 to <paramref name="Respondents"/>.</param>
internal readonly record struct Stratum(long Population, int Respondents, int Yes);

/// <summary>An interval of proportions, each from 0 to 1.</summary>
internal readonly record struct Interval(double Low, double High);

/// <summary>A proportion pooled over places. Respondents chose themselves, so intervals are indicative only.</summary>
/// <param name="Estimate">Σ Wᵢpᵢ with Wᵢ = Nᵢ/ΣN and pᵢ = yesᵢ/nᵢ.</param>
/// <param name="StandardError">
/// √ Σ Wᵢ²·pᵢ(1 − pᵢ)/(nᵢ − 1), without finite population correction (Cochran, <i>Sampling Techniques</i>, 3rd ed.,
/// 5.11 and 5.13). Null where a place has a single respondent, from whom no variance can be estimated.
/// </param>
/// <param name="Normal">Estimate ± 1.959964 standard errors, cut at 0 and 1; null without a standard error.</param>
/// <param name="Wilson">Wilson score interval of the estimate at the effective sample size.</param>
/// <param name="SampleSize">Σ nᵢ.</param>
/// <param name="EffectiveSampleSize">
/// Kish (Σw)²/Σw² over respondents, each with the weight w = Nᵢ/nᵢ of their place: (ΣN)²/Σ(Nᵢ²/nᵢ).
/// </param>
/// <param name="DesignEffect">Sample size over effective sample size; 1 or more.</param>
/// <param name="Naive">Σ yesᵢ/Σ nᵢ: as if respondents were spread like the population.</param>
/// <param name="EqualPlace">Mean of pᵢ: as if places were the same size.</param>
/// <param name="Dissimilarity">
/// Index of dissimilarity ½ Σ |nᵢ/n − Nᵢ/N| between sample and population: the share of respondents who would have to
/// live elsewhere for the sample to be spread like the population (Duncan and Duncan 1955).
/// </param>
internal sealed record PooledProportion(
    double Estimate,
    double? StandardError,
    Interval? Normal,
    Interval Wilson,
    int SampleSize,
    double EffectiveSampleSize,
    double DesignEffect,
    double Naive,
    double EqualPlace,
    double Dissimilarity);

/// <summary>Proportions over places of different size.</summary>
internal static class Pooling
{
    /// <summary>The 0.975 quantile of the standard normal distribution, for 95% intervals.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// The population-weighted proportion. Places without a respondent take no part (weighting cannot stand in for them;
    /// callers name them); null when no place has one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A population is not positive, or a count is out of its range.</exception>
    public static PooledProportion? Pool(IEnumerable<Stratum> places)
    {
        var strata = places.ToList();
        foreach (var place in strata)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(place.Population, nameof(places));
            ArgumentOutOfRangeException.ThrowIfNegative(place.Yes, nameof(places));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(place.Yes, place.Respondents, nameof(places));
        }

        strata.RemoveAll(place => place.Respondents == 0);
        if (strata.Count == 0)
            return null;

        var population = strata.Sum(place => (double)place.Population);
        var sample = strata.Sum(place => place.Respondents);
        var estimate = strata.Sum(place => place.Population / population * Share(place));
        var effective = population * population / strata.Sum(place => (double)place.Population * place.Population / place.Respondents);
        double? error = strata.Exists(place => place.Respondents == 1)
            ? null
            : Math.Sqrt(strata.Sum(place => Math.Pow(place.Population / population, 2)
                * Share(place) * (1 - Share(place)) / (place.Respondents - 1)));

        return new PooledProportion(
            estimate,
            error,
            error is { } se ? new Interval(Math.Max(0, estimate - (Z95 * se)), Math.Min(1, estimate + (Z95 * se))) : null,
            Wilson(estimate, effective),
            sample,
            effective,
            sample / effective,
            strata.Sum(place => place.Yes) / (double)sample,
            strata.Average(Share),
            strata.Sum(place => Math.Abs(((double)place.Respondents / sample) - (place.Population / population))) / 2);
    }

    /// <summary>
    /// The Wilson score interval at 95% (Wilson 1927), the form used in English public health. Never empty and never
    /// outside 0 to 1, also where nobody or everybody said yes.
    /// </summary>
    /// <param name="proportion">The proportion observed, 0 to 1.</param>
    /// <param name="sampleSize">People asked, or the effective number of them; more than 0.</param>
    public static Interval Wilson(double proportion, double sampleSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(proportion);
        // Sums of weights that make 1 can end a hair above it.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(proportion, 1 + 1e-9);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleSize);
        var p = Math.Min(1, proportion);
        const double Squared = Z95 * Z95;
        var centre = p + (Squared / (2 * sampleSize));
        var spread = Z95 * Math.Sqrt(((p * (1 - p)) + (Squared / (4 * sampleSize))) / sampleSize);
        var scale = 1 + (Squared / sampleSize);
        // Exact at the ends, where the difference of two equal terms would leave a rounding error.
        return new Interval(p == 0 ? 0 : Math.Max(0, (centre - spread) / scale), p == 1 ? 1 : Math.Min(1, (centre + spread) / scale));
    }

    private static double Share(Stratum place) => (double)place.Yes / place.Respondents;
}
