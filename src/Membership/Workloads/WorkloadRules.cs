using System.Text.Json;

namespace IcpEngage.Membership.Workloads;

/// <summary>
/// By what load is judged and foreseen: dated data (<c>workload-rules.json</c>), because it is experience and agreement, no law.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="From">First day on which it applies; until the next one.</param>
/// <param name="LookBackMonths">Months of earlier asks by which the help that a survey will need is estimated.</param>
/// <param name="DraftOpensAfterDays">Days after which a draft is taken to open, from the day its writing began.</param>
/// <param name="FieldworkDays">Days for which a draft is taken to be open.</param>
/// <param name="CommunityMonths">Months over which it is counted how often a community is asked.</param>
/// <param name="CommunityAskedOften">Surveys in these months by which a community stands out.</param>
/// <param name="AskedFarMoreTimes">How many times the middle partner of its kind a partner is asked, to stand out.</param>
internal sealed record WorkloadRules(
    string Name,
    DateOnly From,
    int LookBackMonths,
    int DraftOpensAfterDays,
    int FieldworkDays,
    int CommunityMonths,
    int CommunityAskedOften,
    decimal AskedFarMoreTimes)
{
    private static readonly List<WorkloadRules> Shipped = Load();

    /// <summary>The rules that apply on a day, the earliest ones for a day before all of them.</summary>
    public static WorkloadRules On(DateOnly day) =>
        Shipped.Where(rules => rules.From <= day).MaxBy(rules => rules.From) ?? Shipped.MinBy(rules => rules.From)!;

    private static List<WorkloadRules> Load()
    {
        using var data = typeof(WorkloadRules).Assembly.GetManifestResourceStream("workload-rules.json")!;
        return JsonSerializer.Deserialize<List<WorkloadRules>>(data, JsonSerializerOptions.Web)!;
    }
}
