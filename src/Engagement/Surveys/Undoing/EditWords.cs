using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Surveys.Undoing;

/// <summary>What an edit of a draft did, as its author would say it: “removed question 4”.</summary>
internal static class EditWords
{
    private const int MostParts = 3;

    /// <summary>The edit that led from one state of a draft to the next.</summary>
    public static string Between(Edition before, Edition after)
    {
        string[] parts = [.. OfQuestions(before.Definition, after.Definition), .. OfTheRest(before, after)];
        return parts.Length switch
        {
            // Texts of a question in other languages come and go with it, and are worth a word only where nothing else changed.
            0 => OfTranslations(before.Definition.Translations, after.Definition.Translations),
            > MostParts => $"{string.Join(", ", parts.Take(MostParts))} and more",
            _ => string.Join(" and ", parts),
        };
    }

    private static IEnumerable<string> OfQuestions(SurveyDefinition before, SurveyDefinition after)
    {
        var was = before.Questions.ToDictionary(question => question.Code, StringComparer.Ordinal);
        var now = after.Questions.ToDictionary(question => question.Code, StringComparer.Ordinal);
        return new[]
        {
            Counted("removed", Places(before, question => !now.ContainsKey(question.Code))),
            Counted("added", Places(after, question => !was.ContainsKey(question.Code))),
            Counted("changed", Places(after, question => was.TryGetValue(question.Code, out var old) && !Same(old, question))),
            Moved(
                [.. before.Questions.Select(question => question.Code).Where(now.ContainsKey)],
                [.. after.Questions.Select(question => question.Code).Where(was.ContainsKey)]),
        }.OfType<string>();
    }

    private static List<int> Places(SurveyDefinition definition, Func<Question, bool> which) =>
        [.. definition.Questions.Index().Where(each => which(each.Item)).Select(each => each.Index + 1)];

    private static string? Counted(string what, List<int> places) => places.Count switch
    {
        0 => null,
        1 => $"{what} question {places[0]}",
        _ => $"{what} {places.Count} questions",
    };

    private static string? Moved(List<string> before, List<string> after)
    {
        if (before.SequenceEqual(after, StringComparer.Ordinal))
        {
            return null;
        }

        var first = Enumerable.Range(0, before.Count).First(place => before[place] != after[place]);
        var last = Enumerable.Range(0, before.Count).Last(place => before[place] != after[place]);
        var (span, spanNow) = (before[first..(last + 1)], after[first..(last + 1)]);
        return last == first + 1 ? $"swapped questions {first + 1} and {last + 1}"
            : span[1..].SequenceEqual(spanNow[..^1], StringComparer.Ordinal) ? $"moved question {first + 1} to place {last + 1}"
            : span[..^1].SequenceEqual(spanNow[1..], StringComparer.Ordinal) ? $"moved question {last + 1} to place {first + 1}"
            : "put the questions in another order";
    }

    private static IEnumerable<string> OfTheRest(Edition before, Edition after)
    {
        var (was, now) = (before.Definition, after.Definition);
        return new[]
        {
            before.Title == after.Title ? null : "changed the title",
            was.Introduction == now.Introduction ? null : "changed the introduction",
            before.KeptMonths == after.KeptMonths ? null : "changed how long answers are kept",
            was.AsksEquality == now.AsksEquality ? null : "changed whether people are asked about themselves",
            was.ByInvitation == now.ByInvitation ? null : "changed who can answer",
            was.Language == now.Language ? null : "changed the language it is written in",
            Same(was.Quotas, now.Quotas) ? null : "changed the quotas",
        }.OfType<string>();
    }

    private static string OfTranslations(IReadOnlyList<Translation> before, IReadOnlyList<Translation> after) =>
        after.Count > before.Count ? "added a language"
        : after.Count < before.Count ? "took a language away"
        : "changed texts in another language";

    /// <summary>Whether two parts of a survey say the same.</summary>
    public static bool Same<T>(T one, T other) =>
        JsonSerializer.Serialize(one, Json.Options) == JsonSerializer.Serialize(other, Json.Options);
}
