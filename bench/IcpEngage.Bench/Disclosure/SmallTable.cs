using IcpEngage.Engagement.Results;

namespace IcpEngage.Bench.Disclosure;

/// <summary>A table by places and their neighbourhoods, or by places alone, small enough to try every choice of what to hide.</summary>
/// <param name="Places">By answer and place.</param>
/// <param name="Neighbourhoods">By answer and neighbourhood; null for a table by places alone.</param>
/// <param name="PlaceOf">By neighbourhood.</param>
internal sealed record SmallTable(int[,] Places, int[,]? Neighbourhoods, int[] PlaceOf)
{
    private static readonly DisclosureRule Rule = DisclosureRule.On(new DateOnly(2026, 11, 22));

    /// <summary>A made-up one in which totals are not small.</summary>
    public static SmallTable Of(Random random, int rows, int places, int neighbourhoods)
    {
        while (true)
        {
            int[] placeOf = [.. Enumerable.Range(0, places * neighbourhoods).Select(column => column / neighbourhoods)];
            var people = new int[rows, placeOf.Length];
            var sums = new int[rows, places];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < placeOf.Length; column++)
                {
                    people[row, column] = random.Next(5) switch { 0 => 0, 1 => random.Next(1, 8), _ => random.Next(8, 60) };
                    sums[row, placeOf[column]] += people[row, column];
                }
            }

            if (Enumerable.Range(0, placeOf.Length).All(column => Enumerable.Range(0, rows).Sum(row => people[row, column]) > Rule.HiddenUpTo)
                && Enumerable.Range(0, rows).All(row => Enumerable.Range(0, placeOf.Length).Sum(column => people[row, column]) > Rule.HiddenUpTo))
            {
                return neighbourhoods == 1 ? new(people, null, placeOf) : new(sums, people, placeOf);
            }
        }
    }

    /// <summary>
    /// Counts hidden beside those that are small or parts of hidden ones, and the fewest with which all are safe: of places,
    /// and then of neighbourhoods as the places stand. Null where hiding other counts that hold people is not enough.
    /// </summary>
    public (int Hidden, int Least)? Loss()
    {
        var places = new TableColumns(Places, Small(Places, _ => false), new bool[Places.GetLength(1)]);
        var first = Loss([], places);
        if (Neighbourhoods is null || first is null)
        {
            return first;
        }

        var parts = new TableColumns(
            Neighbourhoods,
            Small(Neighbourhoods, cell => places.Hidden[cell.Row, PlaceOf[cell.Column]]),
            new bool[PlaceOf.Length],
            PlaceOf);
        return Loss([places], parts) is { } second ? (first.Value.Hidden + second.Hidden, first.Value.Least + second.Least) : null;
    }

    private static (int Hidden, int Least)? Loss(IReadOnlyList<TableColumns> above, TableColumns table)
    {
        var given = (bool[,])table.Hidden.Clone();
        var rows = new bool[table.Rows];
        var protection = new TableProtection([.. above, table], rows, Rule);
        protection.Protect();
        if (protection.Withheld.Any(block => block) || Cells(table).Any(cell => !given[cell.Row, cell.Column] && Is(table, cell) && People(table, cell) == 0))
        {
            return null;
        }

        var hidden = Cells(table).Count(cell => Is(table, cell) && !given[cell.Row, cell.Column]);
        var candidates = Cells(table).Where(cell => !given[cell.Row, cell.Column] && People(table, cell) > 0).ToArray();
        for (var least = 0; least < hidden; least++)
        {
            if (Choices(candidates.Length, least).Any(choice =>
            {
                var tried = table with { Hidden = (bool[,])given.Clone() };
                foreach (var index in choice)
                {
                    tried.Hidden[candidates[index].Row, candidates[index].Column] = true;
                }

                return new TableProtection([.. above, tried], rows, Rule).IsSafe();
            }))
            {
                return (hidden, least);
            }
        }

        return (hidden, hidden);
    }

    private static bool[,] Small(int[,] people, Func<(int Row, int Column), bool> hiddenAbove)
    {
        var hidden = new bool[people.GetLength(0), people.GetLength(1)];
        for (var row = 0; row < people.GetLength(0); row++)
        {
            for (var column = 0; column < people.GetLength(1); column++)
            {
                hidden[row, column] = Rule.Hides(people[row, column]) || hiddenAbove((row, column));
            }
        }

        return hidden;
    }

    private static IEnumerable<(int Row, int Column)> Cells(TableColumns table) =>
        Enumerable.Range(0, table.Rows).SelectMany(row => Enumerable.Range(0, table.Count).Select(column => (row, column)));

    private static bool Is(TableColumns table, (int Row, int Column) cell) => table.Hidden[cell.Row, cell.Column];

    private static int People(TableColumns table, (int Row, int Column) cell) => table.People[cell.Row, cell.Column];

    private static IEnumerable<int[]> Choices(int of, int many) => many == 0
        ? [[]]
        : Enumerable.Range(0, of).SelectMany(last => Choices(last, many - 1).Select(others => (int[])[.. others, last]));
}
