using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>The lines of one question: its wording and answers, and how many people gave each in each place.</summary>
/// <param name="code">The question's code here.</param>
/// <param name="name">Its code as the table has it, for the report.</param>
/// <param name="lines">Its lines, at least one, in the order of the table.</param>
/// <param name="languages">Other languages that the table has columns for.</param>
/// <param name="notes">Gets what is wrong, and what is to be known.</param>
internal sealed class QuestionTable(
    string code, string name, IReadOnlyList<ResultsLine> lines, IReadOnlyList<string> languages, TableNotes notes)
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["single choice"] = QuestionKind.SingleChoice,
        ["single"] = QuestionKind.SingleChoice,
        ["one answer"] = QuestionKind.SingleChoice,
        ["multiple choice"] = QuestionKind.MultipleChoice,
        ["multiple"] = QuestionKind.MultipleChoice,
        ["several answers"] = QuestionKind.MultipleChoice,
        ["scale"] = QuestionKind.Scale,
    };

    private readonly List<TableAnswer> answers = [];

    /// <summary>The question as it was asked; nothing of worth while something is wrong.</summary>
    public Question Question { get; private set; } = null!;

    /// <summary>Its answers, in order.</summary>
    public IReadOnlyList<TableAnswer> Answers => answers;

    /// <summary>The line on which it begins.</summary>
    public int Line => lines[0].Number;

    /// <summary>Its texts in other languages, by language and key.</summary>
    public IEnumerable<(string Language, string Key, string Text)> Translations =>
        from text in Texts("question", lines, "text").Concat(answers.SelectMany(answer => Texts("answer", answer.Lines, $"option/{answer.Code}")))
        where Question.Kind != QuestionKind.Scale || text.Key == SurveyTexts.KeyOf(code, "text")
        select text;

    /// <summary>Reads what was asked.</summary>
    public void ReadQuestion()
    {
        var text = Same("question", "wording") ?? "";
        var kindText = Same("kind", "kind") ?? "";
        var topic = Same("topic", "topic");
        if (text.Length == 0)
        {
            notes.Refuse(Line, name, "Write the question’s wording in the column “question” of its first line.");
        }
        else if (text[0] == '=')
        {
            notes.Refuse(Line, name, "The wording begins like a formula. Write the words that people read.");
        }

        if (!Kinds.TryGetValue(kindText, out var kind))
        {
            notes.Refuse(Line, name, kindText.Length == 0
                ? "Say in the column “kind” what kind of question it is: single choice, multiple choice or scale."
                : $"“{ResultsSheet.Short(kindText)}” is no kind of question that can be imported. Write single choice, multiple choice or scale.");
        }

        foreach (var line in lines)
        {
            ReadAnswer(line, kind);
        }

        Question = new Question
        {
            Code = code,
            Kind = kind,
            Text = text,
            Topic = topic is null ? null : Codes.Of(topic, fallback: "topic"),
            Options = kind == QuestionKind.Scale ? [] : [.. answers.Select(answer => new AnswerOption(answer.Code, answer.Text))],
            Scale = kind == QuestionKind.Scale ? ReadScale() : null,
        };
    }

    /// <summary>Reads what was answered in each place. Places where too few answered to say how many are left out.</summary>
    /// <param name="placeOf">The place that a cell names; null where it is none.</param>
    /// <param name="rounded">The publisher rounded the numbers.</param>
    public IReadOnlyDictionary<string, QuestionTally> Count(Func<ResultsLine, string, KnownArea?> placeOf, bool rounded)
    {
        var tallies = new Dictionary<string, QuestionTally>(StringComparer.Ordinal);
        var byPlace = lines.Select(line => (Line: line, Place: placeOf(line, name))).Where(each => each.Place is not null)
            .GroupBy(each => each.Place!.Code, StringComparer.Ordinal);
        foreach (var place in byPlace)
        {
            if (new PlaceTable(this, place.First().Place!, [.. place.Select(each => each.Line)], rounded).Count() is { } tally)
            {
                tallies[place.Key] = tally;
            }
        }

        return tallies;
    }

    /// <summary>Where an answer of the line stands among the question's; -1 where it is none.</summary>
    public int IndexOf(ResultsLine line) => answers.FindIndex(answer => answer.Lines.Contains(line));

    /// <summary>Something is wrong with a line.</summary>
    public void Refuse(ResultsLine line, string sentence) => notes.Refuse(line.Number, name, sentence);

    /// <summary>Something is to be known of a line.</summary>
    public void Say(ResultsLine line, string sentence) => notes.Say(line.Number, name, sentence);

    private void ReadAnswer(ResultsLine line, QuestionKind kind)
    {
        var (text, given) = (line["answer"], line["answer code"]);
        if (text.Length == 0 && given.Length == 0)
        {
            notes.Refuse(line.Number, name, "Write the answer in the column “answer”.");
            return;
        }

        if (text.StartsWith('='))
        {
            notes.Refuse(line.Number, name, "The answer begins like a formula. Write the words that people read.");
        }

        var key = given.Length > 0 ? given.ToUpperInvariant() : QuestionWords.Plain(text);
        var known = answers.Find(answer => answer.Key == key);
        if (known is null)
        {
            var made = kind == QuestionKind.Scale ? Codes.Point(given.Length > 0 ? given : text)
                : given.Length > 0 ? Codes.Of(given, fallback: $"a{answers.Count + 1}") : $"a{answers.Count + 1}";
            if (made is null)
            {
                notes.Refuse(line.Number, name, $"“{ResultsSheet.Short(given.Length > 0 ? given : text)}” is no point of a scale. Write its number in the column “answer code”.");
            }
            else if (answers.Exists(answer => answer.Code == made))
            {
                notes.Refuse(line.Number, name, $"Two answers have the code “{made}”. Give each answer of the question a code of its own.");
            }

            answers.Add(new TableAnswer(key, made ?? $"a{answers.Count + 1}", text.Length > 0 ? text : given, [line]));
        }
        else
        {
            if (text.Length > 0 && QuestionWords.Plain(text) != QuestionWords.Plain(known.Text))
            {
                notes.Refuse(line.Number, name, $"This answer has other words than on line {known.Lines[0].Number:N0}. Use the same words for the same answer.");
            }

            known.Lines.Add(line);
        }
    }

    /// <summary>The range of a scale, its answers put in order.</summary>
    private ScaleRange? ReadScale()
    {
        var points = answers.Select(answer => (Answer: answer, Point: Codes.Point(answer.Code))).Where(each => each.Point is not null)
            .Select(each => (each.Answer, Number: int.Parse(each.Point!, CultureInfo.InvariantCulture))).OrderBy(each => each.Number).ToList();
        if (points.Count < 2)
        {
            notes.Refuse(Line, name, "A scale needs a line for each of its points, at least two.");
            return null;
        }

        if (points[^1].Number - points[0].Number + 1 != points.Count)
        {
            notes.Refuse(Line, name, $"A point of the scale from {points[0].Number} to {points[^1].Number} has no line. Give it one, with 0 where nobody chose it.");
            return null;
        }

        answers.Clear();
        answers.AddRange(points.Select(each => each.Answer));
        return new ScaleRange(points[0].Number, points[^1].Number, Label(points[0].Answer), Label(points[^1].Answer));

        static string Label(TableAnswer answer)
        {
            var text = answer.Text.StartsWith(answer.Code, StringComparison.Ordinal) ? answer.Text[answer.Code.Length..].TrimStart(' ', ':', '–', '-', '.', '=') : answer.Text;
            return text.Length > 0 ? text : answer.Code;
        }
    }

    /// <summary>What the column says of the question, on whichever lines; null where it says nothing. It must not say two things.</summary>
    private string? Same(string column, string what)
    {
        var said = lines.Where(line => line[column].Length > 0).ToList();
        if (said.Find(line => QuestionWords.Plain(line[column]) != QuestionWords.Plain(said[0][column])) is { } other)
        {
            notes.Refuse(other.Number, name, $"The {what} is another than on line {said[0].Number:N0}. Use the same, or leave it empty after the first line.");
        }

        return said.Count == 0 ? null : said[0][column];
    }

    private IEnumerable<(string Language, string Key, string Text)> Texts(string column, IEnumerable<ResultsLine> from, string key) =>
        from language in languages
        let text = @from.Select(line => line[$"{column} {language}"]).FirstOrDefault(text => text.Length > 0)
        where text is not null
        select (language, SurveyTexts.KeyOf(code, key), text);
}

/// <summary>An answer of a question as a table names it.</summary>
/// <param name="Key">What its lines have in common.</param>
/// <param name="Code">Its code here.</param>
/// <param name="Text">What people read.</param>
/// <param name="Lines">Its lines, one for each place.</param>
internal sealed record TableAnswer(string Key, string Code, string Text, List<ResultsLine> Lines);
