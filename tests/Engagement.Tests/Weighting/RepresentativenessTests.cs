using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.Tests.Weighting;

/// <summary>How like the population respondents are, and how unlike each other places are.</summary>
public sealed class RepresentativenessTests
{
    private static readonly Margin Ages = new("Age", [new("Under 65", 800), new("65 to 84", 150), new("85 and over", 50)]);

    [Fact]
    public void Groups_with_nobody_are_missing_and_others_have_a_ratio()
    {
        var shares = Representativeness.Shares(Ages, [60, 40, 0]);

        shares.Select(share => (share.SampleShare, share.PopulationShare, share.IsMissing))
            .ShouldBe([(0.6, 0.8, false), (0.4, 0.15, false), (0, 0.05, true)]);
        shares[0].Ratio!.Value.ShouldBe(0.75, 1e-12);
        shares[1].Ratio!.Value.ShouldBe(2.6666667, 1e-7);
    }

    [Fact]
    public void The_R_indicator_is_1_where_everybody_answered_alike_and_less_where_not()
    {
        Representativeness.RIndicator(Ages, [80, 15, 5]).ShouldBe(1, 1e-12);

        // ρ = 0.075, 0.2667, 0; mean 0.1: S² = (800·0.025² + 150·0.16667² + 50·0.1²)/999.
        Representativeness.RIndicator(Ages, [60, 40, 0]).ShouldBe(1 - (2 * Math.Sqrt((0.5 + (150 * 0.027777778) + 0.5) / 999)), 1e-9);
    }

    [Fact]
    public void Without_residents_or_respondents_there_are_no_shares()
    {
        Should.Throw<ArgumentException>(() => Representativeness.Shares(Ages, [0, 0, 0])).Message.ShouldContain("Age");
        Should.Throw<ArgumentException>(() => Representativeness.RIndicator(Ages, [1, 2])).Message.ShouldContain("3 groups");
    }

    [Fact]
    public void A_split_between_places_is_seen_and_chance_is_not()
    {
        // Pearson's statistic of [30 70; 60 40], without continuity correction.
        var split = Heterogeneity.Of([(100, 30), (100, 60)])!;
        split.Q.ShouldBe(18.181818, 1e-6);
        split.ISquared.ShouldBe(0.945, 1e-9);
        split.Spread.ShouldBe(0.3, 1e-12);
        split.HidesASplit.ShouldBeTrue();

        Heterogeneity.Of([(100, 30), (100, 33)])!.HidesASplit.ShouldBeFalse();

        // Surely different, and too little to matter to anybody.
        var small = Heterogeneity.Of([(100_000, 30_000), (100_000, 33_000)])!;
        small.ISquared.ShouldBeGreaterThan(0.99);
        small.HidesASplit.ShouldBeFalse();
    }

    [Fact]
    public void Places_where_everybody_or_nobody_or_no_one_answered_do_not_differ()
    {
        Heterogeneity.Of([(10, 0), (20, 0)])!.ShouldBe(new Heterogeneity(0, 0, 0));
        Heterogeneity.Of([(10, 10), (20, 20)])!.ShouldBe(new Heterogeneity(0, 0, 0));
        Heterogeneity.Of([(10, 3), (0, 0)]).ShouldBeNull();
    }

    [Fact]
    public void Wilsons_interval_holds_the_estimate_it_is_about()
    {
        // The effective size that weights leave is what the interval is made with.
        var weights = Raking.Rake([Ages], [new([1], 60), new([2], 40), new([3], 5)]);
        var interval = Pooling.Wilson(0.3, weights.EffectiveSampleSize);

        interval.Low.ShouldBeLessThan(0.3);
        interval.High.ShouldBeGreaterThan(0.3);
        (interval.High - interval.Low).ShouldBeGreaterThan(Pooling.Wilson(0.3, weights.People).High - Pooling.Wilson(0.3, weights.People).Low);
    }
}
