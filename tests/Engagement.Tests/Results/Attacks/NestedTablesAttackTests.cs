using System.Globalization;

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
