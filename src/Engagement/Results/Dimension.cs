using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;

namespace IcpEngage.Engagement.Results;

/// <summary>A value of a dimension.</summary>
/// <param name="Code">An option's code, a scale point, or a place's GSS code.</param>
/// <param name="Text">What people read.</param>
/// <param name="Address">What stands for it in an address: the code, of a place its slug.</param>
internal sealed record DimensionValue(string Code, string Text, string Address)
{
    public DimensionValue(string code, string text)
        : this(code, text, code)
    {
    }
}

/// <summary>
/// Something by which people are told apart: a column of coded values with labels. Nobody is in two values; whoever is in none
/// is not counted.
/// </summary>
/// <param name="Code">Unique among a survey's dimensions.</param>
/// <param name="Text">What it is called on pages.</param>
/// <param name="Values">In display order.</param>
internal sealed record Dimension(string Code, string Text, IReadOnlyList<DimensionValue> Values)
{
    /// <summary>The dimension of the places. No question has this code: it holds a sign that question codes must not.</summary>
    public const string Place = "@place";

    /// <summary>The dimension of the neighbourhoods within places.</summary>
    public const string Neighbourhood = "@neighbourhood";

    /// <summary>In an option's dimension: those who chose it, and those who answered and did not.</summary>
    public const ushort Chosen = 1, NotChosen = 2;

    /// <summary>The part of a question it comes from; the place's own code for places.</summary>
    public string QuestionCode { get; private init; } = Code;

    /// <summary>The option of a multiple choice that it is about; null for any other.</summary>
    public int? Option { get; private init; }

    /// <summary>Its one value is that there is an answer.</summary>
    public bool OnlyAnswered { get; private init; }

    public bool IsPlace => Code == Place;

    /// <summary>The larger areas that its values are parts of; null where they are parts of nothing.</summary>
    public Dimension? Within { get; private init; }

    /// <summary>By value, which one of <see cref="Within"/> it is a part of; empty where there is none.</summary>
    public IReadOnlyList<int> PartOf { get; private init; } = [];

    /// <summary>Which one of <see cref="Within"/> a value is a part of; 0 where there is none.</summary>
    public int PlaceOf(int value) => Within is null ? 0 : PartOf[value];

    /// <summary>
    /// Whoever is in no other value is in the one without a code, or in that of their place. So everybody is in the table, and
    /// those who did not say cannot be worked out as the difference.
    /// </summary>
    public bool CountsEverybody { get; private init; }

    /// <summary>The places a survey is asked in.</summary>
    public static Dimension Places(IEnumerable<(string Code, string Slug, string Name)> places) =>
        new(Place, "Place", [.. places.Select(place => new DimensionValue(place.Code, place.Name, place.Slug))]);

    /// <summary>People can be told apart by the answer: one is given, or one is put first.</summary>
    public static bool IsClosed(Question part) => part.Kind != QuestionKind.MultipleChoice && AnswerCodes.Options(part).Count > 0;

    /// <summary>The answers of a question that <see cref="IsClosed"/>.</summary>
    public static Dimension Of(Question part) => new(
        part.Code, part.Text, [.. AnswerCodes.Options(part).Select(option => new DimensionValue(option.Code, option.Text))]);

    /// <summary>
    /// The neighbourhoods that people said they live in, as parts of the places they answered for; in each place, those who did
    /// not say, or could not, are a value of their own.
    /// </summary>
    /// <param name="part">The question where people live.</param>
    /// <param name="places">The places.</param>
    /// <param name="placeOfWard">The place's code by the ward's.</param>
    public static Dimension Neighbourhoods(Question part, Dimension places, IReadOnlyDictionary<string, string> placeOfWard)
    {
        var wards = part.Options.ToLookup(option => placeOfWard.GetValueOrDefault(option.Code, ""), StringComparer.Ordinal);
        var values = places.Values.Index().SelectMany(place => wards[place.Item.Code]
            .Select(ward => (place.Index, Value: new DimensionValue(ward.Code, ward.Text)))
            .Append((place.Index, Value: new DimensionValue("", $"{place.Item.Text}: not said", $"{NeighbourhoodAnswers.NotSaid}-{place.Item.Address}"))))
            .ToList();
        return new(Neighbourhood, "Neighbourhood", [.. values.Select(each => each.Value)])
        {
            QuestionCode = part.Code,
            Within = places,
            PartOf = [.. values.Select(each => each.Index)],
            CountsEverybody = true,
        };
    }

    /// <summary>Groups by what people said about themselves; those who did not say are one of them.</summary>
    /// <param name="part">The question.</param>
    /// <param name="text">What the groups are called.</param>
    public static Dimension Groups(Question part, string text) => new(
        part.Code,
        text,
        [
            .. part.Options.Where(option => option.Code != "prefer-not-to-say").Select(option => new DimensionValue(option.Code, option.Text)),
            new DimensionValue("", "Not said", NeighbourhoodAnswers.NotSaid),
        ])
    {
        CountsEverybody = true,
    };

    /// <summary>As everybody reads it.</summary>
    public ResultsDimension InWords() => new(
        Code,
        Text,
        [.. Values.Select((value, index) => new ResultsValue(value.Address, value.Text, Within?.Values[PlaceOf(index)].Text))],
        Equality: EqualityColumn.IsMeant(Code));

    /// <summary>Those who answered a question of whatever kind.</summary>
    public static Dimension Answered(Question part) =>
        new($"{part.Code}?", part.Text, [new DimensionValue("", "Answered")]) { QuestionCode = part.Code, OnlyAnswered = true };

    /// <summary>One option of a multiple choice: chosen or not.</summary>
    public static Dimension OptionOf(Question part, int option) =>
        new(
            $"{part.Code}#{part.Options[option].Code}",
            part.Text,
            [new DimensionValue(part.Options[option].Code, part.Options[option].Text), new DimensionValue("", "Not chosen")])
        {
            QuestionCode = part.Code,
            Option = option,
        };
}

/// <summary>Exact counts of people by combination of values: a table of as many directions as there are dimensions.</summary>
internal sealed class CountTable
{
    /// <summary>Nobody so far.</summary>
    public CountTable(IReadOnlyList<Dimension> dimensions)
        : this([.. dimensions.Select(dimension => dimension.Values.Count)])
    {
    }

    /// <summary>A table of these sizes; nobody so far.</summary>
    public CountTable(IReadOnlyList<int> sizes)
    {
        Sizes = sizes;
        var strides = new int[sizes.Count];
        var cells = 1;
        for (var dimension = sizes.Count - 1; dimension >= 0; dimension--)
        {
            strides[dimension] = cells;
            cells = checked(cells * sizes[dimension]);
        }

        Strides = strides;
        Cells = new int[cells];
    }

    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Cells from one value of a dimension to its next.</summary>
    public IReadOnlyList<int> Strides { get; }

    public int[] Cells { get; }

    /// <summary>The cell's value of a dimension.</summary>
    public int ValueOf(int cell, int dimension) => cell / Strides[dimension] % Sizes[dimension];

    /// <summary>Where a cell stands in the table without one of the dimensions.</summary>
    public int Without(int cell, int dimension)
    {
        var inner = Strides[dimension];
        return (cell / (inner * Sizes[dimension]) * inner) + (cell % inner);
    }
}
