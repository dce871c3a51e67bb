using System.Text.Json;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Answers of health and care surveys, as data beside this file: which of them form a scale. A person decides on every
/// reuse, so the lists need be helpful, not complete.
/// </summary>
/// <param name="Scales">
/// Answer scales by name: each answer with its place from -2 to 2, 0 being the middle. The sign says which side it is on.
/// </param>
/// <param name="Aside">Answers that stand outside a scale: “Don’t know”.</param>
internal sealed record Vocabulary(
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
