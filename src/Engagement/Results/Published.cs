using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// What was published of the same answers before. A later version must not give away the few people by whom it differs, so a
/// figure stays as it was published until it is out by more people than may be told apart, and what was hidden stays hidden
/// (docs/adr/0024).
/// </summary>
/// <param name="respondents">People who answered.</param>
/// <param name="questions">What everybody said.</param>
/// <param name="tables">The same by place, neighbourhood and group.</param>
internal sealed class Published(
    DisclosedCount respondents, IReadOnlyList<QuestionResult> questions, IEnumerable<ReleasedFigures> tables)
{
    private readonly Dictionary<string, QuestionResult> byCode = questions.ToDictionary(question => question.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, ReleasedFigures> byDimension = tables.ToDictionary(table => table.By.Code, StringComparer.Ordinal);

    /// <summary>People who answered.</summary>
    public DisclosedCount Respondents => respondents;

    /// <summary>What everybody, or people in one held value, said to a question; null where that was not published.</summary>
    public ReleasedGroup? Of(string questionCode, IReadOnlyList<Held> held) => held switch
    {
        [] => byCode.TryGetValue(questionCode, out var question)
            ? new ReleasedGroup(question.Answered.About, [.. question.Options.Select(option => option.Count.About)], question.Mean)
            : null,
        [var one] => Group(questionCode, one.Dimension, one.Value),
        _ => null,
    };

    /// <summary>People in all values of a dimension; null where that was not published.</summary>
    public DisclosedCount? Total(Dimension dimension) => byDimension.ContainsKey(dimension.Code)
        ? Respondents
        : Of(dimension.QuestionCode, []) is { } everybody ? new DisclosedCount(everybody.Answered) : null;

    /// <summary>By cell, what was published; null for a cell that was not.</summary>
    /// <param name="among">The question that people answered; null for all people.</param>
    /// <param name="dimensions">Of the table.</param>
    /// <param name="cells">Where its cells stand.</param>
    public DisclosedCount?[] Of(Dimension? among, IReadOnlyList<Dimension> dimensions, CountTable cells)
    {
        var by = dimensions.Index().FirstOrDefault(each => byDimension.ContainsKey(each.Item.Code), (-1, null!));
        var question = dimensions.Index().FirstOrDefault(each => each.Index != by.Index, (-1, null!));
        return dimensions.Count > (by.Item is null ? 1 : 2)
            ? new DisclosedCount?[cells.Cells.Length]
            : [.. Enumerable.Range(0, cells.Cells.Length).Select(cell => Cell(
                among, question.Item, question.Item is null ? 0 : cells.ValueOf(cell, question.Index), by.Item, by.Item is null ? 0 : cells.ValueOf(cell, by.Index)))];
    }

    private DisclosedCount? Cell(Dimension? among, Dimension? question, int answer, Dimension? by, int value)
    {
        if (question is null)
        {
            return among is null ? People(by!, value)
                : Group(among.QuestionCode, by!, value) is { } some ? new DisclosedCount(some.Answered) : null;
        }

        if (among is not null || Of(question.QuestionCode, by is null ? [] : [new Held(by, value)]) is not { } group)
        {
            return null;
        }

        // Those who did not choose an option were never published, but are the rest of those who answered.
        return question.Option is not { } option ? At(group.Chosen, answer)
            : answer + 1 == Dimension.Chosen ? At(group.Chosen, option)
            : new DisclosedCount(group.Answered - group.Chosen[option] is { } rest and >= 0 ? rest : null);
    }

    private DisclosedCount? People(Dimension by, int value) =>
        PositionOf(by, value) is { } position and >= 0 ? At(byDimension[by.Code].People, position) : null;

    private ReleasedGroup? Group(string questionCode, Dimension by, int value) =>
        PositionOf(by, value) is { } position and >= 0 && byDimension[by.Code].Questions.TryGetValue(questionCode, out var groups)
            ? groups[position]
            : null;

    /// <summary>Where the value stood: there may be others now.</summary>
    private int PositionOf(Dimension by, int value) => byDimension.TryGetValue(by.Code, out var table)
        ? table.By.Values.Index().Where(each => each.Item.Value == by.Values[value].Address).Select(each => each.Index).DefaultIfEmpty(-1).First()
        : -1;

    private static DisclosedCount? At(IReadOnlyList<int?> figures, int position) =>
        position < figures.Count ? new DisclosedCount(figures[position]) : null;
}
