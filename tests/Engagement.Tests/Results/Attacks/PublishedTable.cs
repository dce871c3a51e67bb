using IcpEngage.Contracts.Engagement;
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
    private readonly List<Published> sums = [];

    /// <summary>A table.</summary>
    /// <param name="placeOf">By neighbourhood, its place; those of a place stand together.</param>
    /// <param name="people">By answer and neighbourhood.</param>
    public PublishedTable(int[] placeOf, int[][] people)
    {
        (this.placeOf, this.people) = (placeOf, people);
        var question = Choice("q", QuestionKind.SingleChoice, [.. Enumerable.Range(0, people.Length).Select(row => $"o{row}")]);
        var places = Dimension.Places(Enumerable.Range(0, placeOf.Max() + 1).Select(place => ($"P{place}", $"p{place}", $"P{place}")));
        var wards = Wards(places);
        var figures = new Figures(new Counts(this), Gate);
        var everything = Enumerable.Range(0, people.Length).SelectMany(row => Columns.Select(column => (row, column))).ToList();
        Add("everybody", "", figures.Question(question, []), everything);
        foreach (var place in places.Values.Index())
        {
            Add(place.Item.Text, "places", figures.Question(question, [new Held(places, place.Index)]), [.. everything.Where(cell => placeOf[cell.column] == place.Index)]);
        }

        foreach (var column in Columns)
        {
            Add($"neighbourhood {column}", $"P{placeOf[column]}", figures.Question(question, [new Held(wards, column)]), [.. everything.Where(cell => cell.column == column)]);
        }
    }

    private IEnumerable<int> Columns => Enumerable.Range(0, placeOf.Length);

    /// <summary>Counts not shown that hold people.</summary>
    public int HiddenCount => sums.Count(sum => !sum.IsShown && PeopleIn(sum.Cells) > 0);

    /// <summary>All counts that hold people.</summary>
    public int Count => sums.Count(sum => PeopleIn(sum.Cells) > 0);

    /// <summary>
    /// Counts of 1 to 7 that a reader can narrow who knows every count that is shown exactly, that nobody is less than nought, and
    /// that what is hidden is at least one where not all beside it is hidden.
    /// </summary>
    public IEnumerable<string> Narrowed()
    {
        if (sums.TrueForAll(sum => sum.IsShown))
        {
            yield break;
        }

        var single = sums.Where(sum => sum.Cells.Count == 1 && !sum.IsShown).ToList();
        var unknown = single.ConvertAll(sum => sum.Cells[0]);
        var least = single.ConvertAll(sum => IsWhollyHidden(sum) ? 0 : 1);
        var known = sums.Where(sum => sum.IsShown && sum.Cells.Count > 1).Select(sum =>
        {
            IReadOnlyList<int> of = [.. sum.Cells.Select(cell => unknown.IndexOf(cell)).Where(index => index >= 0)];
            return (Of: of, Sum: (double)of.Sum(index => PeopleIn([unknown[index]]) - least[index]));
        }).Where(sum => sum.Of.Count > 0).ToList();
        var more = sums.Where(sum => sum.Cells.Count > 1 && !sum.IsShown && !IsWhollyHidden(sum)).Select((sum, index) =>
        {
            List<int> of = [.. sum.Cells.Select(cell => unknown.IndexOf(cell)).Where(each => each >= 0)];
            var shown = PeopleIn(sum.Cells) - PeopleIn(of.Select(each => unknown[each]));
            // What is above one, as an unknown of its own that is taken off.
            return (Of: (IReadOnlyList<int>)[.. of, ~(unknown.Count + index)], Sum: (double)(1 - shown - of.Sum(each => least[each])));
        }).Where(sum => sum.Sum > 0).ToList();
        var program = new LinearProgram(unknown.Count + sums.Count, [.. known, .. more]);
        foreach (var sum in sums.Where(sum => !sum.IsShown && PeopleIn(sum.Cells) is > 0 and <= 7))
        {
            Attacked++;
            List<int> of = [.. sum.Cells.Select(cell => unknown.IndexOf(cell)).Where(index => index >= 0)];
            var (from, to) = program.Bounds(of);
            var rest = PeopleIn(sum.Cells) - of.Sum(index => PeopleIn([unknown[index]])) + of.Sum(index => least[index]);
            if (from + rest > 1 + 1e-4 || to + rest < 7 - 1e-4)
            {
                yield return $"{sum.Name}, {sum.Row}: {PeopleIn(sum.Cells)} is from {from + rest} to {to + rest} in\n{this}";
            }
        }
    }

    /// <summary>Counts that were attacked.</summary>
    public int Attacked { get; private set; }

    /// <inheritdoc />
    public override string ToString() =>
        string.Join('\n', sums.Select(sum => $"{sum.Name}, {sum.Row}: {PeopleIn(sum.Cells)}{(sum.IsShown ? "" : "*")}"));

    private int PeopleIn(IEnumerable<(int Row, int Column)> cells) => cells.Sum(cell => people[cell.Row][cell.Column]);

    /// <summary>All of a column, or all of a row within what it is a part of, is hidden: then there may be noughts.</summary>
    private bool IsWhollyHidden(Published sum) =>
        sums.Where(other => other.Name == sum.Name && other.Row >= 0).All(other => !other.IsShown)
        || sums.Where(other => other.Part == sum.Part && other.Row == sum.Row).All(other => !other.IsShown);

    private void Add(string name, string part, QuestionResult shown, List<(int Row, int Column)> cells)
    {
        sums.Add(new(name, part, -1, cells, shown.Answered.About is not null));
        foreach (var row in Enumerable.Range(0, people.Length))
        {
            sums.Add(new(name, part, row, [.. cells.Where(cell => cell.Row == row)], shown.Options[row].Count.About is not null));
        }
    }

    /// <summary>A count: what it is of, what that is a part of, the answer (-1 for any), and the cells it is the sum of.</summary>
    private sealed record Published(string Name, string Part, int Row, IReadOnlyList<(int Row, int Column)> Cells, bool IsShown);

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

        public decimal[] Sum(IReadOnlyList<Dimension> dimensions) => throw new NotSupportedException();

        public IReadOnlyDictionary<string, AreaTally> ByArea() => throw new NotSupportedException();

        private int Value(Dimension dimension, int row, int column) =>
            dimension.IsPlace ? table.placeOf[column] : dimension.Within is not null ? column : dimension.OnlyAnswered ? 0 : row;
    }
}
