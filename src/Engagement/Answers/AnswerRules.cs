using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Engagement.Answers;

/// <summary>An answer after the rules: the values to store, or a sentence that says what is wrong and what to do.</summary>
/// <param name="Values">In stored form; empty when the question was left out.</param>
/// <param name="Problem">Null when the answer is acceptable.</param>
internal sealed record CheckedAnswer(IReadOnlyList<string> Values, string? Problem);

/// <summary>What an answer must be like, by kind of question. One answer has one form once it is through.</summary>
internal static partial class AnswerRules
{
    /// <summary>What is stored of a statement that was agreed to.</summary>
    public const string Agreed = "agreed";

    /// <summary>How a day is stored.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    private const int LongestQuote = 120;

    /// <summary>Control characters, ends of lines and halves of surrogate pairs: what <see cref="Clean"/> has to look at.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(
    [
        .. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code)
            .Where(character => char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029'),
    ]);

    /// <summary>Checks the answer to one part of a question.</summary>
    public static CheckedAnswer Check(Question question, IReadOnlyList<string?>? given)
    {
        if (given is { Count: > DefinitionRules.MostOptions })
        {
            return Refuse($"Select {DefinitionRules.MostOptions} answers at most to {Quote(question)}.");
        }

        string[] values = [.. (given ?? []).Select(Clean).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        if (question.Kind == QuestionKind.Information)
        {
            return values.Length == 0 ? Accept([]) : Refuse($"{Quote(question)} takes no answer. Leave it out.");
        }

        if (values.Length == 0)
        {
            return question.Required ? Refuse(Missing(question)) : Accept([]);
        }

        return question.Kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.Neighbourhood => SingleChoice(question, values),
            QuestionKind.MultipleChoice => MultipleChoice(question, values),
            QuestionKind.Scale => Scale(question, question.Scale!, values),
            QuestionKind.Number => Number(question, question.Number ?? new NumberRange(null, null, null, false), values),
            QuestionKind.ShortText or QuestionKind.LongText => Text(question, values),
            QuestionKind.Ranking => Ranking(question, values),
            QuestionKind.Date => Date(question, question.Dates ?? new DateRange(null, null), values),
            QuestionKind.Consent => values is [Agreed] ? Accept(values) : Refuse($"Tick the box to agree to {Quote(question)}, or leave it."),
            QuestionKind.Matrix => throw new InvalidOperationException($"The matrix {question.Code} is answered row by row."),
            QuestionKind.Information => Accept([]),
        };
    }

    private static FormattableString Missing(Question question) => question.Kind switch
    {
        QuestionKind.SingleChoice => (FormattableString)$"Select an answer to {Quote(question)}.",
        QuestionKind.MultipleChoice => $"Select at least one answer to {Quote(question)}.",
        QuestionKind.Scale => $"Select a number from {question.Scale!.Minimum} to {question.Scale.Maximum} for {Quote(question)}.",
        QuestionKind.Number => $"Enter a number for {Quote(question)}.",
        QuestionKind.Neighbourhood => $"Enter where you live for {Quote(question)}, or select that you would rather not say.",
        QuestionKind.Ranking => $"Put the answers to {Quote(question)} in order; give at least one the number 1.",
        QuestionKind.Date => $"Enter a day for {Quote(question)}.",
        QuestionKind.Consent => $"Tick the box to agree to {Quote(question)}.",
        _ => $"Enter an answer to {Quote(question)}.",
    };

    private static CheckedAnswer SingleChoice(Question question, string[] values) =>
        values.Length > 1 ? Refuse($"Select only one answer to {Quote(question)}.")
        : !question.Options.Any(option => option.Code == values[0]) ? Refuse($"Select one of the answers listed for {Quote(question)}.")
        : Accept(values);

    private static CheckedAnswer MultipleChoice(Question question, string[] values)
    {
        var chosen = question.Options.Where(option => values.Contains(option.Code)).ToArray();
        if (chosen.Length != values.Length)
        {
            return Refuse($"Select from the answers listed for {Quote(question)}.");
        }

        if (chosen.Length > 1 && chosen.FirstOrDefault(option => option.Exclusive) is { } alone)
        {
            return Refuse($"Select either “{Shorten(alone.Text)}” or other answers to {Quote(question)}, not both.");
        }

        return Accept([.. chosen.Select(option => option.Code)]);
    }

    private static CheckedAnswer Ranking(Question question, string[] values) =>
        values.All(value => question.Options.Any(option => option.Code == value))
            ? Accept(values)
            : Refuse($"Put only the answers listed for {Quote(question)} in order.");

    private static CheckedAnswer Date(Question question, DateRange range, string[] values)
    {
        if (values.Length != 1 || !DateOnly.TryParseExact(values[0], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Refuse($"Enter a real day for {Quote(question)}, like 27 3 2026.");
        }

        return day < range.Earliest ? Refuse($"The day for {Quote(question)} must be {InWords(range.Earliest.Value)} or later.")
            : day > range.Latest ? Refuse($"The day for {Quote(question)} must be {InWords(range.Latest.Value)} or earlier.")
            : Accept(values);
    }

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", Sentences.Culture);

    private static CheckedAnswer Scale(Question question, ScaleRange scale, string[] values) =>
        values.Length == 1
        && int.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var point)
        && point >= scale.Minimum && point <= scale.Maximum
            ? Accept([point.ToString(CultureInfo.InvariantCulture)])
            : Refuse($"Select a number from {scale.Minimum} to {scale.Maximum} for {Quote(question)}.");

    private static CheckedAnswer Number(Question question, NumberRange range, string[] values)
    {
        // Commas only where they part thousands: “2,5” is more likely two and a half than twenty-five.
        if (values.Length != 1
            || !NumberPattern().IsMatch(values[0])
            || !decimal.TryParse(
                values[0].Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number))
        {
            return Refuse(range.WholeOnly
                ? (FormattableString)$"Enter a whole number in digits for {Quote(question)}, like 3."
                : $"Enter a number in digits for {Quote(question)}, like 3 or 2.5.");
        }

        if (range.WholeOnly && number != decimal.Truncate(number))
        {
            return Refuse($"Enter a whole number for {Quote(question)}, like 3.");
        }

        if (number < range.Minimum || number > range.Maximum)
        {
            return Refuse((range.Minimum, range.Maximum) switch
            {
                ({ } least, { } most) => (FormattableString)$"Enter a number from {Plain(least)} to {Plain(most)} for {Quote(question)}.",
                ({ } least, null) => $"Enter {Plain(least)} or more for {Quote(question)}.",
                (null, { } most) => $"Enter {Plain(most)} or less for {Quote(question)}.",
                _ => throw new InvalidOperationException("A number cannot be outside a range without ends."),
            });
        }

        return Accept([Plain(number)]);
    }

    private static CheckedAnswer Text(Question question, string[] values)
    {
        if (values.Length > 1)
        {
            return Refuse($"Enter one text for {Quote(question)}.");
        }

        var text = question.Kind == QuestionKind.ShortText ? values[0].ReplaceLineEndings(" ") : values[0];
        var most = DefinitionRules.MaximumLength(question);
        return text.Length <= most
            ? Accept([text])
            : Refuse($"Shorten your answer to {Quote(question)} to {most:N0} characters or fewer. It has {text.Length:N0} now.");
    }

    /// <summary>Trimmed, one kind of line ending, and nothing that a database or a page cannot hold.</summary>
    private static string Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }

        if (!value.AsSpan().ContainsAny(NotPlain))
        {
            return value.Trim();
        }

        var clean = new StringBuilder(value.Length);
        // Runes rather than characters: half of a surrogate pair comes out as U+FFFD instead of breaking the encoding.
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Set apart where it is written from right to left, so that the sentence around it keeps its order.</summary>
    private static string Quote(Question question) => RightToLeft().IsMatch(question.Text)
        ? $"“\u2068{Shorten(question.Text)}\u2069”"
        : $"“{Shorten(question.Text)}”";

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : $"{line[..(LongestQuote - 1)].TrimEnd()}…";
    }

    private static string Plain(decimal number) =>
        number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static CheckedAnswer Accept(IReadOnlyList<string> values) => new(values, null);

    private static CheckedAnswer Refuse(FormattableString sentence) => new([], AnswerSentences.Say(sentence));

    [GeneratedRegex(@"^[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]{1,9})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]", RegexOptions.CultureInvariant)]
    private static partial Regex RightToLeft();
}
