using System.Text;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// A survey's responses as columns of small numbers: one for each part of a question, and one for the place. Counting reads
/// these and no JSON. Texts are not in it, only that there is one. Once others read it, it changes no more: what comes later
/// goes into a <see cref="Copy"/>.
/// </summary>
internal sealed class CodedResponses : IAnswerCounts
{
    private const int BytesOfAKey = 32;

    // A part’s code or an option’s, each letter escaped.
    private const int LongestCode = 1_024;

    private readonly List<AnswerColumn> columns;
    private readonly Dictionary<string, AnswerColumn>.AlternateLookup<ReadOnlySpan<char>> byCode;
    private readonly List<string> areas;
    private readonly Dictionary<long, int> rows;
    private readonly List<long> keys;
    private readonly Lazy<IReadOnlyDictionary<string, AreaTally>> tallies;
    private ushort[] areaCodes;

    /// <summary>Nobody's answers to these questions so far.</summary>
    public CodedResponses(SurveyDefinition definition)
        : this([.. definition.Parts().Select(question => new AnswerColumn(question))], [], [], [], [])
    {
    }

    private CodedResponses(
        List<AnswerColumn> columns, List<string> areas, ushort[] areaCodes, List<long> keys, Dictionary<long, int> rows)
    {
        (this.columns, this.areas, this.areaCodes, this.keys, this.rows) = (columns, areas, areaCodes, keys, rows);
        byCode = columns.ToDictionary(column => column.Question.Code, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        tallies = new(Tally);
    }

    /// <inheritdoc />
    public int Respondents => keys.Count;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => Respondents * (columns.Sum(column => (long)column.Width) + sizeof(ushort) + BytesOfAKey);

    /// <summary>Which responses it holds, by their positions.</summary>
    public IReadOnlyCollection<long> Keys => rows.Keys;

    /// <summary>A copy that can be changed while others read this one.</summary>
    public CodedResponses Copy() => new([.. columns.Select(column => column.Copy())], [.. areas], [.. areaCodes], [.. keys], new(rows));

    /// <summary>
    /// These responses with what people said about themselves beside them. It shares everything else with this one, so neither
    /// may be changed afterwards.
    /// </summary>
    /// <param name="asked">The columns.</param>
    /// <param name="said">Values by question code, by the response's key. Of responses that are not here nothing is taken.</param>
    public CodedResponses Beside(
        IReadOnlyList<EqualityColumn> asked, IReadOnlyDictionary<long, IReadOnlyDictionary<string, IReadOnlyList<string>>> said)
    {
        var beside = asked.Select(each => (each.Question.Code, Column: new AnswerColumn(each.Part, Respondents))).ToList();
        foreach (var (key, answers) in said)
        {
            if (!rows.TryGetValue(key, out var row))
            {
                continue;
            }

            foreach (var (code, column) in beside)
            {
                if (answers.TryGetValue(code, out var values))
                {
                    column.Take(row, nth: 0, values[0]);
                }
            }
        }

        return new([.. columns, .. beside.Select(each => each.Column)], areas, areaCodes, keys, rows);
    }

    /// <summary>Counts a response in.</summary>
    public void Add(long key, string areaCode, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var row = NewRow(key, areaCode);
        foreach (var column in columns)
        {
            if (answers.TryGetValue(column.Question.Code, out var values))
            {
                foreach (var (nth, value) in values.Index())
                {
                    column.Take(row, nth, value);
                }
            }
        }
    }

    /// <summary>Counts a response in as it is stored: an object of arrays of strings.</summary>
    public void AddStored(long key, string areaCode, string answers)
    {
        var row = NewRow(key, areaCode);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(answers));
        Span<char> text = stackalloc char[LongestCode];
        AnswerColumn? column = null;
        var nth = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    column = byCode.TryGetValue(text[..Read(ref reader, text)], out var known) ? known : null;
                    nth = 0;
                    break;
                case JsonTokenType.String:
                    column?.Take(row, nth++, text[..Read(ref reader, text)]);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Takes a response off.</summary>
    public void Remove(long key)
    {
        if (!rows.Remove(key, out var row))
        {
            return;
        }

        var last = keys.Count - 1;
        if (row != last)
        {
            columns.ForEach(column => column.Move(last, row));
            areaCodes[row] = areaCodes[last];
            rows[keys[last]] = row;
            keys[row] = keys[last];
        }

        columns.ForEach(column => column.Clear(last));
        keys.RemoveAt(last);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, AreaTally> ByArea() => tallies.Value;

    /// <inheritdoc />
    public CountTable Count(IReadOnlyList<Dimension> dimensions)
    {
        var table = new CountTable(dimensions);
        Known(table, CodedColumns.Count(ColumnsOf(dimensions), table.Sizes)).CopyTo(table.Cells);
        return table;
    }

    /// <summary>What people weigh together by combination of values, of those who are in one of every dimension.</summary>
    /// <param name="dimensions">In the order in which the cells of a <see cref="CountTable"/> of them stand.</param>
    /// <param name="weights">By row, as <see cref="Weights.ByRow"/> gives them for <see cref="ColumnsOf"/>.</param>
    public double[] Weigh(IReadOnlyList<Dimension> dimensions, ReadOnlyMemory<double> weights)
    {
        var table = new CountTable(dimensions);
        return Known(table, CodedColumns.Weigh(ColumnsOf(dimensions), table.Sizes, weights));
    }

    /// <summary>By dimension, each row's value from 1; 0 for none.</summary>
    public IReadOnlyList<ReadOnlyMemory<ushort>> ColumnsOf(IEnumerable<Dimension> dimensions) => [.. dimensions.Select(CodesOf)];

    /// <inheritdoc />
    public decimal[] Sum(IReadOnlyList<Dimension> dimensions)
    {
        var table = new CountTable(dimensions);
        var sums = new decimal[table.Cells.Length];
        var column = byCode.Dictionary[dimensions[^1].QuestionCode];
        var codes = ColumnsOf(dimensions);
        for (var row = 0; row < Respondents; row++)
        {
            if (codes.All(each => each.Span[row] != 0))
            {
                sums[codes.Index().Sum(each => (each.Item.Span[row] - 1) * table.Strides[each.Index])] += column.NumberOf(row);
            }
        }

        return sums;
    }

    /// <summary>Of a ranking: by option, how many ranked it and the sum of their ranks.</summary>
    public IReadOnlyList<(int People, int Sum)> Ranks(string partCode)
    {
        var column = byCode.Dictionary[partCode];
        var ranks = new (int People, int Sum)[column.Options.Count];
        for (var row = 0; row < Respondents; row++)
        {
            for (var option = 0; option < ranks.Length; option++)
            {
                var rank = column.RankOf(row, option);
                ranks[option] = (ranks[option].People + (rank > 0 ? 1 : 0), ranks[option].Sum + rank);
            }
        }

        return ranks;
    }

    /// <summary>Letters read. Nothing of what is longer than any code: a text, of which nothing is kept.</summary>
    private static int Read(ref Utf8JsonReader reader, scoped Span<char> into) =>
        reader.ValueSpan.Length > into.Length ? 0 : reader.CopyString(into);

    private int NewRow(long key, string areaCode)
    {
        var row = keys.Count;
        rows.Add(key, row);
        keys.Add(key);
        columns.ForEach(column => column.Grow(row + 1));
        if (row == areaCodes.Length)
        {
            Array.Resize(ref areaCodes, Math.Max(16, areaCodes.Length * 2));
        }

        var area = areas.IndexOf(areaCode);
        if (area < 0)
        {
            area = areas.Count;
            areas.Add(areaCode);
        }

        areaCodes[row] = (ushort)area;
        return row;
    }

    private ReadOnlyMemory<ushort> CodesOf(Dimension dimension)
    {
        if (dimension.IsPlace)
        {
            var values = dimension.Values.Index().ToDictionary(value => value.Item.Code, value => (ushort)(value.Index + 1), StringComparer.Ordinal);
            var byArea = areas.Select(area => values.GetValueOrDefault(area)).ToArray();
            return Derived(row => byArea[areaCodes[row]]);
        }

        var column = byCode.Dictionary[dimension.QuestionCode];
        return dimension switch
        {
            { CountsEverybody: true } => Derived(SomewhereOf(dimension, column)),
            { OnlyAnswered: true } => Derived(row => Math.Min(column.Codes[row], (ushort)1)),
            { Option: { } option } => Derived(row => column.Codes[row] == 0 ? (ushort)0 : column.Has(row, option) ? Dimension.Chosen : Dimension.NotChosen),
            _ => column.CodesOf(Respondents),
        };
    }

    private ushort[] Derived(Func<int, ushort> code)
    {
        var codes = new ushort[Respondents];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = code(row);
        }

        return codes;
    }

    /// <summary>The cells of a table without those of people who are in none of some dimension's values.</summary>
    private static T[] Known<T>(CountTable table, T[] withUnknown)
    {
        var known = new T[table.Cells.Length];
        for (var cell = 0; cell < known.Length; cell++)
        {
            var from = 0;
            for (var dimension = 0; dimension < table.Sizes.Count; dimension++)
            {
                from = (from * (table.Sizes[dimension] + 1)) + table.ValueOf(cell, dimension) + 1;
            }

            known[cell] = withUnknown[from];
        }

        return known;
    }

    /// <summary>By row, the value of those who gave one that belongs to their place, and of the others the value for them.</summary>
    private Func<int, ushort> SomewhereOf(Dimension dimension, AnswerColumn column)
    {
        var values = dimension.Values.Index().ToLookup(value => value.Item.Code, value => (ushort)(value.Index + 1), StringComparer.Ordinal);
        var byOption = column.Options.Select(option => values[option.Code].FirstOrDefault()).ToArray();
        var places = areas.Select(area => dimension.Within is { } within ? within.Values.Index()
            .Where(place => place.Item.Code == area).Select(place => place.Index).DefaultIfEmpty(-1).First() : 0).ToArray();
        var others = places.Select(place => values[""].FirstOrDefault(value => dimension.PlaceOf(value - 1) == place)).ToArray();
        return row =>
        {
            var area = areaCodes[row];
            var value = column.Codes[row] == 0 ? (ushort)0 : byOption[column.Codes[row] - 1];
            return value == 0 || dimension.PlaceOf(value - 1) != places[area] ? others[area] : value;
        };
    }

    private Dictionary<string, AreaTally> Tally()
    {
        var people = new int[areas.Count];
        for (var row = 0; row < Respondents; row++)
        {
            people[areaCodes[row]]++;
        }

        var questions = columns.ToDictionary(column => column.Question.Code, Tally, StringComparer.Ordinal);
        return areas.Index()
            .Where(area => people[area.Index] > 0)
            .ToDictionary(
                area => area.Item,
                area => new AreaTally(
                    people[area.Index], questions.ToDictionary(question => question.Key, question => question.Value[area.Index], StringComparer.Ordinal)),
                StringComparer.Ordinal);
    }

    /// <summary>One part's counts, by place.</summary>
    private QuestionTally[] Tally(AnswerColumn column)
    {
        var options = column.Options.Count;
        var answered = new int[areas.Count];
        var chosen = new int[areas.Count * options];
        var sums = new decimal[areas.Count];
        var codes = column.Codes;
        for (var row = 0; row < Respondents; row++)
        {
            if (codes[row] == 0)
            {
                continue;
            }

            var area = areaCodes[row];
            answered[area]++;
            switch (column.Question.Kind)
            {
                case QuestionKind.MultipleChoice:
                    for (var option = 0; option < options; option++)
                    {
                        chosen[(area * options) + option] += column.Has(row, option) ? 1 : 0;
                    }

                    break;
                case QuestionKind.Number:
                    sums[area] += column.NumberOf(row);
                    break;
                default:
                    if (options > 0)
                    {
                        chosen[(area * options) + codes[row] - 1]++;
                    }

                    break;
            }
        }

        return [.. areas.Select((_, area) => new QuestionTally(answered[area], chosen[(area * options)..((area + 1) * options)], sums[area]))];
    }
}
