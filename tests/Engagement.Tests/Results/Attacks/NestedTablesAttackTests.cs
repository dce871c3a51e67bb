using System.Globalization;
using IcpEngage.Bench.Disclosure;

namespace IcpEngage.Engagement.Tests.Results.Attacks;

/// <summary>
/// Attacks on what is published of questions by place and neighbourhood. <c>ATTACKS=100 dotnet test …</c> makes a hundred times
/// as many.
/// </summary>
public sealed class NestedTablesAttackTests
{
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("ATTACKS"), CultureInfo.InvariantCulture, out var times) ? times : 1;

    [Theory]
    [InlineData(1, 1_500, 4, 3)]
    [InlineData(2, 600, 6, 4)]
    public void No_hidden_count_can_be_narrowed_by_whoever_knows_all_that_is_shown_on_every_level(int seed, int tables, int rows, int wards)
    {
        var random = new Random(seed);
        var (attacked, hidden, counts) = (0, 0, 0);
        for (var round = 0; round < tables * Times; round++)
        {
            var table = Made(random, random.Next(2, rows), random.Next(2, 4), wards);
            table.Narrowed().ShouldBeEmpty();
            attacked += table.Attacked;
            (hidden, counts) = (hidden + table.HiddenCount, counts + table.Count);
        }

        attacked.ShouldBeGreaterThan(tables);
        // Hiding everything would be safe too.
        hidden.ShouldBeLessThan(counts * 3 / 5);
    }

    [Fact]
    public void Versions_that_differ_by_a_few_people_do_not_tell_what_these_said()
    {
        var random = new Random(4);
        var (attacked, changed) = (0, 0);
        for (var round = 0; round < 250 * Times; round++)
        {
            var table = Made(random, random.Next(2, 4), 2, 3);
            for (var version = 2; version < 5; version++)
            {
                var next = table.Corrected(random, random.Next(3) switch { 0 => random.Next(1, 8), 1 => random.Next(8, 40), _ => random.Next(40, 200) });
                foreach (var (now, then) in next.Figures.Zip(table.Figures))
                {
                    // What was hidden stays hidden, and what changes is out by more people than may be told apart.
                    (then is null && now is not null).ShouldBeFalse($"{next}");
                    (then is null || now is null || then == now || Math.Abs(now.Value - then.Value) > 7).ShouldBeTrue($"{next}");
                    changed += then == now ? 0 : 1;
                }

                next.Narrowed().ShouldBeEmpty();
                attacked += next.Attacked;
                table = next;
            }
        }

        attacked.ShouldBeGreaterThan(2_000);
        changed.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Up_to_seven_people_more_or_fewer_change_no_figure()
    {
        var random = new Random(5);
        for (var round = 0; round < 300 * Times; round++)
        {
            var table = Made(random, random.Next(2, 4), 2, 3);

            table.Corrected(random, random.Next(1, 8)).Figures.ShouldBe(table.Figures);
        }
    }

    /// <summary>Every choice of what to hide is tried. The bench has more and larger tables.</summary>
    [Theory]
    [InlineData(3, 3, 1)]
    [InlineData(3, 2, 3)]
    public void Hardly_more_is_hidden_than_must_be(int rows, int places, int neighbourhoods)
    {
        var random = new Random(3);
        var losses = Enumerable.Range(0, 60).Select(_ => SmallTable.Of(random, rows, places, neighbourhoods).Loss())
            .OfType<(int Hidden, int Least)>().ToList();

        losses.Count.ShouldBeGreaterThan(30);
        losses.Sum(loss => loss.Least).ShouldBeGreaterThan(0);
        losses.Average(loss => (double)loss.Hidden).ShouldBeLessThanOrEqualTo(1.05 * losses.Average(loss => loss.Least));
    }

    /// <summary>Neighbourhoods of very different sizes, most of them small, and answers that are rare in some.</summary>
    private static PublishedTable Made(Random random, int rows, int places, int wards)
    {
        int[] placeOf = [.. Enumerable.Range(0, places).SelectMany(place => Enumerable.Repeat(place, random.Next(2, wards + 2)))];
        int[][] people =
        [
            .. Enumerable.Range(0, rows).Select(_ => placeOf.Select(_ => random.Next(6) switch
            {
                0 => 0,
                1 => random.Next(1, 8),
                2 => random.Next(8, 13),
                _ => random.Next(8, 60),
            }).ToArray()),
        ];
        return new PublishedTable(placeOf, people);
    }
}
