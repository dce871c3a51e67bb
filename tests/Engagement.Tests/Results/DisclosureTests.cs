using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class DisclosureTests
{
    private static readonly DisclosureRule Rule = DisclosureRule.On(new DateOnly(2026, 11, 22));
    private static readonly Disclosure Gate = new(Rule);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(17, 15)]
    [InlineData(18, 20)]
    [InlineData(22, 20)]
    [InlineData(23, 25)]
    [InlineData(102, 100)]
    [InlineData(103, 105)]
    public void Counts_are_hidden_or_rounded(int people, int? shown) => Gate.Count(people).About.ShouldBe(shown);

    [Fact]
    public void The_rule_is_dated_data()
    {
        Rule.HiddenUpTo.ShouldBe(7);
        Rule.RoundTo.ShouldBe(5);
        new DisclosureRule("tens", default, 9, 10).Disclose(15).About.ShouldBe(20);
        Should.Throw<ArgumentOutOfRangeException>(() => Gate.Count(-1));
    }

    [Fact]
    public void A_table_without_small_counts_is_shown_whole() => Shown(0, 12, 100).ShouldBe([0, 10, 100]);

    [Fact]
    public void One_hidden_count_takes_the_next_smallest_with_it() => Shown(0, 4, 30, 20).ShouldBe([0, null, 30, null]);

    [Fact]
    public void Two_hidden_counts_that_are_tiny_together_take_a_third_with_them() =>
        Shown(1, 1, 50, 60).ShouldBe([null, null, null, 60]);

    [Fact]
    public void Two_hidden_counts_that_protect_each_other_leave_the_rest() => Shown(5, 6, 50, 60).ShouldBe([null, null, 50, 60]);

    [Fact]
    public void Among_too_few_people_noughts_are_hidden_too()
    {
        Shown(3, 0).ShouldBe([null, null]);
        Gate.Table([3, 0]).Total.About.ShouldBeNull();
    }

    [Fact]
    public void Eight_people_with_eight_answers_show_nothing_but_the_total()
    {
        Shown(1, 1, 1, 1, 1, 1, 1, 1, 0).ShouldAllBe(row => row == null);
        Gate.Table([1, 1, 1, 1, 1, 1, 1, 1, 0]).Total.About.ShouldBe(10);
    }

    [Fact]
    public void Nobody_is_nobody()
    {
        Shown(0, 0).ShouldBe([0, 0]);
        Gate.Table([0, 0]).Total.About.ShouldBe(0);
    }

    [Fact]
    public void A_hidden_choice_among_overlapping_ones_needs_no_company() =>
        Gate.Table(60, [new(50, false), new(30, false), new(3, false)])
            .Rows.Select(row => row.About).ShouldBe([50, 30, null]);

    [Fact]
    public void None_of_these_is_hidden_where_it_gives_the_few_others_away() =>
        Gate.Table(50, [new(3, false), new(2, false), new(46)])
            .Rows.Select(row => row.About).ShouldBe([null, null, null]);

    [Fact]
    public void A_choice_that_nearly_everyone_made_is_hidden_where_it_bounds_none_of_these() =>
        Gate.Table(50, [new(48, false), new(30, false), new(10, false), new(2)])
            .Rows.Select(row => row.About).ShouldBe([null, 30, 10, null]);

    [Fact]
    public void Choices_that_hardly_overlap_do_not_show_what_the_hidden_one_must_make_up() =>
        Gate.Table(57, [new(30, false), new(20, false), new(7, false)])
            .Rows.Select(row => row.About).ShouldBe([30, null, null]);

    [Fact]
    public void Percentages_come_from_what_is_shown()
    {
        Disclosure.Percent(new(10), new(35)).ShouldBe(29);
        Disclosure.Percent(new(null), new(35)).ShouldBeNull();
        Disclosure.Percent(new(0), new(null)).ShouldBeNull();
        Disclosure.Percent(new(0), new(0)).ShouldBe(0);
    }

    [Fact]
    public void Means_are_not_given_for_few_or_for_nobody()
    {
        Gate.Mean(21m, 7).ShouldBeNull();
        Gate.Mean(0m, 0).ShouldBeNull();
        Gate.Mean(25m, 8).ShouldBe(3.1m);
    }

    [Fact]
    public void A_mean_that_gives_a_hidden_count_away_is_not_given()
    {
        // 9 at point 1 and 1 at point 2: hidden both, but a mean of 1.1 among ten says "one".
        MeanOf((1, 9), (2, 1)).ShouldBeNull();
        MeanOf((1, 20), (2, 30), (3, 40)).ShouldBe(2.2m);
        // Comes out even, and must not show that.
        $"{MeanOf((1, 10), (2, 20), (3, 10))}".ShouldBe($"{2.0m}");
        MeanOf((0, 3), (1, 4), (2, 360), (3, 380), (4, 390), (5, 6), (6, 5)).ShouldBe(3.0m);
    }

    /// <summary>
    /// Everyone who knows our code: all tables with the same published figures are equally possible, and in none of these
    /// sets is a hidden count bounded to less than 1 to 7.
    /// </summary>
    [Theory]
    [InlineData(2, 70, false)]
    [InlineData(3, 50, false)]
    [InlineData(4, 27, false)]
    [InlineData(2, 70, true)]
    [InlineData(3, 50, true)]
    [InlineData(4, 27, true)]
    public void A_reader_who_knows_the_algorithm_cannot_narrow_a_hidden_count(int rows, int most, bool withMean)
    {
        var possible = new Dictionary<string, (int[] Least, int[] Most)>();
        foreach (var table in TablesOf(rows, most))
        {
            var shown = Gate.Table(table);
            if (shown.Total.About is not { } total || total > most - 2)
            {
                continue;
            }

            var mean = withMean ? Gate.Mean([.. table.Select((people, row) => (row + 1, people))], shown) : null;
            var key = $"{total} {mean}:{string.Join(',', shown.Rows.Select(row => row.About is { } about ? $"{about}" : "*"))}";
            if (!possible.TryGetValue(key, out var bounds))
            {
                possible[key] = bounds = ([.. table], [.. table]);
            }

            for (var row = 0; row < rows; row++)
            {
                bounds.Least[row] = Math.Min(bounds.Least[row], table[row]);
                bounds.Most[row] = Math.Max(bounds.Most[row], table[row]);
            }
        }

        possible.Count.ShouldBeGreaterThan(10);
        var narrowed =
            from pair in possible
            let cells = pair.Key[(pair.Key.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',')
            from row in Enumerable.Range(0, rows)
            where cells[row] == "*" && (pair.Value.Least[row] > 1 || pair.Value.Most[row] < Rule.HiddenUpTo)
            select $"{pair.Key} row {row}: {pair.Value.Least[row]} to {pair.Value.Most[row]}";
        narrowed.ShouldBeEmpty();
    }

    /// <summary>An interval attacker with every published figure of a table of any size, rounding undone as far as it goes.</summary>
    [Fact]
    public void An_interval_attacker_cannot_narrow_a_hidden_count() =>
        Prop.ForAll(Tables, table =>
        {
            var shown = Gate.Table(table);
            if (shown.Total.About is not > 0)
            {
                return true;
            }

            var (least, most) = Behind(shown.Total);
            foreach (var row in shown.Rows.Where(row => row.About is not null).Select(Behind))
            {
                (least, most) = (least - row.Most, most - row.Least);
            }

            var hidden = shown.Rows.Count(row => row.About is null);
            var withheld = hidden == table.Length;
            var fewest = withheld ? 0 : 1;
            // Alone, a row is the rest; with others, it is at most the rest less what they hold at least.
            var largest = most - ((hidden - 1) * fewest);
            var smallest = hidden == 1 ? least : fewest;
            return hidden == 0 || (largest >= Rule.HiddenUpTo && smallest <= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_shown_is_right_and_nothing_small_is_shown() =>
        Prop.ForAll(Tables, table =>
        {
            var shown = Gate.Table(table);
            return table.Zip(shown.Rows).All(pair =>
                pair.Second.About is not { } about || (!Rule.Hides(pair.First) && Math.Abs(about - pair.First) <= 2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlapping_rows_do_not_narrow_a_hidden_count() =>
        Prop.ForAll(People, people =>
        {
            // Each person ticks some of four boxes, or the fifth, which is exclusive.
            var rows = Enumerable.Range(0, 5)
                .Select(option => new TableRow(
                    people.Count(ticks => option == 4 ? ticks == 0 : (ticks & (1 << option)) != 0), option == 4))
                .ToList();
            var shown = Gate.Table(people.Length, rows);
            var seen = rows.Where((_, index) => shown.Rows[index].About is not null).ToList();
            var hidden = rows.Count - seen.Count;
            if (hidden is 0 or 5 || people.Length <= Rule.HiddenUpTo)
            {
                return true;
            }

            var exclusiveSeen = seen.Where(row => row.Exclusive).Sum(row => row.People);
            var overlapSeen = seen.Where(row => !row.Exclusive).Select(row => row.People).DefaultIfEmpty(0).ToList();
            return rows.Where((_, index) => shown.Rows[index].About is null).All(row =>
            {
                var most = row.Exclusive
                    ? people.Length - overlapSeen.Max()
                    : people.Length - exclusiveSeen - (shown.Rows[4].About is null ? 1 : 0);
                var least = hidden == 1 ? people.Length - exclusiveSeen - overlapSeen.Sum() : 1;
                return most >= Rule.HiddenUpTo && least <= 1;
            });
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<int[]> Tables { get; } =
        Gen.Choose(0, 3)
            .SelectMany(size => size switch
            {
                0 => Gen.Choose(0, 3),
                1 => Gen.Choose(0, 9),
                2 => Gen.Choose(0, 40),
                _ => Gen.Choose(0, 600),
            })
            .ArrayOf()
            .Where(table => table.Length > 1)
            .ToArbitrary();

    private static Arbitrary<int[]> People { get; } =
        Gen.Choose(0, 6).SelectMany(habit => Gen.Choose(0, 15).Select(ticks => habit < 5 ? ticks & habit : 0))
            .ArrayOf().ToArbitrary();

    private static (int Least, int Most) Behind(DisclosedCount count) =>
        count.About is 0 ? (0, 0) : (Math.Max(Rule.HiddenUpTo + 1, count.About!.Value - 2), count.About.Value + 2);

    private static int?[] Shown(params int[] rows) => [.. Gate.Table(rows).Rows.Select(row => row.About)];

    private static decimal? MeanOf(params (int Value, int People)[] points) =>
        Gate.Mean(points, Gate.Table(points.Select(point => point.People)));

    private static IEnumerable<int[]> TablesOf(int rows, int most) =>
        rows == 0
            ? [[]]
            : TablesOf(rows - 1, most).SelectMany(
                head => Enumerable.Range(0, most - head.Sum() + 1).Select(last => (int[])[.. head, last]));
}
