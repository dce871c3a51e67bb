using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;

namespace IcpEngage.Engagement.Results;

/// <summary>Exact counts of one part of a question. Never leaves the service: figures for others pass <see cref="Disclosure"/>.</summary>
/// <param name="Answered">People who answered it.</param>
/// <param name="Chosen">
/// People by option of a choice or point of a scale, in order; by the option put first in a ranking; empty for numbers, days and text.
/// </param>
/// <param name="Sum">Sum of the numbers given; 0 for other kinds.</param>
internal sealed record QuestionTally(int Answered, IReadOnlyList<int> Chosen, decimal Sum)
{
    /// <summary>Two places' counts of the same question together.</summary>
    public static QuestionTally operator +(QuestionTally left, QuestionTally right) => new(
        left.Answered + right.Answered,
        [.. left.Chosen.Zip(right.Chosen, (one, other) => one + other)],
        left.Sum + right.Sum);
}

/// <summary>Exact counts of one place.</summary>
/// <param name="Respondents">People who sent a response for it.</param>
/// <param name="Questions">By question code.</param>
internal sealed record AreaTally(int Respondents, IReadOnlyDictionary<string, QuestionTally> Questions);

/// <summary>
/// A survey's responses as counts by place and question, made in one pass and grown response by response.
/// </summary>
internal sealed class SurveyTally(SurveyDefinition definition)
{
    private readonly List<Column> columns = [.. definition.Parts().Select(question => new Column(question))];
    private readonly Dictionary<string, AreaCounts> areas = new(StringComparer.Ordinal);

    /// <summary>Text to read takes no answer and is not counted.</summary>
    public static bool TakesAnswer(Question question) => question.Kind != QuestionKind.Information;

    /// <summary>Counts one response in. Values that the question does not know are left out.</summary>
    public void Add(string areaCode, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        if (!areas.TryGetValue(areaCode, out var area))
        {
            areas.Add(areaCode, area = new AreaCounts(columns));
        }

        area.Respondents++;
        foreach (var (index, column) in columns.Index())
        {
            if (answers.TryGetValue(column.Code, out var values) && values.Count > 0)
            {
                column.Count(values, area.Cells[index]);
            }
        }
    }

    /// <summary>The counts so far, by place code.</summary>
    public IReadOnlyDictionary<string, AreaTally> ByArea() => areas.ToDictionary(
        pair => pair.Key,
        pair => new AreaTally(
            pair.Value.Respondents,
            columns.Index().ToDictionary(
                column => column.Item.Code,
                column => pair.Value.Cells[column.Index].ToTally())));

    /// <summary>How the values of one question are counted, worked out once for all responses.</summary>
    private sealed class Column
    {
        private readonly QuestionKind kind;
        private readonly Dictionary<string, int> positions;

        public Column(Question question)
        {
            Code = question.Code;
            kind = question.Kind;
            positions = AnswerCodes.Of(question).Index().ToDictionary(code => code.Item, code => code.Index);
        }

        public string Code { get; }

        public int Size => positions.Count;

        public void Count(IReadOnlyList<string> values, Cell cell)
        {
            var counts = false;
            if (kind == QuestionKind.Number)
            {
                counts = decimal.TryParse(values[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var number);
                cell.Sum += number;
            }
            else if (kind is QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Date)
            {
                counts = true;
            }
            else
            {
                // Of a ranking the first counts: what mattered most.
                foreach (var value in kind == QuestionKind.MultipleChoice ? values.Distinct() : values.Take(1))
                {
                    if (positions.TryGetValue(value, out var position))
                    {
                        cell.Chosen[position]++;
                        counts = true;
                    }
                }
            }

            cell.Answered += counts ? 1 : 0;
        }
    }

    private sealed class Cell(int size)
    {
        public int Answered { get; set; }

        public int[] Chosen { get; } = new int[size];

        public decimal Sum { get; set; }

        public QuestionTally ToTally() => new(Answered, [.. Chosen], Sum);
    }

    private sealed class AreaCounts(List<Column> columns)
    {
        public int Respondents { get; set; }

        public Cell[] Cells { get; } = [.. columns.Select(column => new Cell(column.Size))];
    }
}

/// <summary>The answers of a question that are counted one by one.</summary>
internal static class AnswerCodes
{
    /// <summary>Option codes of a choice, points of a scale, nothing for other kinds; in order.</summary>
    public static IReadOnlyList<string> Of(Question question) => [.. Options(question).Select(option => option.Code)];

    /// <summary>The same with what people read; a scale's end points bear their labels.</summary>
    public static IReadOnlyList<AnswerOption> Options(Question question) => question switch
    {
        { Kind: QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking } => question.Options,
        { Kind: QuestionKind.Consent } => [new AnswerOption(AnswerRules.Agreed, "Agreed")],
        { Kind: QuestionKind.Scale, Scale: { } scale } =>
            [.. Points(scale).Select(point => new AnswerOption(Digits(point), Label(scale, point)))],
        _ => [],
    };

    /// <summary>The whole numbers of a scale, in order.</summary>
    public static IEnumerable<int> Points(ScaleRange scale) =>
        Enumerable.Range(scale.Minimum, scale.Maximum - scale.Minimum + 1);

    private static string Label(ScaleRange scale, int point) =>
        point == scale.Minimum ? $"{Digits(point)}: {scale.MinimumLabel}"
        : point == scale.Maximum ? $"{Digits(point)}: {scale.MaximumLabel}"
        : Digits(point);

    private static string Digits(int point) => point.ToString(CultureInfo.InvariantCulture);
}
