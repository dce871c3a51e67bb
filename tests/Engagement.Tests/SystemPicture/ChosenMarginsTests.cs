using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.SystemPicture;

namespace IcpEngage.Engagement.Tests.SystemPicture;

/// <summary>What holds for whatever people answered, and what an attacker with every choice of margins can find out.</summary>
public sealed class ChosenMarginsTests
{
    private static readonly Disclosure Gate = new(DisclosureRule.On(new DateOnly(2026, 11, 23)));
    private static readonly AskedPlace[] Places =
        [.. ((IEnumerable<(int, string)>)[(120_000, "A"), (250_000, "B"), (90_000, "C")]).Select(place => new AskedPlace(place.Item2, place.Item2, place.Item2, place.Item1, 0, 0))];

    private static readonly PopulationMargin[] Margins =
    [
        MarginOf("age", [30_000, 50_000, 40_000], [50_000, 90_000, 110_000], [40_000, 30_000, 20_000]),
        MarginOf("disability", [20_000, 100_000], [70_000, 180_000], [15_000, 75_000]),
    ];

    [Fact]
    public void Figures_do_not_depend_on_the_order_of_people_or_places_that_count_for_themselves()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var cells = World(random, 60);
            var shuffled = cells.ToArray();
            random.Shuffle(shuffled);

            Published(shuffled).ShouldBe(Published(cells), $"seed {seed}");
        }
    }

    [Fact]
    public void A_place_that_is_split_in_two_with_equal_rates_changes_nothing()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var one = new AnsweredCell([1], 300, [120, 180]);
            var (easy, people) = (random.Next(20, 80), 100 * random.Next(2, 5));
            var (half, whole) = (new AnsweredCell([2], people, [easy * people / 100, people - (easy * people / 100)]), 200_000);

            var together = Weigh([one, half], [120_000, whole]);
            var split = Weigh([one, half, half with { Groups = [3] }], [120_000, whole / 2, whole / 2]);

            split.Shares[0]!.Percent.ShouldBe(together.Shares[0]!.Percent);
        }

        static (PictureOutcome Outcome, IReadOnlyList<PictureShare?> Shares) Weigh(AnsweredCell[] cells, int[] residents) =>
            new ChosenMargins(true, [], null, new HashSet<string>(), Gate).Weigh(
                cells,
                [.. cells.Select((_, place) => (IReadOnlyList<int>)[place + 1])],
                [.. residents.Select((people, place) => new AskedPlace($"{place}", $"{place}", $"{place}", people, 0, 0))],
                [true, true],
                [true, true]);
    }

    [Fact]
    public void The_lower_the_limit_on_weights_the_more_even_they_are()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var cells = World(new Random(seed), 60);
            int?[] caps = [null, 8, 5, 3];
            var weightings = caps.Select(cap => Weigh(cells, [0, 1], true, cap).Outcome.Weighting).ToList();
            if (weightings.Contains(null))
            {
                weightings.ShouldAllBe(weighting => weighting == null, "a limit makes no problem and mends none");
                continue;
            }

            weightings.Zip(weightings.Skip(1), (before, after) => after!.EffectiveSampleSize >= before!.EffectiveSampleSize)
                .ShouldAllBe(rises => rises, $"seed {seed}");
        }
    }

    [Fact]
    public void Whoever_tries_all_margins_and_limits_cannot_tell_what_a_few_people_of_a_place_and_group_said()
    {
        var attacked = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var cells = World(random, random.Next(8, 60), margins: 1 + (seed % 2));
            var published = Published(cells);
            foreach (var (other, moved) in Alternatives(cells, random))
            {
                attacked++;
                Published(other).ShouldBe(published, $"seed {seed}: {moved}");
            }
        }

        attacked.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_choice_that_leaves_a_few_more_out_than_another_shows_nothing()
    {
        List<AnsweredCell> cells = [];
        foreach (var place in (ushort[])[1, 2, 3])
        {
            foreach (var age in (ushort[])[1, 2, 3])
            {
                foreach (var disability in (ushort[])[1, 2])
                {
                    cells.Add(new AnsweredCell([place, age, disability], 40, [20, 20]));
                }
            }
        }

        // 30 said nothing; 4 their age alone.
        cells.Add(new AnsweredCell([1, 0, 0], 30, [15, 15]));
        cells.Add(new AnsweredCell([1, 2, 0], 4, [2, 2]));

        Weigh(cells, [0], true, null).Outcome.Advice.ShouldBeNull();
        Weigh(cells, [1], true, null).Outcome.Advice.ShouldBeNull();
        (Weigh(cells, [0, 1], true, null).Outcome.Advice?.Problem).ShouldBe(PictureProblem.FewLeftOut);
    }

    [Fact]
    public void Hidden_counts_are_known_by_their_sum_alone()
    {
        // Two places and two groups in which a few said “hard”, exchanged between them.
        AnsweredCell[] one = [new([1], 50, [47, 3]), new([2], 50, [44, 6]), new([3], 50, [25, 25])];
        AnsweredCell[] other = [new([1], 50, [44, 6]), new([2], 50, [47, 3]), new([3], 50, [25, 25])];

        Estimates(other).ShouldBe(Estimates(one), 1e-9);

        static double[] Estimates(AnsweredCell[] cells) =>
            [.. new EstimatedAnswers(cells, [3], [true, true], overlapping: false, Gate.Rule).Shares(1)];
    }

    /// <summary>
    /// Other worlds in which all tables with fewer directions are the same, but people of one hidden cell answered otherwise: at the
    /// corners of a box answers are exchanged, with alternating signs, until the count is 1 or 7.
    /// </summary>
    private static IEnumerable<(List<AnsweredCell> World, string Moved)> Alternatives(List<AnsweredCell> cells, Random random)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var (corner, opposite) = (cells[random.Next(cells.Count)], cells[random.Next(cells.Count)]);
            if (!Gate.Rule.Hides(corner.Chosen[0]) || corner.Groups.Zip(opposite.Groups).Any(pair => pair.First == pair.Second))
            {
                continue;
            }

            var by = (random.Next(2) == 0 ? 1 : Gate.Rule.HiddenUpTo) - corner.Chosen[0];
            var world = cells.Select(cell => cell with { Chosen = [.. cell.Chosen] }).ToList();
            foreach (var cell in world.Where(cell => cell.Groups.Index().All(group => group.Item == corner.Groups[group.Index] || group.Item == opposite.Groups[group.Index])))
            {
                var sign = cell.Groups.Zip(corner.Groups).Count(pair => pair.First != pair.Second) % 2 == 0 ? 1 : -1;
                cell.Chosen[0] += sign * by;
                cell.Chosen[1] -= sign * by;
            }

            if (by != 0 && world.TrueForAll(cell => cell.Chosen.All(people => people >= 0)))
            {
                yield return (world, $"{string.Join(',', corner.Groups)} by {by}");
            }
        }
    }

    /// <summary>All that can be asked for: each choice of margins, with each limit.</summary>
    private static string Published(IReadOnlyList<AnsweredCell> cells)
    {
        var text = new System.Text.StringBuilder();
        foreach (var byPlace in (bool[])[true, false])
        {
            foreach (var margins in ((int[][])[[], [0], [1], [0, 1]]).Where(margins => margins.All(margin => margin + 1 < cells[0].Groups.Length)))
            {
                foreach (var cap in (int?[])[null, 8, 5, 3])
                {
                    if (byPlace || margins.Length > 0)
                    {
                        var (outcome, shares) = Weigh(cells, margins, byPlace, cap);
                        text.AppendLine(CultureInfo.InvariantCulture, $"{byPlace} {string.Join(',', margins)} {cap}: {outcome.LeftOut} {outcome.Advice} "
                            + $"{outcome.Weighting?.People} {outcome.Weighting?.EffectiveSampleSize} {outcome.Weighting?.DesignEffect} {string.Join(' ', shares)}");
                    }
                }
            }
        }

        return text.ToString();
    }

    private static (PictureOutcome Outcome, IReadOnlyList<PictureShare?> Shares) Weigh(
        IReadOnlyList<AnsweredCell> cells, int[] margins, bool byPlace, int? cap) =>
        new ChosenMargins(byPlace, [.. margins.Select(margin => Margins[margin])], cap, new HashSet<string>(), Gate).Weigh(
            [.. cells.Select(cell => cell with { Groups = [cell.Groups[0], .. margins.Select(margin => cell.Groups[margin + 1])] })],
            [[1], [2], [3]],
            Places,
            [true, true],
            [true, true]);

    /// <summary>People of three places, three ages and two other groups, who answered one of two things; each combination has somebody.</summary>
    private static List<AnsweredCell> World(Random random, int largest, int margins = 2)
    {
        List<AnsweredCell> cells = [];
        foreach (var place in (ushort[])[1, 2, 3])
        {
            foreach (var age in (ushort[])[1, 2, 3])
            {
                foreach (var disability in (ushort[])(margins == 2 ? [1, 2] : [1]))
                {
                    var (one, two) = (random.Next(3) == 0 ? random.Next(8) : random.Next(1, largest), random.Next(8, largest + 8));
                    cells.Add(new AnsweredCell(margins == 2 ? [place, age, disability] : [place, age], one + two, [one, two]));
                }
            }
        }

        return cells;
    }

    private static PopulationMargin MarginOf(string code, params int[][] byPlace) => new(
        code,
        code,
        null,
        Ordered: true,
        [.. byPlace[0].Select((_, group) => $"{code} {group + 1}")],
        byPlace.Index().ToDictionary(place => Places[place.Index].Code, place => place.Item),
        new NoAnswers());

    private sealed class NoAnswers : IMarginAnswers
    {
        public ushort[]? GroupsOf(KeptAnswers kept) => null;
    }
}
