using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>Where exact counts of people come from: the responses as they are, or what was counted for a release.</summary>
internal interface IAnswerCounts
{
    /// <summary>People who sent a response.</summary>
    int Respondents { get; }

    /// <summary>How many people are in each combination of values, of those who are in one of every dimension.</summary>
    CountTable Count(IReadOnlyList<Dimension> dimensions);

    /// <summary>The numbers given to a question, added up by combination of values; the last dimension is the question's.</summary>
    decimal[] Sum(IReadOnlyList<Dimension> dimensions);

    /// <summary>Options of a part whose number was hidden before it came here, of people in the held values.</summary>
    IReadOnlyList<int> Withheld(Question part, IReadOnlyList<Held> held) => [];

    /// <summary>Exact counts by place code. Places without a response are not in it.</summary>
    IReadOnlyDictionary<string, AreaTally> ByArea();
}

/// <summary>
/// The counts of a release, which are kept and never counted again. They are by place and question, so no more can be asked
/// than one question by place.
/// </summary>
internal sealed class ReleasedCounts(IReadOnlyDictionary<string, AreaTally> areas) : IAnswerCounts
{
    /// <inheritdoc />
    public int Respondents => areas.Values.Sum(area => area.Respondents);

    /// <inheritdoc />
    public CountTable Count(IReadOnlyList<Dimension> dimensions)
    {
        var table = new CountTable(dimensions);
        foreach (var (index, place) in PlacesOf(dimensions).Index())
        {
            for (var cell = 0; cell < table.Cells.Length; cell++)
            {
                if (dimensions.Index().All(each => !each.Item.IsPlace || table.ValueOf(cell, each.Index) == index))
                {
                    table.Cells[cell] += CountOf(place, dimensions.SingleOrDefault(each => !each.IsPlace), value: each => table.ValueOf(cell, each), dimensions);
                }
            }
        }

        return table;
    }

    /// <inheritdoc />
    public decimal[] Sum(IReadOnlyList<Dimension> dimensions) =>
        [.. PlacesOf(dimensions).Select(place => Tally(place, dimensions[^1].QuestionCode)?.Sum ?? 0)];

    /// <inheritdoc />
    public IReadOnlyList<int> Withheld(Question part, IReadOnlyList<Held> held) =>
        Tally(
            held.FirstOrDefault(each => each.Dimension.IsPlace) is { } place ? [place.Dimension.Values[place.Value].Code] : [.. areas.Keys],
            part.Code)?.Withheld ?? [];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, AreaTally> ByArea() => areas;

    /// <summary>The places told apart by the dimensions, each for itself; all together where they are not.</summary>
    private List<IReadOnlyList<string>> PlacesOf(IReadOnlyList<Dimension> dimensions) =>
        dimensions.FirstOrDefault(dimension => dimension.IsPlace) is { } places
            ? [.. places.Values.Select(place => (IReadOnlyList<string>)[place.Code])]
            : [[.. areas.Keys]];

    private int CountOf(IReadOnlyList<string> places, Dimension? question, Func<int, int> value, IReadOnlyList<Dimension> dimensions)
    {
        if (question is null)
        {
            return places.Sum(place => areas.TryGetValue(place, out var area) ? area.Respondents : 0);
        }

        if (Tally(places, question.QuestionCode) is not { } tally)
        {
            return 0;
        }

        var chosen = value(dimensions.Index().Single(each => each.Item == question).Index);
        return question switch
        {
            { OnlyAnswered: true } => tally.Answered,
            { Option: { } option } => chosen + 1 == Dimension.Chosen ? tally.Chosen[option] : tally.Answered - tally.Chosen[option],
            _ => tally.Chosen[chosen],
        };
    }

    private QuestionTally? Tally(IReadOnlyList<string> places, string partCode) => places
        .Select(place => areas.GetValueOrDefault(place)?.Questions.GetValueOrDefault(partCode))
        .OfType<QuestionTally>()
        .Aggregate((QuestionTally?)null, (sum, tally) => sum is null ? tally : sum + tally);
}
