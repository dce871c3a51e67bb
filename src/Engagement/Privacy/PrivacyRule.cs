using System.Text.Json;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Privacy;

/// <summary>How long answers may be kept, in whole months after closing.</summary>
/// <param name="Months">Unless a survey's team chooses otherwise.</param>
/// <param name="Least">The fewest they may choose.</param>
/// <param name="Most">The most.</param>
internal sealed record KeepingTime(int Months, int Least, int Most)
{
    public bool Allows(int months) => months >= Least && months <= Most;
}

/// <summary>What the law says about answers: dated data (<c>privacy-rules.json</c>), because it changes.</summary>
/// <param name="Name">What it comes from.</param>
/// <param name="From">First day on which it applies; until the next one.</param>
/// <param name="Kept">How long answers may be kept.</param>
/// <param name="Basis">Why answers may be used.</param>
/// <param name="EqualityBasis">Why answers about health, ethnicity and the like may be used.</param>
/// <param name="Complaints">Whom to complain to.</param>
internal sealed record PrivacyRule(
    string Name, DateOnly From, KeepingTime Kept, LegalBasis Basis, LegalBasis EqualityBasis, Regulator Complaints)
{
    private static readonly List<PrivacyRule> Shipped = Load();

    /// <summary>The rule that applies on a day; the earliest one for a day before all of them.</summary>
    public static PrivacyRule On(DateOnly day) =>
        Shipped.Where(rule => rule.From <= day).MaxBy(rule => rule.From) ?? Shipped.MinBy(rule => rule.From)!;

    private static List<PrivacyRule> Load()
    {
        using var data = typeof(PrivacyRule).Assembly.GetManifestResourceStream("privacy-rules.json")!;
        return JsonSerializer.Deserialize<List<PrivacyRule>>(data, JsonSerializerOptions.Web)!;
    }
}
