using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// LimeSurvey's question types as kinds of ours. Types by their letters: LimeSurvey manual, “Question object types”,
/// https://manual.limesurvey.org/Question_object_types.
/// </summary>
internal static class LssTypes
{
    /// <summary>Why a question is not brought over; null when it is.</summary>
    /// <exception cref="LssRefusedException">Its type is not one of LimeSurvey's.</exception>
    public static string? WhyNot(LssQuestion source, HtmlText text)
    {
        var reason = source.Type switch
        {
            "R" when source.Answers.Count < 2 => "It has fewer than two answers to put in order.",
            "R" when source.Answers.Count > DefinitionRules.MostRanked => $"It has more than {DefinitionRules.MostRanked} answers to put in order.",
            ":" => "Number arrays with two axes cannot be brought over.",
            ";" => "Text arrays with two axes cannot be brought over.",
            "1" => "Arrays with two scales cannot be brought over.",
            "|" => "File uploads cannot be brought over.",
            "*" => "Equations are worked out by LimeSurvey and cannot be brought over.",
            "I" => "A choice of language is not a question here.",
            "L" or "!" or "O" or "F" or "H" when source.Answers.Count + (source.Other && source.Type is "L" or "!" ? 1 : 0) < 2 =>
                "It has fewer than two answers to choose from.",
            "L" or "!" or "O" or "F" or "H" when source.Answers.Count > DefinitionRules.MostOptions - 1 => TooManyAnswers,
            "M" or "P" when source.Rows.Count > DefinitionRules.MostOptions - 1 => TooManyAnswers,
            "M" or "P" when source.Rows.Count == 0 && !source.Other => "It has no answers to choose from.",
            "Q" or "K" or "A" or "B" or "C" or "E" or "F" or "H" when source.Rows.Count == 0 => "It has no rows.",
            "A" or "B" or "C" or "E" or "F" or "H" when source.Rows.Count > DefinitionRules.MostRows => $"It has more than {DefinitionRules.MostRows} rows.",
            "L" or "!" or "O" or "Y" or "G" or "5" or "M" or "P" or "N" or "S" or "T" or "U" or "X" or "R" or "D" => null,
            "Q" or "K" or "A" or "B" or "C" or "E" or "F" or "H" => null,
            _ => throw new LssRefusedException(new ImportNote(
                source.Line, source.Code, $"The question type “{Printable(source.Type)}” is not known, so nothing was imported.")),
        };
        return reason
            ?? (source.Attribute("hidden") == "1" ? "It is hidden from the people who answer." : null)
            ?? (text.Text.Length == 0 ? "It has no wording." : null);
    }

    private static string TooManyAnswers => $"It has more than {DefinitionRules.MostOptions} answers to choose from.";

    /// <summary>What it becomes: one question, or one for each row of several boxes.</summary>
    public static List<Question> MakeAll(LssQuestion source, Question shape, List<string> differences)
    {
        var code = shape with { Code = source.Own?.Question ?? CodeFrom(source.Code, 60) };
        return source.Type switch
        {
            "L" or "!" => [SingleChoice(code, source, differences)],
            "O" => [CommentsLost(SingleChoice(code, source, differences), differences)],
            "Y" => [code with { Kind = QuestionKind.SingleChoice, Options = Fixed(source, ("Y", "Yes"), ("N", "No")) }],
            "G" => [code with { Kind = QuestionKind.SingleChoice, Options = Fixed(source, ("F", "Female"), ("M", "Male")) }],
            "5" => [code with { Kind = QuestionKind.SingleChoice, Options = Points(5) }],
            "M" => [MultipleChoice(code, source, differences)],
            "P" => [CommentsLost(MultipleChoice(code, source, differences), differences)],
            "N" => [Number(code, source, differences)],
            "S" => [ShortText(code, source, differences)],
            "T" => [LongText(code, source, 4_000, differences)],
            "U" => [LongText(code, source, DefinitionRules.LongestAnswer, differences)],
            "X" => [code],
            "R" => [code with { Kind = QuestionKind.Ranking, Options = Options(source.Answers, differences) }],
            "D" => [Date(code, source, differences)],
            "Q" => ForEachRow(source, shape, differences, row => ShortText(row, source, differences)),
            "K" => ForEachRow(source, shape, differences, row => Number(row, source, differences)),
            "A" => Array(Points(5)),
            "B" => Array(Points(10)),
            "C" => Array(Fixed(source, ("Y", "Yes"), ("U", "Uncertain"), ("N", "No"))),
            "E" => Array(Fixed(source, ("I", "Increase"), ("S", "Same"), ("D", "Decrease"))),
            "F" or "H" => Array(Options(source.Answers, differences)),
            _ => throw new InvalidOperationException($"Type {source.Type} has no mapping."),
        };

        List<Question> Array(IReadOnlyList<AnswerOption> options)
        {
            if (source.Rows.Any(row => row.Conditional))
            {
                differences.Add("Some of its rows depended on a condition; they are shown to everyone, and it is optional.");
            }

            return
            [
                code with
                {
                    Kind = QuestionKind.Matrix,
                    Required = shape.Required && !source.Rows.Any(row => row.Conditional),
                    Options = options,
                    Rows = [.. Options(source.Rows, differences).Select(row => new MatrixRow(row.Code, row.Text.Replace("|", " – ", StringComparison.Ordinal)))],
                },
            ];
        }
    }

    private static List<Question> ForEachRow(
        LssQuestion source, Question shape, List<string> differences, Func<Question, Question> make)
    {
        if (source.Rows.Any(row => row.Conditional))
        {
            differences.Add("Some of its rows depended on a condition; they are asked of everyone and optional.");
        }

        return
        [
            .. source.Rows.Select(row =>
            {
                var label = HtmlText.From(row.Text).Text.Replace("|", " – ", StringComparison.Ordinal);
                return make(shape with
                {
                    Code = $"{CodeFrom(source.Code, 35)}-{CodeFrom(row.Code, 24)}",
                    Text = label.Length == 0 ? $"{shape.Text} ({row.Code})" : Join(shape.Text, label),
                    Required = shape.Required && !row.Conditional,
                });
            }),
        ];
    }

    /// <summary>“How good was it? Reception staff”, “Getting help – by phone”.</summary>
    private static string Join(string question, string row) =>
        question[^1] is '?' or ':' or '.' or '…' or '!' ? $"{question} {row}" : $"{question} – {row}";

    private static Question SingleChoice(Question question, LssQuestion source, List<string> differences) => question with
    {
        Kind = QuestionKind.SingleChoice,
        Options = source.Type == "O" ? Options(source.Answers, differences) : WithOther(Options(source.Answers, differences), source, differences),
    };

    private static Question MultipleChoice(Question question, LssQuestion source, List<string> differences)
    {
        if (source.Rows.Any(row => row.Conditional))
        {
            differences.Add("Some of its answers were shown only on a condition; they are shown to everyone.");
        }

        var alone = source.Attribute("exclude_all_others").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return question with
        {
            Kind = QuestionKind.MultipleChoice,
            Options = WithOther(Options(source.Rows, differences, alone), source, differences),
        };
    }

    private static Question CommentsLost(Question question, List<string> differences)
    {
        differences.Add("The comment that could be written beside an answer is not brought over.");
        return question;
    }

    private static List<AnswerOption> WithOther(List<AnswerOption> options, LssQuestion source, List<string> differences)
    {
        if (!source.Other)
        {
            return options;
        }

        var label = HtmlText.From(source.Attribute("other_replace_text")).Text;
        var code = source.Own?.Options.GetValueOrDefault("-oth-") ?? Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? "other" : $"other-{number}")
            .First(each => options.All(option => option.Code != each));
        return [.. options, new AnswerOption(code, label.Length == 0 ? source.OwnWords("Other") : Cut(label, DefinitionRules.LongestOption, differences), TakesText: true)];
    }

    private static Question Number(Question question, LssQuestion source, List<string> differences)
    {
        var least = NumberOf(source.Attribute("min_num_value_n"));
        var most = NumberOf(source.Attribute("max_num_value_n"));
        if (least > most)
        {
            differences.Add("Its smallest number was above its largest; neither is brought over.");
            (least, most) = (null, null);
        }

        var unit = HtmlText.From(source.Attribute("suffix")).Text;
        if (unit.Length > DefinitionRules.LongestUnit || unit.Contains('{', StringComparison.Ordinal))
        {
            differences.Add("The text after its box is not brought over.");
            unit = "";
        }

        var whole = source.Attribute("num_value_int_only") == "1";
        return question with
        {
            Kind = QuestionKind.Number,
            Number = least is null && most is null && unit.Length == 0 && !whole
                ? null
                : new NumberRange(least, most, unit.Length == 0 ? null : unit, whole),
        };
    }

    /// <summary>The number that is written; null where it is worked out from something, or beyond what numbers here hold.</summary>
    public static decimal? NumberOf(string value) =>
        decimal.TryParse(
            value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000m
            ? number
            : null;

    private static Question ShortText(Question question, LssQuestion source, List<string> differences) => question with
    {
        Kind = QuestionKind.ShortText,
        MaximumLength = Length(source, 200, differences),
    };

    private static Question LongText(Question question, LssQuestion source, int usual, List<string> differences) => question with
    {
        Kind = QuestionKind.LongText,
        MaximumLength = Length(source, usual, differences),
    };

    private static int Length(LssQuestion source, int usual, List<string> differences)
    {
        var value = source.Attribute("maximum_chars");
        if (value is "" or "0")
        {
            return usual;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= DefinitionRules.LongestAnswer)
        {
            return length;
        }

        differences.Add("Its limit on the length of the answer is not brought over.");
        return usual;
    }

    private static List<AnswerOption> Options(
        IReadOnlyList<LssChoice> choices, List<string> differences, IReadOnlyCollection<string>? alone = null)
    {
        var options = new List<AnswerOption>();
        foreach (var choice in choices)
        {
            var stem = choice.Own ?? OptionCode(choice.Code);
            var code = stem;
            for (var number = 2; options.Any(option => option.Code == code); number++)
            {
                code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            }

            var text = HtmlText.From(choice.Text).Text.ReplaceLineEndings(" ");
            options.Add(new AnswerOption(
                code,
                text.Length == 0 ? choice.Code : Cut(text, DefinitionRules.LongestOption, differences),
                alone?.Contains(choice.Code) == true));
        }

        return options;
    }

    private static AnswerOption[] Fixed(LssQuestion source, params (string Code, string Text)[] options) =>
        [.. options.Select(option => new AnswerOption(option.Code, source.OwnWords(option.Text)))];

    private static AnswerOption[] Points(int most) =>
    [
        .. Enumerable.Range(1, most).Select(point => point.ToString(CultureInfo.InvariantCulture))
            .Select(point => new AnswerOption(point, point)),
    ];

    private static Question Date(Question question, LssQuestion source, List<string> differences)
    {
        var earliest = Day(source.Attribute("date_min"), lastOfYear: false);
        var latest = Day(source.Attribute("date_max"), lastOfYear: true);
        if (latest < earliest)
        {
            differences.Add("Its earliest day was after its latest; neither is brought over.");
            (earliest, latest) = (null, null);
        }

        if (source.Attribute("date_format") is { Length: > 0 } format && !format.Contains('d', StringComparison.OrdinalIgnoreCase))
        {
            differences.Add("It asked for less than a day, or for a time; here it asks for a day.");
        }

        return question with { Kind = QuestionKind.Date, Dates = earliest is null && latest is null ? null : new DateRange(earliest, latest) };
    }

    /// <summary>A day, or the first or last of a year; null where it is neither.</summary>
    public static DateOnly? Day(string value, bool lastOfYear) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(value, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? lastOfYear ? new DateOnly(year.Year, 12, 31) : year
        : null;

    /// <summary>The names by which expressions of the file speak of a question's answers.</summary>
    public static IEnumerable<(string Name, LssVariable Variable)> Variables(LssQuestion source, IReadOnlyList<Question> made)
    {
        var question = made[0];
        switch (source.Type)
        {
            case "M" or "P":
                return source.Rows.Zip(question.Options, (row, option) =>
                    ($"{source.Code}_{row.Code}", new LssVariable(question.Code, option.Code, null))).Concat(Other());
            case "Q" or "K":
                return source.Rows.Zip(made, (row, part) => ($"{source.Code}_{row.Code}", new LssVariable(part.Code, null, null)));
            case "A" or "B" or "C" or "E" or "F" or "H":
                return source.Rows.Zip(question.Rows, (row, ours) =>
                    ($"{source.Code}_{row.Code}", new LssVariable(question.PartCode(ours.Code), null, CodesOf(question))));
            case "X" or "R":
                return [];
            default:
                return Other().Prepend((source.Code, new LssVariable(question.Code, null, question.Options.Count == 0 ? null : CodesOf(question))));
        }

        Dictionary<string, string> CodesOf(Question from)
        {
            var codes = source.Answers.Count > 0
                ? source.Answers.Zip(from.Options).DistinctBy(pair => pair.First.Code).ToDictionary(pair => pair.First.Code, pair => pair.Second.Code)
                : from.Options.ToDictionary(option => option.Code, option => option.Code);
            if (from.Options.FirstOrDefault(option => option.TakesText) is { } other)
            {
                codes["-oth-"] = other.Code;
            }

            return codes;
        }

        IEnumerable<(string Name, LssVariable Variable)> Other() => question.Options.Where(option => option.TakesText)
            .Select(option => ($"{source.Code}_other", new LssVariable(question.PartCode(option.Code), null, null)));
    }

    /// <summary>The question in a few words, for the report.</summary>
    public static string Describe(Question question) => question.Kind switch
    {
        QuestionKind.SingleChoice => $"a single choice of {question.Options.Count}",
        QuestionKind.MultipleChoice => $"a multiple choice of {question.Options.Count}",
        QuestionKind.Scale => "a scale",
        QuestionKind.Number => "a number",
        QuestionKind.ShortText => "a line of text",
        QuestionKind.LongText => "a longer text",
        QuestionKind.Information => "text to read",
        QuestionKind.Ranking => $"a ranking of {question.Options.Count}",
        QuestionKind.Date => "a day",
        QuestionKind.Matrix => $"a matrix of {question.Rows.Count} rows and {question.Options.Count} answers",
        QuestionKind.Consent => "a statement to agree to",
        QuestionKind.Neighbourhood => "where people live",
    };

    /// <summary>The text, cut where it is too long; the report says so.</summary>
    public static string Cut(string text, int longest, List<string> differences)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        differences.Add($"A text was longer than {longest:N0} characters and was cut.");
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..end].TrimEnd()}…";
    }

    /// <summary>A code of LimeSurvey as one of ours: lower-case letters, digits and single hyphens.</summary>
    public static string CodeFrom(string code, int longest, string otherwise = "q")
    {
        var made = new StringBuilder();
        foreach (var character in code)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                made.Append(char.ToLowerInvariant(character));
            }
            else if (made.Length > 0 && made[^1] != '-')
            {
                made.Append('-');
            }
        }

        var text = made.ToString();
        text = text[..Math.Min(text.Length, longest)].Trim('-');
        return text.Length == 0 ? otherwise : text;
    }

    private static string OptionCode(string code)
    {
        var made = new string([.. code.Select(each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-' ? each : '-')]);
        return made.Length == 0 ? "o" : made[..Math.Min(made.Length, DefinitionRules.LongestOptionCode - 5)];
    }

    private static string Printable(string type) =>
        new([.. type.Take(20).Select(each => char.IsControl(each) ? '?' : each)]);
}
