using System.Text.Json;
using System.Text.Json.Serialization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;

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

    /// <summary>
    /// The rules that apply on a day, the earliest ones for a day before all of them, with the groups as they are counted on that day.
    /// </summary>
    public static GapRules On(DateOnly day)
    {
        var rules = Shipped.Where(rules => rules.From <= day).MaxBy(rules => rules.From) ?? Shipped.MinBy(rules => rules.From)!;
        var maps = MarginMap.On(day).ToDictionary(map => map.Code, StringComparer.Ordinal);
        return rules with { Dimensions = [.. rules.Dimensions.Select(dimension => dimension.CountedBy(maps[dimension.Margin]))] };
    }

    /// <summary>Minutes of a helper's time for an answer of the group.</summary>
    public int MinutesFor(GapRuleGroup group) => Routes.First(route => route.Code == group.Routes[0]).Minutes;

    private static List<GapRules> Load()
    {
        using var data = typeof(GapRules).Assembly.GetManifestResourceStream("gap-rules.json")!;
        return JsonSerializer.Deserialize<List<GapRules>>(data, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Something by which people differ.</summary>
/// <param name="Margin">Code of its <see cref="MarginMap"/>.</param>
/// <param name="Name">For people.</param>
/// <param name="Groups">Nobody is in two of them.</param>
internal sealed record GapRuleDimension(string Margin, string Name, IReadOnlyList<GapRuleGroup> Groups)
{
    /// <summary>The dimension of population profiles.</summary>
    [JsonIgnore]
    public string Dimension { get; private init; } = "";

    /// <summary>The same, with how each of its groups is counted.</summary>
    public GapRuleDimension CountedBy(MarginMap map) => this with
    {
        Dimension = map.Dimension,
        Groups = [.. Groups.Select(group => group with { Counted = map.Groups.Single(counted => counted.Name == group.Group) })],
    };
}

/// <summary>A group of people.</summary>
/// <param name="Name">For people.</param>
/// <param name="Group">Name of the margin's group that it is.</param>
/// <param name="Routes">Ways to reach them, the likeliest first; one at least.</param>
internal sealed record GapRuleGroup(string Name, string Group, IReadOnlyList<string> Routes)
{
    /// <summary>What its people say of themselves, and which groups of the population they are.</summary>
    [JsonIgnore]
    public MarginGroup Counted { get; init; } = new("", [], []);
}
