using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Tests.Results.Attacks;

/// <summary>
/// One question by place and by neighbourhood, made up, and all that is published of it: its answers and how many gave one, of
/// everybody, of each place and of each neighbourhood.
/// </summary>
internal sealed class PublishedTable
{
    private static readonly Disclosure Gate = new(DisclosureRule.On(new DateOnly(2026, 11, 22)));

    private readonly int[] placeOf;
    private readonly int[][] people;
    private readonly PublishedTable? before;
    private readonly Published published;
    private readonly List<Sum> sums = [];

    /// <summary>A table.</summary>
    /// <param name="placeOf">By neighbourhood, its place; those of a place stand together.</param>
    /// <param name="people">By answer and neighbourhood.</param>
    /// <param name="before">The version that this one replaces; null for the first.</param>
    public PublishedTable(int[] placeOf, int[][] people, PublishedTable? before = null)
    {
        (this.placeOf, this.people, this.before) = (placeOf, people, before);
        var question = Choice("q", QuestionKind.SingleChoice, [.. Enumerable.Range(0, people.Length).Select(row => $"o{row}")]);
        var places = Dimension.Places(Enumerable.Range(0, placeOf.Max() + 1).Select(place => ($"P{place}", $"p{place}", $"P{place}")));
        var wards = Wards(places);
        var figures = new Figures(new Counts(this), Gate, before?.published);
        var everything = Enumerable.Range(0, people.Length).SelectMany(row => Columns.Select(column => (row, column))).ToList();
        var all = figures.Question(question, []);
        Add("everybody", "", all, everything);
        foreach (var place in places.Values.Index())
        {
            Add(place.Item.Text, "places", figures.Question(question, [new Held(places, place.Index)]), [.. everything.Where(cell => placeOf[cell.column] == place.Index)]);
        }

        foreach (var column in Columns)
        {
            Add($"neighbourhood {column}", $"P{placeOf[column]}", figures.Question(question, [new Held(wards, column)]), [.. everything.Where(cell => cell.column == column)]);
        }

        published = new Published(
            figures.People([]),
            [all],
            new[] { places, wards }.Select(by => new ReleasedFigures(
                by.InWords(),
                new Dictionary<string, IReadOnlyList<ReleasedGroup>>
                {
                    ["q"] =
                    [
                        .. by.Values.Select((_, value) => figures.Question(question, [new Held(by, value)])).Select(group =>
                            new ReleasedGroup(group.Answered.About, [.. group.Options.Select(option => option.Count.About)], null)),
                    ],
                },
                [.. figures.Places(by, []).Select(count => count.About)])));
    }

    /// <summary>The next version: so many people are gone, have come, or are counted elsewhere.</summary>
    public PublishedTable Corrected(Random random, int many)
    {
        int[][] now = [.. people.Select(row => (int[])[.. row])];
        var (row, column, comes) = (random.Next(now.Length), random.Next(placeOf.Length), random.Next(2) == 0);
        for (var person = 0; person < many; person++)
        {
            // Mostly of one kind: a batch counted twice, a paper pile found.
            var (here, there) = random.Next(3) == 0 ? (random.Next(now.Length), random.Next(placeOf.Length)) : (row, column);
            now[here][there] = Math.Max(0, now[here][there] + (comes ? 1 : -1));
        }

        return new PublishedTable(placeOf, now, this);
    }

    /// <summary>Every figure that is published, in order.</summary>
    public IReadOnlyList<int?> Figures => [.. sums.Select(sum => sum.About)];

    private IEnumerable<int> Columns => Enumerable.Range(0, placeOf.Length);

    /// <summary>Counts not shown that hold people.</summary>
    public int HiddenCount => sums.Count(sum => !sum.IsShown && PeopleIn(sum.Cells) > 0);

    /// <summary>All counts that hold people.</summary>
    public int Count => sums.Count(sum => PeopleIn(sum.Cells) > 0);

    /// <summary>
    /// Counts of 1 to 7 that a reader can narrow. Of a first version they know every count that is shown exactly, and that what
    /// is hidden is at least one where not all beside it is hidden. Of a later one they know each figure, what is rounded to it, and,
    /// where it did not change, what it can be for that.
    /// </summary>
    public IEnumerable<string> Narrowed()
    {
        var single = sums.Where(sum => sum.Cells.Count == 1 && !IsKnown(sum)).ToList();
        var unknown = single.ConvertAll(sum => sum.Cells[0]);
        if (unknown.Count == 0)
        {
            yield break;
        }

        var made = unknown.Count;
        var known = new List<(IReadOnlyList<int> Of, double Sum)>();
        foreach (var sum in sums)
        {
            List<int> of = [.. sum.Cells.Select(cell => unknown.IndexOf(cell)).Where(index => index >= 0)];
            double rest = PeopleIn(sum.Cells) - PeopleIn(of.Select(index => unknown[index]));
            if (of.Count == 0)
            {
                continue;
            }

            if (IsKnown(sum))
            {
                known.Add((of, PeopleIn(sum.Cells) - rest));
                continue;
            }

            var (least, most) = sum.About is { } about ? Behind(about, before?.sums[sums.IndexOf(sum)].About == about) : (before is null && !IsWhollyHidden(sum) ? 1 : 0, (int?)null);
            if (least - rest > 0)
            {
                known.Add(([.. of, ~made++], least - rest));
            }

            if (most is not null)
            {
                known.Add(([.. of, made++], most.Value - rest));
            }
        }

        var program = new LinearProgram(made, known);
        foreach (var sum in sums.Where(sum => !sum.IsShown && PeopleIn(sum.Cells) is > 0 and <= 7))
        {
            Attacked++;
            List<int> of = [.. sum.Cells.Select(cell => unknown.IndexOf(cell)).Where(index => index >= 0)];
            var rest = PeopleIn(sum.Cells) - PeopleIn(of.Select(index => unknown[index]));
            var (from, to) = program.Bounds(of);
            if (from + rest > 1 + 1e-4 || to + rest < 7 - 1e-4)
            {
                yield return $"{sum.Name}, {sum.Row}: {PeopleIn(sum.Cells)} is from {from + rest} to {to + rest} in\n{this}";
            }
        }
    }

    /// <summary>Counts that were attacked.</summary>
    public int Attacked { get; private set; }

    /// <inheritdoc />
    public override string ToString() => string.Join(
        '\n',
        sums.Select((sum, index) => $"{sum.Name}, {sum.Row}: {PeopleIn(sum.Cells)} as {Text(sum)}, before {(before is null ? "" : Text(before.sums[index]))}"));

    private static string Text(Sum sum) => sum.About is { } about ? $"{about}" : "*";

    private int PeopleIn(IEnumerable<(int Row, int Column)> cells) => cells.Sum(cell => people[cell.Row][cell.Column]);

    /// <summary>What a count can be of which this is published.</summary>
    private static (int Least, int? Most) Behind(int about, bool stayed)
    {
        var all = Enumerable.Range(0, about + 20)
            .Where(people => Gate.Count(people).About == about || (stayed && Gate.Rule.Stays(about, people))).ToList();
        return (all[0], all[^1]);
    }

    private bool IsKnown(Sum sum) => sum.About is not null && before is null;

    /// <summary>All of a column, or all of a row within what it is a part of, is hidden: then there may be noughts.</summary>
    private bool IsWhollyHidden(Sum sum) =>
        sums.Where(other => other.Name == sum.Name && other.Row >= 0).All(other => !other.IsShown)
        || sums.Where(other => other.Part == sum.Part && other.Row == sum.Row).All(other => !other.IsShown);

    private void Add(string name, string part, QuestionResult shown, List<(int Row, int Column)> cells)
    {
        sums.Add(new(name, part, -1, cells, shown.Answered.About));
        foreach (var row in Enumerable.Range(0, people.Length))
        {
            sums.Add(new(name, part, row, [.. cells.Where(cell => cell.Row == row)], shown.Options[row].Count.About));
        }
    }

    /// <summary>A count: what it is of, what that is a part of, the answer (-1 for any), and the cells it is the sum of.</summary>
    private sealed record Sum(string Name, string Part, int Row, IReadOnlyList<(int Row, int Column)> Cells, int? About)
    {
        public bool IsShown => About is not null;
    }

    private Dimension Wards(Dimension places)
    {
        // The last of each place are those who did not say where.
        var named = Columns.Where(column => column + 1 < placeOf.Length && placeOf[column + 1] == placeOf[column]).ToList();
        return Dimension.Neighbourhoods(
            Choice("where", QuestionKind.Neighbourhood, [.. named.Select(column => $"W{column}")]),
            places,
            named.ToDictionary(column => $"W{column}", column => $"P{placeOf[column]}"));
    }

    private static Question Choice(string code, QuestionKind kind, IReadOnlyList<string> options) =>
        new() { Code = code, Kind = kind, Text = code, Options = [.. options.Select(option => new AnswerOption(option, option))] };

    private sealed class Counts(PublishedTable table) : IAnswerCounts
    {
        public int Respondents => table.people.Sum(row => row.Sum());

        public CountTable Count(IReadOnlyList<Dimension> dimensions)
        {
            var counted = new CountTable(dimensions);
            foreach (var row in Enumerable.Range(0, table.people.Length))
            {
                foreach (var column in table.Columns)
                {
                    counted.Cells[dimensions.Index().Sum(each => Value(each.Item, row, column) * counted.Strides[each.Index])] += table.people[row][column];
                }
            }

            return counted;
        }

        // People choose an answer; nobody gives a number.
        public decimal[] Sum(IReadOnlyList<Dimension> dimensions) => new decimal[new CountTable(dimensions).Cells.Length];

        public IReadOnlyDictionary<string, AreaTally> ByArea() => table.Columns
            .GroupBy(column => $"P{table.placeOf[column]}", (place, columns) => (place, Chosen: table.people.Select(row => columns.Sum(column => row[column])).ToArray()))
            .ToDictionary(
                each => each.place,
                each => new AreaTally(each.Chosen.Sum(), new Dictionary<string, QuestionTally> { ["q"] = new(each.Chosen.Sum(), each.Chosen, 0) }),
                StringComparer.Ordinal);

        private int Value(Dimension dimension, int row, int column) =>
            dimension.IsPlace ? table.placeOf[column] : dimension.Within is not null ? column : dimension.OnlyAnswered ? 0 : row;
    }
}
