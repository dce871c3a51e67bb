using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.Tests.Weighting;

/// <summary>
/// Weights, against R's survey package 4.1.1: its data <c>apiclus1</c> (California schools, n = 183) and a table from the
/// literature; and what must hold for whatever margins.
/// </summary>
public sealed class RakingTests
{
    private static readonly Margin Types = new("School type", [new("E", 4421), new("H", 755), new("M", 1018)]);
    private static readonly Margin Both = new("Both targets met", [new("No", 1072), new("Yes", 5122)]);

    /// <summary>Type × both, in the order E no, E yes, H no, H yes, M no, M yes.</summary>
    private static readonly Cell[] Schools =
        [new([1, 1], 12), new([1, 2], 132), new([2, 1], 3), new([2, 2], 11), new([3, 1], 8), new([3, 2], 17)];

    [Fact]
    public void Over_one_margin_it_is_post_stratification()
    {
        var weights = Raking.Rake([Types], [new([1], 144), new([2], 14), new([3], 25)]);

        weights.Each.Select(weight => Math.Round(weight, 6)).ShouldBe([30.701389, 53.928571, 40.72]);
        weights.Population.ShouldBe(6194, 1e-9);

        // Cell means of api00 by type, from the means by type and both.
        double[] means = [((12 * 596.333333) + (132 * 653.643939)) / 144, ((3 * 659.333333) + (11 * 607.454545)) / 14, ((8 * 606.375) + (17 * 643.235294)) / 25];
        weights.Mean(means).ShouldBe(642.311, 0.0005);
    }

    [Fact]
    public void Over_two_margins_it_is_what_R_says()
    {
        var weights = Raking.Rake([Types, Both], Schools);

        weights.Each.Select(weight => Math.Round(weight, 6)).ShouldBe([39.839236, 29.870675, 67.125529, 50.329401, 49.069072, 36.791025]);
        weights.EffectiveSampleSize.ShouldBe(174.0112, 0.00005);
        weights.DesignEffect.ShouldBe(1.0516567, 0.00000005);
        weights.Mean([596.333333, 653.643939, 659.333333, 607.454545, 606.375, 643.235294]).ShouldBe(641.2303, 0.00005);
        weights.Gaps.ShouldAllBe(gap => Math.Abs(gap.Share) < 1e-9);
    }

    [Fact]
    public void A_table_is_fitted_to_its_rows_and_columns()
    {
        double[][] seed = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]];
        var weights = Raking.Rake(
            [MarginOf("Rows", 150, 300, 400, 150), MarginOf("Columns", 200, 300, 400, 100)],
            [.. seed.Index().SelectMany(row => row.Item.Index().Select(column => new Cell([(ushort)(row.Index + 1), (ushort)(column.Index + 1)], column.Item)))]);

        weights.Cells.Zip(weights.Each, (cell, weight) => Math.Round(cell.People * weight, 4)).ShouldBe(
        [
            64.5585, 46.2325, 35.3843, 3.8247,
            49.9679, 68.1594, 156.4985, 25.3742,
            56.7219, 144.4282, 145.0825, 53.7673,
            28.7516, 41.1800, 63.0347, 17.0337,
        ]);
    }

    [Fact]
    public void Shares_and_figures_of_another_year_are_brought_to_the_first_margins_total()
    {
        var shares = new Margin("Both targets met", [new("No", 0.5361), new("Yes", 2.5615)]);
        var scaled = new Margin("Both targets met", [new("No", 1072 * 3), new("Yes", 5122 * 3)]);

        Raking.Rake([Types, scaled], Schools).Each.ShouldBe(Raking.Rake([Types, Both], Schools).Each, 1e-6);
        Raking.Rake([Types, shares], Schools).Population.ShouldBe(6194, 1e-6);
    }

    [Fact]
    public void Who_is_missing_is_named()
    {
        var nobody = Should.Throw<RakingException>(() => Raking.Rake([Types, Both], [.. Schools.Where(cell => cell.Groups[0] != 2)]));
        (nobody.Problem, nobody.Margin, nobody.Group).ShouldBe((RakingProblem.NobodyAnswered, "School type", "H"));
        nobody.Message.ShouldContain("nobody in “H” answered");

        var none = new Margin("School type", [new("E", 4421), new("H", 0), new("M", 1018)]);
        var strange = Should.Throw<RakingException>(() => Raking.Rake([Both, none], [.. Schools.Select(cell => cell with { Groups = [cell.Groups[1], cell.Groups[0]] })]));
        (strange.Problem, strange.Margin, strange.Group).ShouldBe((RakingProblem.NobodyLivesThere, "School type", "H"));
    }

    [Fact]
    public void Margins_that_contradict_each_other_are_named()
    {
        // Everybody who is in the first group of one is in the first of the other, but the population says otherwise.
        var problem = Should.Throw<RakingException>(() => Raking.Rake(
            [MarginOf("Age", 10, 90), MarginOf("Place", 60, 40)], [new([1, 1], 5), new([2, 2], 5)]));

        problem.Problem.ShouldBe(RakingProblem.DoesNotConverge);
        problem.Margin.ShouldBeOneOf("Age", "Place");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Figures_that_are_none_are_refused(double people) =>
        Should.Throw<ArgumentException>(() => Raking.Rake([MarginOf("Age", people)], [new([1], 5)])).Message.ShouldContain("Age");

    [Fact]
    public void Whatever_the_margins_weights_are_positive_meet_them_and_do_not_depend_on_the_order()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (margins, cells) = Any(random);
            var weights = Raking.Rake(margins, cells);

            weights.Each.ShouldAllBe(weight => weight > 0);
            weights.Gaps.ShouldAllBe(gap => Math.Abs(gap.Share) < 1e-8);
            weights.Population.ShouldBe(margins[0].Groups.Sum(group => group.People), 1e-4);
            weights.DesignEffect.ShouldBeGreaterThanOrEqualTo(1 - 1e-9);

            var order = Enumerable.Range(0, cells.Count).ToArray();
            random.Shuffle(order);
            var shuffled = Raking.Rake(margins, [.. order.Select(cell => cells[cell])]);
            order.Select((cell, index) => Math.Abs((shuffled.Each[index] / weights.Each[cell]) - 1)).ShouldAllBe(difference => difference < 1e-6, $"seed {seed}");
        }
    }

    [Fact]
    public void A_cell_that_is_counted_in_two_parts_weighs_the_same()
    {
        var whole = Raking.Rake([Types, Both], Schools);
        var split = Raking.Rake([Types, Both], [.. Schools.SelectMany(cell => new[] { cell with { People = cell.People / 4 }, cell with { People = cell.People * 3 / 4 } })]);

        split.Each.Chunk(2).Select(pair => pair[0]).ShouldBe(whole.Each, 1e-6);
        split.EffectiveSampleSize.ShouldBe(whole.EffectiveSampleSize, 1e-6);
    }

    [Fact]
    public void The_lower_the_cap_the_more_even_the_weights_and_their_sum_stays()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (margins, cells) = Any(new Random(seed));
            var weights = Raking.Rake(margins, cells);
            var before = weights;
            foreach (var cap in (double[])[8, 5, 3, 2, 1.5, 1.1, 1])
            {
                var capped = weights.Capped(cap);

                capped.Population.ShouldBe(weights.Population, weights.Population * 1e-9);
                capped.Each.ShouldAllBe(weight => weight > 0 && weight <= cap * weights.Population / weights.People * (1 + 1e-9), $"seed {seed}, cap {cap}");
                capped.EffectiveSampleSize.ShouldBeGreaterThanOrEqualTo(before.EffectiveSampleSize * (1 - 1e-9), $"seed {seed}, cap {cap}");
                before = capped;
            }

            before.DesignEffect.ShouldBe(1, 1e-6);
        }
    }

    [Fact]
    public void What_capping_loses_is_told_by_margin()
    {
        var weights = Raking.Rake([MarginOf("Age", 90, 10), MarginOf("Place", 50, 50)], [new([1, 1], 10), new([1, 2], 10), new([2, 1], 90), new([2, 2], 90)]);

        weights.Capped(100).Gaps.ShouldAllBe(gap => Math.Abs(gap.Share) < 1e-9);
        var age = weights.Capped(3).Gaps[0];
        (age.Margin, Math.Round(Math.Abs(age.Share), 2)).ShouldBe(("Age", 0.6));
        Should.Throw<ArgumentOutOfRangeException>(() => weights.Capped(0.9));
    }

    [Fact]
    public void People_are_counted_into_cells_however_many_groups_there_are()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            // With the last, more groups than are laid out.
            Margin[] margins = [MarginOf("A", 1, 1, 1), MarginOf("B", 1, 1), .. seed % 2 == 0 ? [] : new[] { MarginOf("C", [.. Enumerable.Repeat(1.0, 500_000)]) }];
            var codes = margins.Select(margin => Enumerable.Range(0, 5_000).Select(_ => (ushort)random.Next(Math.Min(margin.Groups.Count, 40) + 1)).ToArray()).ToArray();

            var cells = Cell.Count(margins, [.. codes.Select(column => (ReadOnlyMemory<ushort>)column)]);

            var expected = Enumerable.Range(0, 5_000).Select(row => codes.Select(column => column[row]).ToArray()).Where(groups => !groups.Contains((ushort)0))
                .GroupBy(groups => string.Join(',', groups)).ToDictionary(cell => cell.Key, cell => (double)cell.Count());
            cells.ToDictionary(cell => string.Join(',', cell.Groups), cell => cell.People).ShouldBe(expected, ignoreOrder: true);
        }
    }

    private static Margin MarginOf(string name, params double[] people) =>
        new(name, [.. people.Select((count, index) => new PopulationGroup($"{name} {index + 1}", count))]);

    /// <summary>One to four margins, and respondents in every combination of their groups.</summary>
    private static (IReadOnlyList<Margin> Margins, IReadOnlyList<Cell> Cells) Any(Random random)
    {
        var margins = Enumerable.Range(0, random.Next(1, 5))
            .Select(index => MarginOf($"Margin {index}", [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 100_000) * 1.0)])).ToList();
        IEnumerable<ushort[]> groups = [[]];
        foreach (var margin in margins)
        {
            groups = groups.SelectMany(known => margin.Groups.Select((_, index) => (ushort[])[.. known, (ushort)(index + 1)])).ToList();
        }

        return (margins, [.. groups.Select(cell => new Cell(cell, random.Next(1, 200)))]);
    }
}
