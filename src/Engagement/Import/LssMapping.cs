using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Import;

/// <summary>What a file becomes: a survey of ours, and a report in which every question of the file stands exactly once.</summary>
/// <param name="Title">The survey's title.</param>
/// <param name="Definition">What it asks.</param>
/// <param name="Report">Without a slug: that is given when it is stored.</param>
internal sealed record ImportedSurvey(string Title, SurveyDefinition Definition, ImportReport Report);

/// <summary>
/// LimeSurvey's question types as questions of ours. Types by their letters: LimeSurvey manual, “Question object types”,
/// https://manual.limesurvey.org/Question_object_types.
/// </summary>
internal sealed class LssMapping
{
    private const string ConditionLost = "Asked of everyone, because its condition is not brought over.";
    private const string ConditionLostWasMandatory =
        "Asked of everyone and made optional, because its condition is not brought over.";

    private readonly LssSurvey survey;
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly List<Question> questions = [];
    private readonly List<ImportNote> cameOver = [];
    private readonly List<ImportNote> approximated = [];
    private readonly List<ImportNote> leftOut = [];

    private LssMapping(LssSurvey survey) => this.survey = survey;

    /// <summary>Reads a file.</summary>
    /// <exception cref="LssRefusedException">It cannot be taken.</exception>
    public static ImportedSurvey Read(byte[] bytes) => Map(LssSurvey.From(LssFile.Read(bytes)));

    /// <summary>Maps the survey.</summary>
    /// <exception cref="LssRefusedException">It has no question, or one of a type that is not known.</exception>
    public static ImportedSurvey Map(LssSurvey survey)
    {
        if (survey.Questions.Count == 0)
        {
            throw new LssRefusedException(null, "The file has no questions.");
        }

        return new LssMapping(survey).Map();
    }

    private ImportedSurvey Map()
    {
        foreach (var question in survey.Questions)
        {
            MapQuestion(question);
        }

        if (questions.Count == 0)
        {
            throw new LssRefusedException(null, "None of the file's questions is of a kind that can be brought over.");
        }

        if (questions.Count > DefinitionRules.MostQuestions)
        {
            throw new LssRefusedException(
                null,
                $"The file would become {questions.Count:N0} questions; a survey can have {DefinitionRules.MostQuestions} at most.");
        }

        var title = MapTitle();
        var introduction = MapIntroduction();
        NoteTheRest();
        return new ImportedSurvey(
            title, new SurveyDefinition(introduction, questions), new ImportReport(null, title, cameOver, approximated, leftOut, []));
    }

    private string MapTitle()
    {
        var read = HtmlText.From(survey.Settings?["surveyls_title"] ?? "");
        var title = read.Text.ReplaceLineEndings(" ");
        if (read.HadScript)
        {
            approximated.Add(new ImportNote(survey.Settings?.Line, null, "The survey's title: script was removed."));
        }

        if (title.Length is >= 3 and <= 120)
        {
            return title;
        }

        approximated.Add(new ImportNote(
            survey.Settings?.Line, null, title.Length < 3 ? "The survey has no title; it was given one." : "The survey's title was cut to 120 characters."));
        return title.Length < 3 ? "Imported survey" : $"{title[..119].TrimEnd()}…";
    }

    private string MapIntroduction()
    {
        if (survey.Settings is not { } settings)
        {
            return "";
        }

        var parts = new[] { HtmlText.From(settings["surveyls_description"]), HtmlText.From(settings["surveyls_welcometext"]) };
        var differences = new List<string>();
        var introduction = string.Join("\n\n", parts.Select(part => part.Text).Where(text => text.Length > 0).Distinct());
        NoteLosses(differences, parts);
        introduction = Cut(introduction, DefinitionRules.LongestIntroduction, differences);
        if (differences.Count > 0)
        {
            approximated.Add(new ImportNote(settings.Line, null, $"The introduction: {string.Join(" ", differences)}"));
        }

        if (HtmlText.From(settings["surveyls_endtext"]).Text.Length > 0)
        {
            leftOut.Add(new ImportNote(settings.Line, null, "The survey's closing text is not brought over."));
        }

        return introduction;
    }

    private void NoteTheRest()
    {
        if (survey.OtherLanguages.Count > 0)
        {
            leftOut.Add(new ImportNote(
                null,
                null,
                $"Only the base language ({survey.BaseLanguage}) is brought over. Left out: {string.Join(", ", survey.OtherLanguages)}."));
        }

        leftOut.AddRange(survey.DescribedGroups.Select(group =>
            new ImportNote(group.Line, null, $"The description of the question group “{group.Name}” is not brought over.")));
        leftOut.AddRange(survey.Orphans.Select(row =>
            new ImportNote(row.Line, null, $"The row “{row["title"]}” belongs to no question of the file.")));
    }

    private void MapQuestion(LssQuestion source)
    {
        var text = HtmlText.From(source.Text);
        var hint = HtmlText.From(source.Help);
        var differences = new List<string>();

        if (WhyNot(source, text) is { } reason)
        {
            leftOut.Add(new ImportNote(source.Line, source.Code, reason));
            return;
        }

        NoteLosses(
            differences,
            [text, hint, .. source.Rows.Concat(source.Answers).Select(choice => HtmlText.From(choice.Text))],
            source.HasScript);
        var shape = new Question
        {
            Code = "",
            Kind = QuestionKind.Information,
            Text = text.Text,
            Hint = hint.Text.Length == 0 ? null : Cut(hint.Text, DefinitionRules.LongestHint, differences),
            Required = source.Mandatory == "Y" && !source.Conditional && source.Type != "X",
        };

        var made = MakeAll(source, shape, differences);
        NoteDifferences(source, differences);
        foreach (var question in made)
        {
            questions.Add(question with
            {
                Code = UniqueCode(question.Code),
                Text = Cut(
                    question.Text,
                    question.Kind == QuestionKind.Information ? DefinitionRules.LongestInformation : DefinitionRules.LongestText,
                    differences),
            });
        }

        var count = made.Count == 1 ? Describe(made[0]) : $"{made.Count} questions, one for each row: {Describe(made[0])}";
        var note = new ImportNote(
            source.Line, source.Code, differences.Count == 0 ? $"Became {count}." : $"Became {count}. {string.Join(" ", differences.Distinct())}");
        (differences.Count == 0 ? cameOver : approximated).Add(note);
    }

    /// <summary>Why a question is not brought over; null when it is.</summary>
    /// <exception cref="LssRefusedException">Its type is not one of LimeSurvey's.</exception>
    private static string? WhyNot(LssQuestion source, HtmlText text)
    {
        var reason = source.Type switch
        {
            "R" => "Ranking questions cannot be brought over.",
            "D" => "Date questions cannot be brought over.",
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
            "L" or "!" or "O" or "Y" or "G" or "5" or "M" or "P" or "N" or "S" or "T" or "U" or "X" => null,
            "Q" or "K" or "A" or "B" or "C" or "E" or "F" or "H" => null,
            _ => throw new LssRefusedException(new ImportNote(
                source.Line, source.Code, $"The question type “{Printable(source.Type)}” is not known, so nothing was imported.")),
        };
        return reason
            ?? (source.Attribute("hidden") == "1" ? "It is hidden from the people who answer." : null)
            ?? (text.Text.Length == 0 ? "It has no wording." : null);
    }

    private static string TooManyAnswers => $"It has more than {DefinitionRules.MostOptions} answers to choose from.";

    private static List<Question> MakeAll(LssQuestion source, Question shape, List<string> differences)
    {
        var code = shape with { Code = CodeFrom(source.Code, 60) };
        return source.Type switch
        {
            "L" or "!" => [SingleChoice(code, source, differences)],
            "O" => [CommentsLost(SingleChoice(code, source, differences), differences)],
            "Y" => [code with { Kind = QuestionKind.SingleChoice, Options = Fixed(("Y", "Yes"), ("N", "No")) }],
            "G" => [code with { Kind = QuestionKind.SingleChoice, Options = Fixed(("F", "Female"), ("M", "Male")) }],
            "5" => [code with { Kind = QuestionKind.SingleChoice, Options = Points(5) }],
            "M" => [MultipleChoice(code, source, differences)],
            "P" => [CommentsLost(MultipleChoice(code, source, differences), differences)],
            "N" => [Number(code, source, differences)],
            "S" => [ShortText(code, source, differences)],
            "T" => [LongText(code, source, 4_000, differences)],
            "U" => [LongText(code, source, DefinitionRules.LongestAnswer, differences)],
            "X" => [code],
            "Q" => ForEachRow(source, shape, differences, row => ShortText(row, source, differences)),
            "K" => ForEachRow(source, shape, differences, row => Number(row, source, differences)),
            "A" => Array(Points(5)),
            "B" => Array(Points(10)),
            "C" => Array(Fixed(("Y", "Yes"), ("U", "Uncertain"), ("N", "No"))),
            "E" => Array(Fixed(("I", "Increase"), ("S", "Same"), ("D", "Decrease"))),
            "F" or "H" => Array(Options(source.Answers, differences)),
            _ => throw new InvalidOperationException($"Type {source.Type} has no mapping."),
        };

        List<Question> Array(IReadOnlyList<AnswerOption> options) => ForEachRow(
            source, shape, differences, row => row with { Kind = QuestionKind.SingleChoice, Options = options });
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
        var code = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? "other" : $"other-{number}")
            .First(each => options.All(option => option.Code != each));
        differences.Add("“Other” can be chosen, but what it is cannot be written beside it.");
        return [.. options, new AnswerOption(code, label.Length == 0 ? "Other" : Cut(label, DefinitionRules.LongestOption, differences))];
    }

    private static Question Number(Question question, LssQuestion source, List<string> differences)
    {
        var least = Limit(source, "min_num_value_n", "smallest", differences);
        var most = Limit(source, "max_num_value_n", "largest", differences);
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

    private static decimal? Limit(LssQuestion source, string attribute, string which, List<string> differences)
    {
        var value = source.Attribute(attribute);
        if (value.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(
            value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
            && Math.Abs(limit) < 1_000_000_000_000m)
        {
            return limit;
        }

        differences.Add($"Its {which} number depends on other answers; that limit is not brought over.");
        return null;
    }

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
            var stem = OptionCode(choice.Code);
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

    private static AnswerOption[] Fixed(params (string Code, string Text)[] options) =>
        [.. options.Select(option => new AnswerOption(option.Code, option.Text))];

    private static AnswerOption[] Points(int most) =>
    [
        .. Enumerable.Range(1, most).Select(point => point.ToString(CultureInfo.InvariantCulture))
            .Select(point => new AnswerOption(point, point)),
    ];

    /// <summary>Differences that do not depend on what the question became.</summary>
    private static void NoteDifferences(LssQuestion source, List<string> differences)
    {
        if (source.Conditional)
        {
            differences.Insert(0, source.Mandatory == "Y" ? ConditionLostWasMandatory : ConditionLost);
        }

        Note(source.OtherLanguage is not null, $"The base language has no text for it; the one in {source.OtherLanguage} was taken.");
        Note(source.Mandatory == "S", "LimeSurvey reminds people who leave it out; here it is optional without a reminder.");
        Note(source.Pattern.Length > 0, "The pattern that answers had to match is not brought over.");
        Note(source.HasDefault, "Its answer filled in beforehand is not brought over.");
        Note(Says("array_filter", "array_filter_exclude"), "Its rows or answers depended on another question; all of them are shown.");
        Note(Says("min_answers", "max_answers"), "The limit on how many answers can be chosen or rows filled in is not brought over.");
        Note(
            Says("min_num_value", "max_num_value", "equals_num_value", "min_num_value_sgqa", "max_num_value_sgqa", "equals_num_value_sgqa"),
            "The check on the sum of its numbers is not brought over.");
        Note(Says("em_validation_q", "em_validation_sq"), "Its validation rule is not brought over.");
        Note(Says("random_order") || Says("answer_order"), "Its order was random; here it is fixed.");
        Note(source.Type is "S" or "T" or "U" or "Q" && Says("numbers_only"), "The check that the answer is a number is not brought over.");
        Note(source.Type is "N" or "K" && Says("maximum_chars"), "Its limit on the number of digits is not brought over.");
        Note(source.Type is "K" && Says("slider_layout"), "Its slider became a box for a number.");
        Note(Says("prefix"), "The text before its box is not brought over.");
        Note(source.Type is not ("N" or "K") && Says("suffix"), "The text after its box is not brought over.");
        Note(Says("time_limit"), "Its time limit is not brought over.");

        bool Says(params string[] attributes) => attributes.Any(attribute =>
            source.Attribute(attribute) is not ("" or "0") and var value && !(attribute == "answer_order" && value == "normal"));

        void Note(bool holds, string sentence)
        {
            if (holds)
            {
                differences.Add(sentence);
            }
        }
    }

    private static void NoteLosses(List<string> differences, IReadOnlyCollection<HtmlText> texts, bool hasScript = false)
    {
        if (hasScript || texts.Any(text => text.HadScript))
        {
            differences.Add("Script was removed.");
        }

        if (texts.Any(text => text.HadPicture))
        {
            differences.Add("A picture, film or frame was left out.");
        }

        if (texts.Any(text => text.HadExpression))
        {
            differences.Add("An expression in braces, which LimeSurvey would have replaced, is shown in brackets.");
        }
    }

    private static string Describe(Question question) => question.Kind switch
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
    };

    private static string Cut(string text, int longest, List<string> differences)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        differences.Add($"A text was longer than {longest:N0} characters and was cut.");
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..end].TrimEnd()}…";
    }

    private string UniqueCode(string stem)
    {
        var code = stem;
        for (var number = 2; !codes.Add(code); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            code = $"{stem[..Math.Min(stem.Length, DefinitionRules.LongestCode - suffix.Length)].TrimEnd('-')}{suffix}";
        }

        return code;
    }

    /// <summary>A code of LimeSurvey as one of ours: lower-case letters, digits and single hyphens.</summary>
    private static string CodeFrom(string code, int longest)
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
        return text.Length == 0 ? "q" : text;
    }

    private static string OptionCode(string code)
    {
        var made = new string([.. code.Select(each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-' ? each : '-')]);
        return made.Length == 0 ? "o" : made[..Math.Min(made.Length, DefinitionRules.LongestOptionCode - 5)];
    }

    private static string Printable(string type) =>
        new([.. type.Take(20).Select(each => char.IsControl(each) ? '?' : each)]);
}
