using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A question as its author types it.</summary>
public sealed record QuestionFields
{
    /// <summary>What kind of answer it takes.</summary>
    public QuestionKind Kind { get; init; }

    /// <summary>The wording.</summary>
    public string? Text { get; init; }

    /// <summary>Help beneath it.</summary>
    public string? Hint { get; init; }

    /// <summary>It must be answered.</summary>
    public bool Required { get; init; }

    /// <summary>Of a choice: one option a line.</summary>
    public string? Options { get; init; }

    /// <summary>Of a multiple choice: the last option cannot be combined with others.</summary>
    public bool LastStandsAlone { get; init; }

    /// <summary>Of a choice: the option beside which people can write what they mean.</summary>
    public string? WriteBeside { get; init; }

    /// <summary>Of a matrix: one row a line.</summary>
    public string? Rows { get; init; }

    /// <summary>Of a date: the earliest day taken.</summary>
    public DateParts Earliest { get; init; } = DateParts.None;

    /// <summary>Of a date: the latest day taken.</summary>
    public DateParts Latest { get; init; } = DateParts.None;

    /// <summary>The condition on which it is asked.</summary>
    public string? ShownIf { get; init; }

    /// <summary>On the same page as the question before it.</summary>
    public bool SamePage { get; init; }

    /// <summary>Of a scale: its lowest point.</summary>
    public string? ScaleMinimum { get; init; } = "1";

    /// <summary>Of a scale: its highest point.</summary>
    public string? ScaleMaximum { get; init; } = "5";

    /// <summary>Of a scale: what its lowest point means.</summary>
    public string? MinimumLabel { get; init; }

    /// <summary>Of a scale: what its highest point means.</summary>
    public string? MaximumLabel { get; init; }

    /// <summary>Of a number: the smallest taken.</summary>
    public string? Smallest { get; init; }

    /// <summary>Of a number: the largest taken.</summary>
    public string? Largest { get; init; }

    /// <summary>Of a number: what is counted.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a number: no decimal part.</summary>
    public bool WholeOnly { get; init; }

    /// <summary>Of text: the longest answer.</summary>
    public string? MaximumLength { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>Address of a film that asks it in British Sign Language.</summary>
    public string? SignLanguage { get; init; }

    /// <summary>Address of a recording that asks it aloud.</summary>
    public string? Audio { get; init; }

    /// <summary>Rules that its answer must keep, each a condition and what people are told.</summary>
    public IReadOnlyList<RuleFields> Rules { get; init; } = [];

    /// <summary>What was posted by a <see cref="QuestionEditor"/>.</summary>
    public static QuestionFields Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new()
        {
            Kind = Enum.TryParse<QuestionKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : default,
            Text = form["text"],
            Hint = form["hint"],
            Required = form["required"] == "true",
            Options = form["options"],
            LastStandsAlone = form["lastStandsAlone"] == "true",
            WriteBeside = form["writeBeside"],
            Rows = form["rows"],
            Earliest = DateParts.Read(form, "earliest"),
            Latest = DateParts.Read(form, "latest"),
            ShownIf = form["shownIf"],
            SamePage = form["samePage"] == "true",
            ScaleMinimum = form["scaleMinimum"],
            ScaleMaximum = form["scaleMaximum"],
            MinimumLabel = form["minimumLabel"],
            MaximumLabel = form["maximumLabel"],
            Smallest = form["smallest"],
            Largest = form["largest"],
            Unit = form["unit"],
            WholeOnly = form["wholeOnly"] == "true",
            MaximumLength = form["maximumLength"],
            Topic = form["topic"],
            SignLanguage = form["signLanguage"],
            Audio = form["audio"],
            Rules = RuleFields.Read(form),
        };
    }

    /// <summary>The fields for a question that is there already.</summary>
    public static QuestionFields Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new()
        {
            Kind = question.Kind,
            Text = question.Text,
            Hint = question.Hint,
            Required = question.Required,
            Options = string.Join('\n', question.Options.Select(o => o.Text)),
            LastStandsAlone = question.Options is [.., { Exclusive: true }],
            WriteBeside = question.Options.FirstOrDefault(o => o.TakesText)?.Text,
            Rows = string.Join('\n', question.Rows.Select(r => r.Text)),
            Earliest = question.Dates?.Earliest is { } earliest ? DateParts.Of(earliest) : DateParts.None,
            Latest = question.Dates?.Latest is { } latest ? DateParts.Of(latest) : DateParts.None,
            ShownIf = question.ShownIf,
            SamePage = question.SamePage,
            ScaleMinimum = Written(question.Scale?.Minimum),
            ScaleMaximum = Written(question.Scale?.Maximum),
            MinimumLabel = question.Scale?.MinimumLabel,
            MaximumLabel = question.Scale?.MaximumLabel,
            Smallest = Written(question.Number?.Minimum),
            Largest = Written(question.Number?.Maximum),
            Unit = question.Number?.Unit,
            WholeOnly = question.Number?.WholeOnly ?? false,
            MaximumLength = Written(question.MaximumLength),
            Topic = question.Topic,
            SignLanguage = question.SignLanguage,
            Audio = question.Audio,
            Rules = [.. question.Checks.Select(check => new RuleFields(check.Condition, check.Message))],
        };
    }

    /// <summary>These fields with what is free of a locked question of the bank as it was typed.</summary>
    public QuestionFields WithWhatIsFree(QuestionFields typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return this with
        {
            Hint = typed.Hint,
            Required = typed.Required,
            ShownIf = typed.ShownIf,
            SamePage = typed.SamePage,
            Topic = typed.Topic,
            SignLanguage = typed.SignLanguage,
            Audio = typed.Audio,
        };
    }

    /// <summary>The question, or null after noting what is wrong.</summary>
    /// <param name="problems">Takes the problems, by field.</param>
    /// <param name="before">The question as it was; null for a new one.</param>
    /// <param name="others">The survey's other questions, whose codes are taken.</param>
    public Question? ToQuestion(FormProblems problems, Question? before, IEnumerable<Question> others)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.Require(
            "text", Text, Kind == QuestionKind.Information ? "Enter the text to read" : "Enter the question");
        var options = ReadOptions(problems, before);
        var rows = ReadRows(problems, before);
        var dates = ReadDates(problems);
        var scale = ReadScale(problems);
        var number = ReadNumber(problems);
        var length = ReadLength(problems);
        var checks = ReadChecks(problems);
        if (!problems.None) return null;
        // What the page does not show stays as it was.
        var question = before ?? new Question { Code = Codes.Unique(Text!, "question", others.Select(o => o.Code)), Kind = Kind, Text = Text! };
        return question with
        {
            Text = Text!.Trim(),
            Hint = Trimmed(Hint),
            ShownIf = Trimmed(ShownIf),
            SamePage = SamePage,
            Rows = rows,
            Dates = dates,
            Required = Required && Kind != QuestionKind.Information,
            Options = options,
            Scale = scale,
            Number = number,
            MaximumLength = length,
            Topic = Trimmed(Topic),
            SignLanguage = Trimmed(SignLanguage),
            Audio = Trimmed(Audio),
            Checks = checks,
        };
    }

    private List<AnswerCheck> ReadChecks(FormProblems problems)
    {
        if (Kind == QuestionKind.Information) return [];
        foreach (var (index, rule) in Rules.Index().Where(each => !each.Item.IsEmpty))
        {
            problems.Require(RuleFields.ConditionField(index), rule.Condition, "Enter the condition that an acceptable answer meets");
            problems.Require(RuleFields.MessageField(index), rule.Message, "Enter what people are told where it is not met");
        }

        return [.. Rules.Where(rule => !rule.IsEmpty).Select(rule => new AnswerCheck(rule.Condition?.Trim() ?? "", rule.Message?.Trim() ?? ""))];
    }

    private List<AnswerOption> ReadOptions(FormProblems problems, Question? before)
    {
        if (!HasOptions(Kind)) return [];
        var lines = Lines(Options);
        if (lines.Length < 2) problems.Add("options", "Enter at least 2 answers to choose from, one on each line");
        NoteTwice(problems, "options", lines);
        var beside = Trimmed(WriteBeside);
        if (beside is not null && !lines.Contains(beside, StringComparer.OrdinalIgnoreCase))
            problems.Add("writeBeside", "Enter one of the answers above, in the same words");

        var old = before?.Options ?? [];
        return
        [
            .. Coded(lines, [.. old.Select(o => (o.Code, o.Text))], "answer").Index().Select(each => new AnswerOption(
                each.Item.Code,
                each.Item.Text,
                StandsAlone(each.Index == lines.Length - 1, old.FirstOrDefault(o => o.Code == each.Item.Code)),
                TakesText: Kind != QuestionKind.Matrix && Kind != QuestionKind.Ranking
                    && each.Item.Text.Equals(beside, StringComparison.OrdinalIgnoreCase),
                Picture: old.FirstOrDefault(o => o.Code == each.Item.Code)?.Picture)),
        ];
    }

    private List<MatrixRow> ReadRows(FormProblems problems, Question? before)
    {
        if (Kind != QuestionKind.Matrix) return [];
        var lines = Lines(Rows);
        if (lines.Length == 0) problems.Add("rows", "Enter the rows, one on each line");
        NoteTwice(problems, "rows", lines);
        return [.. Coded(lines, [.. (before?.Rows ?? []).Select(r => (r.Code, r.Text))], "row")
            .Select(r => new MatrixRow(r.Code, r.Text, before?.Rows.FirstOrDefault(row => row.Code == r.Code)?.Picture))];
    }

    /// <summary>What there is of it so far, to be held against what was asked already.</summary>
    public QuestionBeingWritten BeingWritten() =>
        new(Text?.Trim() ?? "", Kind, Trimmed(Topic), HasOptions(Kind) ? Lines(Options) : null, ReadScale(new FormProblems()));

    private DateRange? ReadDates(FormProblems problems)
    {
        if (Kind != QuestionKind.Date) return null;
        var earliest = IsEmpty(Earliest) ? null : problems.ReadDate("earliest", Earliest, "The earliest day");
        var latest = IsEmpty(Latest) ? null : problems.ReadDate("latest", Latest, "The latest day");
        if (latest < earliest) problems.AddDate("latest", "The latest day must not be before the earliest");
        return earliest is null && latest is null ? null : new DateRange(earliest, latest);
    }

    private static bool IsEmpty(DateParts date) =>
        string.IsNullOrWhiteSpace(date.Day) && string.IsNullOrWhiteSpace(date.Month) && string.IsNullOrWhiteSpace(date.Year);

    /// <summary>A kind whose answers are chosen from a list.</summary>
    public static bool HasOptions(QuestionKind kind) =>
        kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking or QuestionKind.Matrix;

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void NoteTwice(FormProblems problems, string field, string[] lines)
    {
        var twice = lines.GroupBy(l => l, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) problems.Add(field, $"“{twice.Key}” is there more than once");
    }

    // A line keeps its code while its text stays, or while only texts were corrected, so that reuse decisions hold.
    private static List<(string Code, string Text)> Coded(string[] lines, List<(string Code, string Text)> old, string empty)
    {
        var sameLines = old.Count == lines.Length;
        var taken = new List<string>(
            old.Where(o => lines.Contains(o.Text, StringComparer.OrdinalIgnoreCase)).Select(o => o.Code));
        var coded = new List<(string Code, string Text)>();
        foreach (var (index, line) in lines.Index())
        {
            var code = old.Find(o => o.Text.Equals(line, StringComparison.OrdinalIgnoreCase)).Code;
            if (code is null && sameLines && !taken.Contains(old[index].Code)) code = old[index].Code;
            code ??= Codes.Unique(line, empty, taken);
            taken.Add(code);
            coded.Add((code, line));
        }

        return coded;
    }

    // The page speaks of the last option only; one further up that an import made exclusive stays so.
    private bool StandsAlone(bool last, AnswerOption? before) =>
        Kind == QuestionKind.MultipleChoice && (last ? LastStandsAlone : before?.Exclusive == true);

    private ScaleRange? ReadScale(FormProblems problems)
    {
        if (Kind != QuestionKind.Scale) return null;
        var minimum = ReadWhole(problems, "scaleMinimum", ScaleMinimum, "Enter the lowest point as a whole number");
        var maximum = ReadWhole(problems, "scaleMaximum", ScaleMaximum, "Enter the highest point as a whole number");
        if (maximum <= minimum) problems.Add("scaleMaximum", "The highest point must be above the lowest");
        else if (maximum - minimum > 10) problems.Add("scaleMaximum", "A scale can have 11 points at most");
        problems.Require("minimumLabel", MinimumLabel, "Enter what the lowest point means");
        problems.Require("maximumLabel", MaximumLabel, "Enter what the highest point means");
        return problems.None ? new ScaleRange(minimum!.Value, maximum!.Value, MinimumLabel!.Trim(), MaximumLabel!.Trim()) : null;
    }

    private NumberRange? ReadNumber(FormProblems problems)
    {
        if (Kind != QuestionKind.Number) return null;
        var smallest = ReadDecimal(problems, "smallest", Smallest);
        var largest = ReadDecimal(problems, "largest", Largest);
        if (largest < smallest) problems.Add("largest", "The largest number must not be below the smallest");
        return new NumberRange(smallest, largest, Trimmed(Unit), WholeOnly);
    }

    private int? ReadLength(FormProblems problems)
    {
        if (Kind is not (QuestionKind.ShortText or QuestionKind.LongText) || Trimmed(MaximumLength) is not { } text)
            return null;
        var length = ReadWhole(problems, "maximumLength", text, "Enter the longest answer in characters, as a whole number");
        if (length is < 1 or > 10_000) problems.Add("maximumLength", "The longest answer must be between 1 and 10,000 characters");
        return length;
    }

    private static int? ReadWhole(FormProblems problems, string field, string? text, string sentence)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(field, sentence);
        return null;
    }

    private static decimal? ReadDecimal(FormProblems problems, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(
            text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(field, "Enter a number, or leave it empty for no limit");
        return null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Written(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>A rule that answers must keep, as its author types it.</summary>
/// <param name="Condition">What an acceptable answer meets.</param>
/// <param name="Message">What people are told where it does not.</param>
public sealed record RuleFields(string? Condition, string? Message)
{
    private const int Most = 10;

    /// <summary>Nothing is typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Condition) && string.IsNullOrWhiteSpace(Message);

    /// <summary>The name of a rule's condition.</summary>
    public static string ConditionField(int index) => $"rule-{index + 1}-condition";

    /// <summary>The name of a rule's message.</summary>
    public static string MessageField(int index) => $"rule-{index + 1}-message";

    /// <summary>The rules that were posted.</summary>
    public static IReadOnlyList<RuleFields> Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return
        [
            .. Enumerable.Range(0, Most).Where(index => form.ContainsKey(ConditionField(index)))
                .Select(index => new RuleFields(form[ConditionField(index)], form[MessageField(index)])),
        ];
    }
}

/// <summary>Codes made of words.</summary>
internal static class Codes
{
    // With a number added, still within the 40 that an option's code may have.
    private const int Longest = 36;

    /// <summary>Lower-case letters, digits and hyphens of the text, with a number where that is taken.</summary>
    /// <param name="text">What it is made of.</param>
    /// <param name="empty">The code where the text has no letter or digit.</param>
    /// <param name="taken">Codes not to use.</param>
    public static string Unique(string text, string empty, IEnumerable<string> taken)
    {
        var stem = Stem(text) is { Length: > 0 } made ? made : empty;
        var used = taken.ToHashSet(StringComparer.Ordinal);
        var code = stem;
        for (var number = 2; used.Contains(code); number++) code = $"{stem}-{number}";
        return code;
    }

    private static string Stem(string text)
    {
        var stem = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character)) stem.Append(char.ToLowerInvariant(character));
            else if (!IsMarkOrApostrophe(character) && stem.Length > 0 && stem[^1] != '-') stem.Append('-');
        }

        if (stem.Length > Longest) stem.Length = Longest;
        return stem.ToString().Trim('-');
    }

    // "patient's" is one word, and so is "café".
    private static bool IsMarkOrApostrophe(char character) =>
        character is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
