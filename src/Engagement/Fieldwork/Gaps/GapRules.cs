using System.Text.Json;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>
/// How gaps are measured and filled: dated data (<c>gap-rules.json</c>), because what reaches people, and how long it takes,
/// is learned.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="From">First day on which it applies; until the next one.</param>
/// <param name="Points">The precision wanted unless said: half the width of a 95% interval, in percentage points.</param>
/// <param name="DesignEffect">The design effect unless said.</param>
/// <param name="TooFewRatio">A group's share of answers over its share of residents, below which too few answered.</param>
/// <param name="MostDeprivedDeciles">Deciles of deprivation that count as the most deprived.</param>
/// <param name="MostNeighbourhoods">How many neighbourhoods of a place are named.</param>
/// <param name="Routes">The ways to reach people.</param>
/// <param name="Dimensions">By what people differ, and who is reached how.</param>
internal sealed record GapRules(
    string Name,
    DateOnly From,
    decimal Points,
    decimal DesignEffect,
    double TooFewRatio,
    IReadOnlyList<string> MostDeprivedDeciles,
    int MostNeighbourhoods,
    IReadOnlyList<GapRoute> Routes,
    IReadOnlyList<GapRuleDimension> Dimensions)
{
    private static readonly List<GapRules> Shipped = Load();

    /// <summary>The rules that apply on a day; the earliest ones for a day before all of them.</summary>
    public static GapRules On(DateOnly day) =>
        Shipped.Where(rules => rules.From <= day).MaxBy(rules => rules.From) ?? Shipped.MinBy(rules => rules.From)!;

    /// <summary>Minutes of a helper's time for an answer of the group.</summary>
    public int MinutesFor(GapRuleGroup group) => Routes.First(route => route.Code == group.Routes[0]).Minutes;

    private static List<GapRules> Load()
    {
        using var data = typeof(GapRules).Assembly.GetManifestResourceStream("gap-rules.json")!;
        return JsonSerializer.Deserialize<List<GapRules>>(data, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Something by which people differ.</summary>
/// <param name="Dimension">The dimension of population profiles.</param>
/// <param name="Name">For people.</param>
/// <param name="Groups">Nobody is in two of them.</param>
internal sealed record GapRuleDimension(string Dimension, string Name, IReadOnlyList<GapRuleGroup> Groups);

/// <summary>A group of people.</summary>
/// <param name="Name">For people.</param>
/// <param name="Residents">What names of its groups in population profiles begin with.</param>
/// <param name="Answers">What its people say of themselves: equality question and answer, parted by a colon.</param>
/// <param name="Routes">Ways to reach them, the likeliest first; one at least.</param>
internal sealed record GapRuleGroup(
    string Name, IReadOnlyList<string> Residents, IReadOnlyList<string> Answers, IReadOnlyList<string> Routes);
