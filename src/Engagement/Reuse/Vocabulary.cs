using System.Text.Json;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Words of health and care surveys, as data beside this file: what is passed over, what means the same, which answers
/// form a scale. A person decides on every reuse, so the lists need be helpful, not complete.
/// </summary>
/// <param name="StopWords">Words that say nothing about what a question asks.</param>
/// <param name="Synonyms">For each leading word, the words and phrases that count as it.</param>
/// <param name="Scales">
/// Answer scales by name: each answer with its place from -2 to 2, 0 being the middle. The sign says which side it is on.
/// </param>
/// <param name="Aside">Answers that stand outside a scale: “Don’t know”.</param>
internal sealed record Vocabulary(
    IReadOnlyList<string> StopWords,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Scales,
    IReadOnlyList<string> Aside)
{
    /// <summary>The vocabulary that the product ships with.</summary>
    public static Vocabulary Shipped { get; } = Load();

    private static Vocabulary Load()
    {
        using var data = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.json")!;
        return JsonSerializer.Deserialize<Vocabulary>(data, JsonSerializerOptions.Web)!;
    }
}
