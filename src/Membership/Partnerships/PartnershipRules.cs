using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// What partnerships are asked to keep up, and who chooses their chair. Part of a policy pack, because law, guidance and local
/// agreement change; what a pack leaves out is as here. Days are calendar days.
/// </summary>
internal sealed record PartnershipRules
{
    /// <summary>Members of these kinds choose the chair by consensus.</summary>
    public IReadOnlyList<PartnerKind> ChairChosenBy { get; init; } = [PartnerKind.IntegratedCareBoard, PartnerKind.LocalAuthority];

    /// <summary>A shared chair comes from a partner of this kind.</summary>
    public PartnerKind SharedChairFrom { get; init; } = PartnerKind.IntegratedCareBoard;

    /// <summary>An elected member as chair comes from a partner of this kind.</summary>
    public PartnerKind ElectedChairFrom { get; init; } = PartnerKind.LocalAuthority;

    /// <summary>A term that ends within so many days ends soon.</summary>
    public int EndsSoonDays { get; init; } = 90;

    /// <summary>Interests are confirmed as complete at least this often.</summary>
    public int InterestsConfirmedDays { get; init; } = 365;

    /// <summary>The public register has the interests of those who sit on this footing.</summary>
    public IReadOnlyList<Standing> InterestsShownFor { get; init; } = [Standing.Member];

    /// <summary>For so long an interest that ended stays on it.</summary>
    public int InterestsShownDaysAfterEnd { get; init; } = 183;

    /// <summary>Months of meetings that a balance by sector looks at.</summary>
    public int BalanceMonths { get; init; } = 12;

    /// <summary>Attendance is recorded within so many days of a meeting.</summary>
    public int AttendanceRecordedDays { get; init; } = 7;

    /// <summary>Which kinds of partner are a sector.</summary>
    public IReadOnlyList<Sector> Sectors { get; init; } =
    [
        new("NHS", [PartnerKind.IntegratedCareBoard, PartnerKind.NhsTrust, PartnerKind.PrimaryCareNetwork]),
        new("Local government", [PartnerKind.LocalAuthority]),
        new("Healthwatch", [PartnerKind.Healthwatch]),
        new("Voluntary and community", [PartnerKind.Vcse]),
        new("Social care", [PartnerKind.SocialCareProvider]),
        new("Housing", [PartnerKind.Housing]),
        new("Police, fire and rescue", [PartnerKind.Police]),
        new("Education", [PartnerKind.Education]),
        new("Business", [PartnerKind.Business]),
    ];

    /// <summary>What every other kind counts to.</summary>
    public string OtherSector { get; init; } = "Other partners";

    /// <summary>They can be followed: somebody chooses a chair, times are times, no kind of partner is in two sectors.</summary>
    public bool MakeSense =>
        ChairChosenBy.Count > 0
        && this is { EndsSoonDays: >= 0, InterestsConfirmedDays: > 0, InterestsShownDaysAfterEnd: >= 0, BalanceMonths: > 0, AttendanceRecordedDays: >= 0 }
        && !string.IsNullOrWhiteSpace(OtherSector)
        && Sectors.All(sector => !string.IsNullOrWhiteSpace(sector.Name))
        && Sectors.SelectMany(sector => sector.Kinds).GroupBy(kind => kind).All(kind => kind.Count() == 1);

    /// <summary>The sector that a partner of this kind counts to.</summary>
    public string SectorOf(PartnerKind kind) => Sectors.FirstOrDefault(sector => sector.Kinds.Contains(kind))?.Name ?? OtherSector;

    /// <summary>Where a span stands; without a first day it has begun, without a last day it goes on, and one that ends before it begins is over.</summary>
    public TermState TermOf(DateOnly? from, DateOnly? until, DateOnly today) =>
        until < today || until < from ? TermState.Ended
        : from > today ? TermState.Coming
        : until is { } last && last <= today.AddDays(EndsSoonDays) ? TermState.EndingSoon
        : TermState.Running;
}

/// <summary>Partners that are seen as one side of the table.</summary>
/// <param name="Name">For people.</param>
/// <param name="Kinds">Their kinds.</param>
internal sealed record Sector(string Name, IReadOnlyList<PartnerKind> Kinds);
