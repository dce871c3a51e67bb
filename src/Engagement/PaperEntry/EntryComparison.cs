using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>
/// Two entries of one paper, answer by answer. Texts are the same but for capitals and white space: nobody copies a handwritten
/// comma twice.
/// </summary>
/// <param name="PlacesDiffer">The place is another one.</param>
/// <param name="Parts">Codes of the parts whose answers differ, in the survey's order.</param>
/// <param name="Compared">The place, and the parts that were answered in either.</param>
internal sealed record EntryComparison(bool PlacesDiffer, IReadOnlyList<string> Parts, int Compared)
{
    /// <summary>How many of those compared differ.</summary>
    public int Differences => Parts.Count + (PlacesDiffer ? 1 : 0);

    /// <summary>Compares the paper's two entries.</summary>
    /// <param name="paper">Typed in twice.</param>
    /// <param name="definition">What the survey asks.</param>
    public static EntryComparison Of(Paper paper, SurveyDefinition definition)
    {
        var parts = definition.Parts().ToList();
        var texts = parts.Where(part => part.Kind is QuestionKind.ShortText or QuestionKind.LongText).Select(part => part.Code).ToHashSet(StringComparer.Ordinal);
        string[] answered = [.. parts.Select(part => part.Code).Union(paper.Answers.Keys).Union(paper.SecondAnswers.Keys).Where(IsAnswered)];
        return new(
            paper.AreaCode != paper.SecondAreaCode,
            [.. answered.Where(code => !Same(Of(paper.Answers, code), Of(paper.SecondAnswers, code), texts.Contains(code)))],
            answered.Length + 1);

        bool IsAnswered(string code) => paper.Answers.ContainsKey(code) || paper.SecondAnswers.ContainsKey(code);
    }

    private static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string code) => answers.GetValueOrDefault(code, []);

    private static bool Same(IReadOnlyList<string> first, IReadOnlyList<string> second, bool text) =>
        text ? first.Select(Plain).SequenceEqual(second.Select(Plain), StringComparer.OrdinalIgnoreCase) : first.SequenceEqual(second, StringComparer.Ordinal);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
