using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Exports;

/// <summary>What the cells of a variable hold.</summary>
internal enum Measure
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>1 where the option was chosen, 0 where others were.</summary>
    Chosen,

    /// <summary>A point of a scale.</summary>
    Scale,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>What somebody wrote.</summary>
    Text,
}

/// <summary>A column of a wide table: an answer to a part of a question, or what it says about one option.</summary>
internal sealed record Variable
{
    /// <summary>Unique in the survey, also when capitals do not count as different; the column's heading.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells hold.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The question as it stands in the survey.</summary>
    public required Question Question { get; init; }

    /// <summary>The part of it that is answered.</summary>
    public required Question Part { get; init; }

    /// <summary>The part's place among all of the survey's, from 0.</summary>
    public required int PartIndex { get; init; }

    /// <summary>Which of the answer's values, from 0: in a ranking, what was put there.</summary>
    public int Position { get; init; }

    /// <summary>The option whose being chosen it says; null for other variables.</summary>
    public AnswerOption? Option { get; init; }

    /// <summary>What people were asked, with what sets this column apart from its neighbours.</summary>
    public string Wording => this switch
    {
        { Option: { } option } => $"{Part.Text} – {option.Text}",
        { Part.Kind: QuestionKind.Ranking } => $"{Part.Text} – number {Position + 1}",
        _ => Part.Text,
    };

    /// <summary>Its values and what they mean, in order; none where anything can stand there.</summary>
    public IReadOnlyList<(string Code, string Label)> Values => Measure switch
    {
        Measure.Chosen => [("0", "Not chosen"), ("1", "Chosen")],
        Measure.Scale or Measure.Choice => [.. AnswerCodes.Of(Part).Select(code => (code, LabelOf(Part, code)))],
        Measure.Number or Measure.Day or Measure.Text => [],
    };

    /// <summary>One value of a part in the words that people read; the value itself where it is none of the answers.</summary>
    public static string LabelOf(Question part, string value) =>
        (part.Kind == QuestionKind.Ranking ? part.Options.FirstOrDefault(option => option.Code == value)?.Text
            : part.InWords([value]) is [var words, ..] ? words : null) ?? value;

    /// <summary>The variables of a survey, in the order of its questions.</summary>
    public static IReadOnlyList<Variable> Of(SurveyDefinition definition)
    {
        var variables = new List<Variable>();
        var index = 0;
        foreach (var question in definition.Questions)
        {
            foreach (var part in question.Parts())
            {
                variables.AddRange(Of(question, part, index));
                index++;
            }
        }

        return Distinct(variables);
    }

    private static IEnumerable<Variable> Of(Question question, Question part, int index)
    {
        var whole = new Variable { Name = part.Code, Measure = MeasureOf(part.Kind), Question = question, Part = part, PartIndex = index };
        return part.Kind switch
        {
            QuestionKind.MultipleChoice => part.Options.Select(option =>
                whole with { Name = question.PartCode(option.Code), Measure = Measure.Chosen, Option = option }),
            QuestionKind.Ranking => Enumerable.Range(0, part.Options.Count).Select(place =>
                whole with { Name = $"{part.Code}.{place + 1}", Position = place }),
            // The option beside which it is written has a column under the part's own code in a multiple choice.
            _ when part.Kind == QuestionKind.ShortText && part.Code != question.Code => [whole with { Name = $"{part.Code}.text" }],
            _ => [whole],
        };
    }

    private static Measure MeasureOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking or QuestionKind.Consent or QuestionKind.Neighbourhood =>
            Measure.Choice,
        QuestionKind.Scale => Measure.Scale,
        QuestionKind.Number => Measure.Number,
        QuestionKind.Date => Measure.Day,
        QuestionKind.ShortText or QuestionKind.LongText => Measure.Text,
        QuestionKind.Information or QuestionKind.Matrix => throw new InvalidOperationException($"{kind} has no answer of its own."),
    };

    /// <summary>Options “A” and “a” of one question are two columns; programs that see no difference get one.</summary>
    private static IReadOnlyList<Variable> Distinct(List<Variable> variables)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. variables.Select(variable => variable with { Name = Free(variable.Name, taken) })];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }
}
