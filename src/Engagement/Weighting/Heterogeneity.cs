namespace IcpEngage.Engagement.Weighting;

/// <summary>How much places differ in a proportion, beyond what chance does.</summary>
/// <param name="Q">
/// Σ nᵢ(pᵢ − p̄)²/(p̄(1 − p̄)) with p̄ = Σyes/Σn: Pearson's statistic of homogeneity, and Cochran's Q of proportions weighted by
/// their common variance. 0 or more.
/// </param>
/// <param name="ISquared">
/// (Q − df)/Q with df one less than places, 0 at least: the share of the differences that is not chance (Higgins and Thompson
/// 2002, <i>Statistics in Medicine</i> 21:1539). 0 to 1.
/// </param>
/// <param name="Spread">Highest less lowest proportion, 0 to 1.</param>
internal sealed record Heterogeneity(double Q, double ISquared, double Spread)
{
    /// <summary>“Considerable” in the <i>Cochrane Handbook</i>, 10.10.2.</summary>
    private const double Considerable = 0.75;

    /// <summary>Ten percentage points: less than that is no different answer to anybody who plans a service.</summary>
    private const double WorthSaying = 0.10;

    /// <summary>One figure for all of these places hides that they differ.</summary>
    public bool HidesASplit => ISquared >= Considerable && Spread >= WorthSaying;

    /// <summary>Of places' proportions; null with fewer than two places that have somebody.</summary>
    /// <param name="places">By place, how many answered and how many of them chose it: 0 to all of them.</param>
    public static Heterogeneity? Of(IEnumerable<(double People, double Chose)> places)
    {
        var some = places.Where(place => place.People > 0).ToList();
        if (some.Count < 2)
        {
            return null;
        }

        var shares = some.Select(place => place.Chose / place.People).ToList();
        var mean = some.Sum(place => place.Chose) / some.Sum(place => place.People);
        var spread = shares.Max() - shares.Min();

        // Everybody or nobody chose it, everywhere: there is nothing to differ.
        var q = mean is > 0 and < 1 ? some.Zip(shares, (place, share) => place.People * Math.Pow(share - mean, 2)).Sum() / (mean * (1 - mean)) : 0;
        return new Heterogeneity(q, q == 0 ? 0 : Math.Max(0, (q - (some.Count - 1)) / q), spread);
    }
}
