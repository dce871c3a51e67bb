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
