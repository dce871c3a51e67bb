using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Bank;

/// <summary>What differs between two versions of a question of the bank, for who chooses between them.</summary>
internal static class BankChanges
{
    /// <summary>In sentences, the wording first; one that says so where the question is the same.</summary>
    public static IReadOnlyList<string> Between(BankWording before, BankWording after)
    {
        List<string> changes = [.. Asked(before.Question, after.Question), .. Languages(before, after)];
        return changes.Count > 0 ? changes : ["The question is the same. What is said about it changed."];
    }

    private static IEnumerable<string> Asked(Question before, Question after)
    {
        if (before.Kind != after.Kind)
        {
            yield return "It takes another kind of answer.";
        }

        if (before.Text != after.Text)
        {
            yield return $"It was worded “{before.Text}”";
        }

        if (before.Hint != after.Hint)
        {
            yield return before.Hint is null ? "The help text is new." : $"The help text was “{before.Hint}”";
        }

        var options = Listed(
            "answer", [.. before.Options.Select(option => (option.Code, option.Text))], [.. after.Options.Select(option => (option.Code, option.Text))]);
        var rows = Listed("row", [.. before.Rows.Select(row => (row.Code, row.Text))], [.. after.Rows.Select(row => (row.Code, row.Text))]);
        foreach (var sentence in options.Concat(rows).Concat(Ranges(before, after)))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> Listed(string what, List<(string Code, string Text)> before, List<(string Code, string Text)> after)
    {
        foreach (var (code, text) in before)
        {
            if (after.Find(each => each.Code == code).Text is { } now && now != text)
            {
                yield return $"The {what} “{now}” was “{text}”.";
            }
        }

        string[] gone = [.. before.Where(old => after.TrueForAll(each => each.Code != old.Code)).Select(old => $"“{old.Text}”")];
        string[] fresh = [.. after.Where(now => before.TrueForAll(each => each.Code != now.Code)).Select(now => $"“{now.Text}”")];
        if (gone.Length > 0)
        {
            yield return $"Gone: the {what}{(gone.Length == 1 ? "" : "s")} {string.Join(", ", gone)}.";
        }

        if (fresh.Length > 0)
        {
            yield return $"New: the {what}{(fresh.Length == 1 ? "" : "s")} {string.Join(", ", fresh)}.";
        }

        var kept = before.Select(old => old.Code).Where(code => after.Exists(each => each.Code == code));
        if (!kept.SequenceEqual(after.Select(now => now.Code).Where(code => before.Exists(each => each.Code == code))))
        {
            yield return $"The {what}s stand in another order.";
        }
    }

    private static IEnumerable<string> Ranges(Question before, Question after)
    {
        if (before.Scale is { } scale && scale != after.Scale)
        {
            yield return $"The scale went from {scale.Minimum} ({scale.MinimumLabel}) to {scale.Maximum} ({scale.MaximumLabel}).";
        }

        if (before.Number != after.Number || before.Dates != after.Dates || DefinitionRules.MaximumLength(before) != DefinitionRules.MaximumLength(after))
        {
            yield return "Other answers are taken: the smallest, the largest or the longest is another.";
        }

        if (!before.Options.Select(Beside).SequenceEqual(after.Options.Select(Beside)) && before.Options.Select(option => option.Code).SequenceEqual(after.Options.Select(option => option.Code)))
        {
            yield return "Beside other answers people can write what they mean, or other answers stand alone.";
        }

        static (bool, bool) Beside(AnswerOption option) => (option.TakesText, option.Exclusive);
    }

    private static IEnumerable<string> Languages(BankWording before, BankWording after)
    {
        foreach (var language in before.Translations.Concat(after.Translations).Select(translation => translation.Language).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (old, now) = (In(before, language), In(after, language));
            if (old.Count != now.Count || old.Any(text => now.GetValueOrDefault(text.Key) != text.Value))
            {
                yield return $"Its wording in the language “{language}” is another.";
            }
        }
    }

    private static IReadOnlyDictionary<string, string> In(BankWording wording, string language) =>
        wording.Translations.FirstOrDefault(translation => translation.Language.Equals(language, StringComparison.OrdinalIgnoreCase))?.Texts
        ?? new Dictionary<string, string>();
}
