using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// What partnerships are asked to keep up: dated data (<c>partnership-rules.json</c>), because law, guidance and local
/// agreement change. Days are calendar days.
/// </summary>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="ChairChosenBy">Members of these kinds choose the chair by consensus.</param>
/// <param name="SharedChairFrom">A shared chair comes from a partner of this kind.</param>
/// <param name="ElectedChairFrom">An elected member as chair comes from a partner of this kind.</param>
/// <param name="EndsSoonDays">A term that ends within so many days ends soon.</param>
/// <param name="InterestsConfirmedDays">Interests are confirmed as complete at least this often.</param>
/// <param name="InterestsShownFor">The public register has the interests of those who sit on this footing.</param>
/// <param name="InterestsShownDaysAfterEnd">For so long an interest that ended stays on it.</param>
/// <param name="BalanceMonths">Months of meetings that a balance by sector looks at.</param>
/// <param name="AttendanceRecordedDays">Attendance is recorded within so many days of a meeting.</param>
/// <param name="Sectors">Which kinds of partner are a sector.</param>
/// <param name="OtherSector">What every other kind counts to.</param>
internal sealed record PartnershipRules(
    DateOnly ValidFrom,
    IReadOnlyList<PartnerKind> ChairChosenBy,
    PartnerKind SharedChairFrom,
    PartnerKind ElectedChairFrom,
    int EndsSoonDays,
    int InterestsConfirmedDays,
    IReadOnlyList<Standing> InterestsShownFor,
    int InterestsShownDaysAfterEnd,
    int BalanceMonths,
    int AttendanceRecordedDays,
    IReadOnlyList<Sector> Sectors,
    string OtherSector)
{
    /// <summary>The rules that the product ships with, oldest first.</summary>
    public static IReadOnlyList<PartnershipRules> Shipped { get; } = [.. Read().OrderBy(rules => rules.ValidFrom)];

    /// <summary>The latest rules to have come into force by the day; before the first there were none, so those apply.</summary>
    public static PartnershipRules InForceOn(DateOnly day) => Shipped.LastOrDefault(rules => rules.ValidFrom <= day) ?? Shipped[0];

    /// <summary>The sector that a partner of this kind counts to.</summary>
    public string SectorOf(PartnerKind kind) => Sectors.FirstOrDefault(sector => sector.Kinds.Contains(kind))?.Name ?? OtherSector;

    /// <summary>Where a span stands; without a first day it has begun, without a last day it goes on, and one that ends before it begins is over.</summary>
    public TermState TermOf(DateOnly? from, DateOnly? until, DateOnly today) =>
        until < today || until < from ? TermState.Ended
        : from > today ? TermState.Coming
        : until is { } last && last <= today.AddDays(EndsSoonDays) ? TermState.EndingSoon
        : TermState.Running;

    private static PartnershipRules[] Read()
    {
        using var data = typeof(PartnershipRules).Assembly.GetManifestResourceStream("partnership-rules.json")!;
        return JsonSerializer.Deserialize<PartnershipRules[]>(data, Json.Options)
            ?? throw new InvalidOperationException("partnership-rules.json is empty.");
    }
}

/// <summary>Partners that are seen as one side of the table.</summary>
/// <param name="Name">For people.</param>
/// <param name="Kinds">Their kinds.</param>
internal sealed record Sector(string Name, IReadOnlyList<PartnerKind> Kinds);
