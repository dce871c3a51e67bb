using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;

namespace IcpEngage.Engagement.Results;

/// <summary>A dimension held at a value: only people in it are looked at.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">The value's position in it.</param>
internal sealed record Held(Dimension Dimension, int Value)
{
    /// <summary>In words.</summary>
    public ResultsFilter InWords() => new(
        Dimension.QuestionCode, Dimension.Values[Value].Address, Dimension.Text, Dimension.Values[Value].Text);
}

/// <summary>
/// Figures of some or all of a survey's people, all of them parts of the tables that <see cref="GuardedTables"/> protects.
/// </summary>
/// <param name="counts">Exact counts.</param>
/// <param name="gate">What every figure passes.</param>
/// <param name="before">What was published of the same answers; null where nothing was.</param>
internal sealed class Figures(IAnswerCounts counts, Disclosure gate, Published? before = null)
{
    private readonly GuardedTables tables = new(counts.Count, gate, before);
    private readonly Dictionary<string, decimal[]> sumsMade = new(StringComparer.Ordinal);

    /// <summary>People in the held values.</summary>
    public DisclosedCount People(IReadOnlyList<Held> held) => held.Count == 0
        ? gate.Count(counts.Respondents, before?.Respondents)
        : Shown(tables, held);

    /// <summary>People in the held values who answered a question that is not one of those held.</summary>
    public DisclosedCount Answered(Question part, IReadOnlyList<Held> held) => Answerers(part, held).Shown;

    /// <summary>What people in the held values said to a question that is not one of those held.</summary>
    public QuestionResult Question(Question part, IReadOnlyList<Held> held)
    {
        var answered = Answerers(part, held);
        var options = AnswerCodes.Options(part);
        var cells = part.Kind == QuestionKind.MultipleChoice
            ? Several(part, held)
            : [.. options.Select((_, option) => Cell(tables, [new Held(Dimension.Of(part), option), .. held]))];
        var withheld = counts.Withheld(part, held);
        if (withheld.Count > 0)
        {
            cells = [.. cells.Select((cell, option) => withheld.Contains(option) ? (cell.People, default) : cell)];
        }

        return new QuestionResult(
            part.Code,
            part.Text,
            part.Kind,
            answered.Shown,
            [
                .. options.Zip(cells, (option, cell) => new OptionResult(
                    option.Code, option.Text, cell.Shown, Disclosure.Percent(cell.Shown, answered.Shown))),
            ],
            withheld.Count > 0 ? null
                : before?.Of(part.Code, held) is { } published
                    ? MeanSince(published, part, answered.Shown, [.. cells.Select(cell => cell.Shown)], () => Mean(part, held, answered, cells))
                    : Mean(part, held, answered, cells),
            part.Number?.Unit);
    }

    /// <summary>The same question for each value of a dimension.</summary>
    public IReadOnlyList<BreakdownGroup> Groups(Question part, IReadOnlyList<Held> groups, IReadOnlyList<Held> held) =>
    [
        .. groups.Select(group =>
        {
            var question = Question(part, [group, .. held]);
            var value = group.Dimension.Values[group.Value];
            return new BreakdownGroup(value.Address, value.Text, question.Answered, question.Options, question.Mean);
        }),
    ];

    /// <summary>Places as rows of a table, of the people in the held values.</summary>
    public IReadOnlyList<DisclosedCount> Places(Dimension places, IReadOnlyList<Held> held) =>
        [.. places.Values.Select((_, place) => Shown(tables, [new Held(places, place), .. held]))];

    /// <summary>Places' shares of the people in the held values beside their shares of all residents.</summary>
    /// <param name="places">The places.</param>
    /// <param name="residents">Of each, in their order; 0 while not known.</param>
    /// <param name="held">Who is looked at.</param>
    public IEnumerable<AreaShare> Shares(Dimension places, IReadOnlyList<int> residents, IReadOnlyList<Held> held)
    {
        var people = People(held);
        var everybody = residents.Sum(each => (long)each);
        return Places(places, held).Select((count, place) => new AreaShare(
            places.Values[place].Text,
            count,
            Disclosure.Percent(count, people),
            everybody == 0 ? 0 : (int)Math.Round(100m * residents[place] / everybody, MidpointRounding.AwayFromZero)));
    }

    /// <summary>
    /// The options of a multiple choice: what they would give away beside each other and “None of these”. Of some of the
    /// people each divides those who answered in two, as there are others to compare it with.
    /// </summary>
    private List<(int People, DisclosedCount Shown)> Several(Question part, IReadOnlyList<Held> held)
    {
        List<(int People, DisclosedCount Shown)> cells =
        [
            .. part.Options.Select((_, option) => new Held(Dimension.OptionOf(part, option), 0)).Select(option => held.Count > 0
                ? Cell(tables, [option, .. held])
                : counts.Count([option.Dimension]).Cells[0] is var people ? (people, gate.Count(people, ChosenBefore(part, option.Dimension))) : default),
        ];
        if (before?.Of(part.Code, held) is { } published && cells.Zip(published.Chosen).All(cell => cell.First.Shown.About == cell.Second))
        {
            return cells;
        }

        var together = gate.HiddenRows(
            Answerers(part, held).People,
            [.. cells.Zip(part.Options, (cell, option) => new TableRow(cell.People, option.Exclusive))],
            option => before is not null && cells[option].Shown.About is null);
        return [.. cells.Select((cell, option) => together.Contains(option) ? (cell.People, default) : cell)];
    }

    private (int People, DisclosedCount Shown) Answerers(Question part, IReadOnlyList<Held> held)
    {
        if (held.Count == 0)
        {
            var all = counts.Count([Dimension.Answered(part)]).Cells[0];
            return (all, gate.Count(all, before?.Of(part.Code, []) is { } published ? new(published.Answered) : null));
        }

        // Two tables: of all people and of those who answered. What one hides the other must not show, nor a total of what is withheld.
        var (people, shown) = Cell(tables.Among(Dimension.Answered(part)), held);
        return (people, Shown(tables, held).About is null || IsWithheld(part, held) ? default : shown);
    }

    /// <summary>What the figures of a part are tables of.</summary>
    private static IEnumerable<Dimension> DimensionsOf(Question part) => part.Kind == QuestionKind.MultipleChoice
        ? part.Options.Select((_, option) => Dimension.OptionOf(part, option))
        : Dimension.IsClosed(part) ? [Dimension.Of(part)] : [];

    private bool IsWithheld(Question part, IReadOnlyList<Held> held) =>
        held.Count == 1
        && DimensionsOf(part).Any(dimension =>
        {
            var table = tables.Of([dimension, held[0].Dimension]);
            return table.IsWithheld(CellOf(table, [new Held(dimension, 0), held[0]]));
        });

    private DisclosedCount? ChosenBefore(Question part, Dimension option) =>
        before?.Of(part.Code, []) is { } published && option.Option < published.Chosen.Count
            ? new DisclosedCount(published.Chosen[option.Option!.Value])
            : null;

    /// <summary>
    /// The mean in a later version. Together with the one before it would tell what a few people said: it stays while no figure
    /// of the question changed, and is worked out from the figures that are shown where one did. Of numbers, which are not
    /// shown one by one, it is withheld if it changed and the number of people who answered did not.
    /// </summary>
    private static decimal? MeanSince(
        ReleasedGroup published, Question part, DisclosedCount answered, IReadOnlyList<DisclosedCount> shown, Func<decimal?> now)
    {
        var same = published.Answered == answered.About && published.Chosen.SequenceEqual(shown.Select(count => count.About));
        if (part is { Kind: QuestionKind.Scale, Scale: { } scale })
        {
            var points = AnswerCodes.Points(scale).Zip(shown).ToList();
            var people = points.Sum(point => point.Second.About ?? 0);
            return same ? published.Mean
                : people == 0 || points.Exists(point => point.Second.About is null) ? null
                : Math.Round(points.Sum(point => (decimal)point.First * point.Second.About!.Value) / people, 1, MidpointRounding.AwayFromZero) + 0.0m;
        }

        return now() is { } mean && (!same || mean == published.Mean) ? mean : null;
    }

    private decimal? Mean(
        Question part,
        IReadOnlyList<Held> held,
        (int People, DisclosedCount Shown) answered,
        IReadOnlyList<(int People, DisclosedCount Shown)> cells)
    {
        if (answered.Shown.About is null)
        {
            return null;
        }

        if (part is { Kind: QuestionKind.Scale, Scale: { } scale })
        {
            var points = AnswerCodes.Points(scale).Zip(cells, (point, cell) => (Value: point, cell.People)).ToList();

            // Of some of the people only where nothing is hidden: there are other means that it could be compared with.
            return held.Count == 0 ? gate.Mean(points, new DisclosedTable(answered.Shown, [.. cells.Select(cell => cell.Shown)]))
                : cells.Any(cell => cell.Shown.About is null) ? null
                : gate.Mean(points.Sum(point => (decimal)point.Value * point.People), answered.People);
        }

        if (part.Kind != QuestionKind.Number)
        {
            return null;
        }

        var dimensions = held.Select(each => each.Dimension).Append(Dimension.Answered(part)).ToList();
        var key = string.Join('\n', dimensions.Select(each => each.Code));
        if (!sumsMade.TryGetValue(key, out var sums))
        {
            sumsMade.Add(key, sums = counts.Sum(dimensions));
        }

        var strides = new CountTable(dimensions).Strides;
        return gate.Mean(sums[held.Index().Sum(each => each.Item.Value * strides[each.Index])], answered.People);
    }

    private static DisclosedCount Shown(GuardedTables from, IReadOnlyList<Held> held) => Cell(from, held).Shown;

    private static (int People, DisclosedCount Shown) Cell(GuardedTables from, IReadOnlyList<Held> held)
    {
        var table = from.Of(held.Select(each => each.Dimension));
        var cell = CellOf(table, held);
        return (table.Counts.Cells[cell], table.Shown(cell));
    }

    private static int CellOf(GuardedTable table, IReadOnlyList<Held> held) =>
        table.CellOf(held.ToDictionary(each => each.Dimension.Code, each => each.Value, StringComparer.Ordinal));
}
