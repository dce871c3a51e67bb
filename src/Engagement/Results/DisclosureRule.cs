using System.Text.Json;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// A dated rule for showing counts of people. The rule of NHS person counts below national level: nought is shown,
/// 1 to 7 are hidden, other counts are rounded to the nearest 5.
/// </summary>
/// <param name="Name">What the rule is called on pages.</param>
/// <param name="From">First day on which it applies; the latest such rule counts.</param>
/// <param name="HiddenUpTo">Counts from 1 to this one are hidden; at least 1.</param>
/// <param name="RoundTo">Other counts are rounded to the nearest multiple; 1 is no rounding.</param>
internal sealed record DisclosureRule(string Name, DateOnly From, int HiddenUpTo, int RoundTo)
{
    /// <summary>The rules that the product ships with, as data beside this file.</summary>
    public static IReadOnlyList<DisclosureRule> Shipped { get; } = Load();

    /// <summary>The rule that applies on a day; the earliest one for a day before all of them.</summary>
    public static DisclosureRule On(DateOnly day) =>
        Shipped.Where(rule => rule.From <= day).MaxBy(rule => rule.From) ?? Shipped.MinBy(rule => rule.From)!;

    /// <summary>A count that may not be shown for itself.</summary>
    public bool Hides(int people) => people > 0 && people <= HiddenUpTo;

    /// <summary>
    /// A figure that was published stays as it was: no more people came or went than may be told apart, and what rounding had put
    /// on or taken off. Counts from 1 to <see cref="HiddenUpTo"/> are all treated alike, so that nothing tells which of them it is.
    /// </summary>
    public bool Stays(int published, int people) =>
        Math.Abs(published - (Hides(people) ? Math.Clamp(published, 1, HiddenUpTo) : people)) <= HiddenUpTo + (RoundTo / 2);

    /// <summary>One count on its own: 0 → 0, 1 to 7 → hidden, 8 → 10, 12 → 10, 13 → 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DisclosedCount Disclose(int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        var nearest = (people + (RoundTo / 2)) / RoundTo * RoundTo;
        return Hides(people) ? default : new DisclosedCount(nearest);
    }

    private static List<DisclosureRule> Load()
    {
        using var data = typeof(DisclosureRule).Assembly.GetManifestResourceStream("disclosure-rules.json")!;
        return JsonSerializer.Deserialize<List<DisclosureRule>>(data, JsonSerializerOptions.Web)!;
    }
}
