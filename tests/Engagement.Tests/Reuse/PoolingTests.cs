using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class PoolingTests
{
    /// <summary>Nine places, checked against R's survey package 4.1.1.</summary>
    private static readonly Stratum[] NinePlaces =
    [
        new(128476, 400, 120), new(154510, 120, 66), new(486093, 200, 90), new(279253, 150, 60), new(183255, 80, 36),
        new(210975, 60, 15), new(320217, 300, 105), new(398746, 900, 180), new(357147, 500, 125),
    ];

    [Fact]
    public void Nine_places_pool_as_the_survey_package_pools_them()
    {
        var pooled = Pooling.Pool(NinePlaces)!;

        pooled.Naive.ShouldBe(0.294096, 5e-7);
        pooled.EqualPlace.ShouldBe(0.355556, 5e-7);
        pooled.Estimate.ShouldBe(0.345534, 5e-7);
        pooled.StandardError!.Value.ShouldBe(0.01176946, 5e-9);
        pooled.Normal!.Value.Low.ShouldBe(0.322466, 5e-7);
        pooled.Normal!.Value.High.ShouldBe(0.368602, 5e-7);
        pooled.SampleSize.ShouldBe(2710);
        pooled.EffectiveSampleSize.ShouldBe(1636.363, 5e-4);
        pooled.DesignEffect.ShouldBe(1.656112, 5e-7);
        pooled.Wilson.Low.ShouldBe(0.322879, 5e-7);
        pooled.Wilson.High.ShouldBe(0.368912, 5e-7);
        pooled.Dissimilarity.ShouldBe(0.313082, 5e-7);
    }

    [Theory]
    [InlineData(1, 100, 0.00176743, 0.05448620, 5e-9)]
    [InlineData(65, 100, 0.55254443, 0.73635752, 5e-9)]
    [InlineData(0, 20, 0, 0.1611, 5e-5)]
    [InlineData(29, 29, 0.8830, 1, 5e-5)]
    public void Wilson_intervals_are_the_published_ones(int yes, int asked, double low, double high, double tolerance)
    {
        var interval = Pooling.Wilson((double)yes / asked, asked);

        interval.Low.ShouldBe(low, tolerance);
        interval.High.ShouldBe(high, tolerance);
    }

    [Fact]
    public void A_place_without_respondents_takes_no_part()
    {
        var with = Pooling.Pool([.. NinePlaces, new Stratum(100_000, 0, 0)]);

        with.ShouldBe(Pooling.Pool(NinePlaces));
    }

    [Fact]
    public void Without_any_respondent_there_is_no_estimate() => Pooling.Pool([new Stratum(100, 0, 0)]).ShouldBeNull();

    [Fact]
    public void A_place_with_one_respondent_leaves_the_standard_error_unknown()
    {
        var pooled = Pooling.Pool([new Stratum(1000, 1, 1), new Stratum(1000, 50, 10)])!;

        pooled.Estimate.ShouldBe(0.6, 1e-12);
        pooled.StandardError.ShouldBeNull();
        pooled.Normal.ShouldBeNull();
        pooled.Wilson.Low.ShouldBeLessThan(0.6);
    }

    [Fact]
    public void Where_everybody_says_yes_only_the_Wilson_interval_admits_doubt()
    {
        var pooled = Pooling.Pool([new Stratum(3, 29, 29), new Stratum(7, 40, 40)])!;

        pooled.Estimate.ShouldBe(1, 1e-12);
        pooled.StandardError.ShouldBe(0);
        pooled.Normal!.Value.Low.ShouldBe(1, 1e-12);
        pooled.Wilson.Low.ShouldBeInRange(0.8, 0.99);
        pooled.Wilson.High.ShouldBe(1);
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Pooling.Pool([new Stratum(0, 10, 1)]));
        Should.Throw<ArgumentOutOfRangeException>(() => Pooling.Pool([new Stratum(10, 10, 11)]));
        Should.Throw<ArgumentOutOfRangeException>(() => Pooling.Pool([new Stratum(10, 10, -1)]));
    }

    [Fact]
    public void Pooling_keeps_within_bounds_and_does_not_mind_order() =>
        Prop.ForAll(Strata, places =>
        {
            if (Pooling.Pool(places) is not { } pooled)
                return places.All(place => place.Respondents == 0);
            var shares = places.Where(place => place.Respondents > 0).Select(place => (double)place.Yes / place.Respondents).ToList();
            var reversed = Pooling.Pool(places.Reverse())!;
            return pooled.Estimate >= shares.Min() - 1e-9
                && pooled.Estimate <= shares.Max() + 1e-9
                && pooled.DesignEffect >= 1 - 1e-9
                && pooled.Wilson.Low <= pooled.Estimate + 1e-9 && pooled.Estimate <= pooled.Wilson.High + 1e-9
                && pooled.Dissimilarity is >= 0 and <= 1
                && Math.Abs(reversed.Estimate - pooled.Estimate) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Splitting_a_place_into_parts_alike_changes_nothing()
    {
        var whole = Pooling.Pool([new Stratum(900, 90, 30), new Stratum(500, 40, 10)])!;
        var split = Pooling.Pool([new Stratum(300, 30, 10), new Stratum(600, 60, 20), new Stratum(500, 40, 10)])!;

        split.Estimate.ShouldBe(whole.Estimate, 1e-12);
        split.EffectiveSampleSize.ShouldBe(whole.EffectiveSampleSize, 1e-9);
    }

    private static Arbitrary<Stratum[]> Strata { get; } =
        Gen.Choose(1, 500_000)
            .SelectMany(population => Gen.Choose(0, 900)
                .SelectMany(asked => Gen.Choose(0, asked).Select(yes => new Stratum(population, asked, yes))))
            .ArrayOf().ToArbitrary();
}
