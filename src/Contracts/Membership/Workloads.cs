namespace IcpEngage.Contracts.Membership;

/// <summary>
/// Hours of wishes for partners' time. <see cref="Asked"/> is always what waits, was agreed, was not agreed of an accepted ask,
/// was declined, was withdrawn and has expired, exactly; and sums by any grouping add up to the same.
/// </summary>
/// <param name="Asks">Wishes: a joined ask counts once for each who asked.</param>
/// <param name="Asked">Hours asked for.</param>
/// <param name="Waiting">Hours that wait for an answer.</param>
/// <param name="Agreed">Hours agreed.</param>
/// <param name="NotAgreed">Hours of accepted asks that the partner did not agree to.</param>
/// <param name="Declined">Hours declined.</param>
/// <param name="Withdrawn">Hours that the askers took back.</param>
/// <param name="Expired">Hours that nobody answered in time.</param>
/// <param name="Spent">Hours logged.</param>
/// <param name="FundedAsked">Of the hours asked for, those that the asker pays for.</param>
/// <param name="FundedAgreed">Of the hours agreed, those that the asker pays for.</param>
public sealed record HourSums(
    int Asks,
    decimal Asked,
    decimal Waiting,
    decimal Agreed,
    decimal NotAgreed,
    decimal Declined,
    decimal Withdrawn,
    decimal Expired,
    decimal Spent,
    decimal FundedAsked,
    decimal FundedAgreed)
{
    /// <summary>Nothing was asked.</summary>
    public static readonly HourSums None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>Hours of one group.</summary>
/// <param name="Key">An asker's name, an activity's name, an area's code, a skill's code; null for those that have none.</param>
/// <param name="Hours">Its hours.</param>
public sealed record HoursBy(string? Key, HourSums Hours);

/// <summary>Hours by who asked, what for and where. Each list adds up to the same.</summary>
/// <param name="Asker">By the body that asked, most asked first.</param>
/// <param name="Activity">By statutory activity; the key is one of <see cref="StatutoryActivity"/>.</param>
/// <param name="Area">By place.</param>
/// <param name="Skill">By skill that is needed.</param>
public sealed record HoursGrouped(
    IReadOnlyList<HoursBy> Asker, IReadOnlyList<HoursBy> Activity, IReadOnlyList<HoursBy> Area, IReadOnlyList<HoursBy> Skill);

/// <summary>What is asked of people with a skill in a quarter, against the hours there are.</summary>
/// <param name="Skill">Code of the skill.</param>
/// <param name="CapacityHours">Hours that can be given, leave taken off.</param>
/// <param name="AgreedHours">Hours agreed that need the skill.</param>
/// <param name="WaitingHours">Hours not answered yet that need it.</param>
/// <param name="OverloadedWeeks">Mondays of the weeks in which more is agreed than can be given.</param>
public sealed record SkillLoad(
    string Skill, decimal CapacityHours, decimal AgreedHours, decimal WaitingHours, IReadOnlyList<DateOnly> OverloadedWeeks);

/// <summary>A survey that is planned or in the field, for which a partner has not been asked and may be.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="AreaCodes">Places of the partner in which it is asked.</param>
/// <param name="From">First day of fieldwork; for a draft as a rule of thumb has it.</param>
/// <param name="To">Last day of fieldwork; for a draft as a rule of thumb has it.</param>
/// <param name="Published">Its days are fixed.</param>
/// <param name="Hours">Hours that it may need, by what was asked for earlier ones; null while nobody was asked for any.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record ComingSurvey(
    string Slug,
    string Title,
    IReadOnlyList<string> AreaCodes,
    DateOnly From,
    DateOnly To,
    bool Published,
    decimal? Hours,
    bool Demonstration);

/// <summary>How a partner stands in a quarter, for a list.</summary>
/// <param name="Partner">Which.</param>
/// <param name="CapacityKnown">It said what it can give.</param>
/// <param name="CapacityHours">Hours it can give, leave taken off.</param>
/// <param name="Hours">Hours asked of it in the quarter.</param>
/// <param name="FreeHours">Capacity less agreed; negative when overloaded.</param>
/// <param name="OverloadedWeeks">Mondays of the weeks from this one on in which more is agreed than can be given.</param>
/// <param name="WouldOverloadWeeks">Mondays of further weeks in which it would be too much to agree to what waits.</param>
public sealed record PartnerLoad(
    Partner Partner,
    bool CapacityKnown,
    decimal CapacityHours,
    HourSums Hours,
    decimal FreeHours,
    IReadOnlyList<DateOnly> OverloadedWeeks,
    IReadOnlyList<DateOnly> WouldOverloadWeeks);

/// <summary>How partners stand in a quarter.</summary>
/// <param name="From">First day of the quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="Partners">Those that said what they can give, that are asked for something, or that are a Healthwatch; the most overloaded first.</param>
public sealed record PartnerLoads(DateOnly From, DateOnly To, IReadOnlyList<PartnerLoad> Partners);

/// <summary>What is asked of a partner in a quarter, against its capacity.</summary>
/// <param name="Partner">Whose workload.</param>
/// <param name="From">First day of the quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="CapacityHours">Hours it can give in the quarter, leave taken off.</param>
/// <param name="AskedHours">Hours of all asks that fall in the quarter, declined ones included.</param>
/// <param name="WaitingHours">Hours of asks not answered yet.</param>
/// <param name="AgreedHours">Hours agreed.</param>
/// <param name="FreeHours">Capacity less agreed; negative when overloaded.</param>
/// <param name="FundedHours">Agreed hours that the asker pays for.</param>
/// <param name="Weeks">Week by week, hours spread evenly from an ask's first to its last day.</param>
/// <param name="Asks">Waiting ones first, then by date.</param>
public sealed record Workload(
    Partner Partner,
    DateOnly From,
    DateOnly To,
    decimal CapacityHours,
    decimal AskedHours,
    decimal WaitingHours,
    decimal AgreedHours,
    decimal FreeHours,
    decimal FundedHours,
    IReadOnlyList<WorkloadWeek> Weeks,
    IReadOnlyList<AskSummary> Asks)
{
    /// <summary>The partner said what it can give; without that no week counts as overloaded.</summary>
    public bool CapacityKnown { get; init; } = true;

    /// <summary>Hours that leave takes off.</summary>
    public decimal LeaveHours { get; init; }

    /// <summary>What is asked, in full.</summary>
    public HourSums Hours { get; init; } = HourSums.None;

    /// <summary>Hours that plans in the pipeline may need.</summary>
    public decimal ComingHours { get; init; }

    /// <summary>By who asked, what for and where.</summary>
    public HoursGrouped Grouped { get; init; } = new([], [], [], []);

    /// <summary>Skills of which there are so many hours only.</summary>
    public IReadOnlyList<SkillLoad> Skills { get; init; } = [];

    /// <summary>Surveys in the pipeline that fall in the quarter, the soonest first.</summary>
    public IReadOnlyList<ComingSurvey> Coming { get; init; } = [];
}

/// <summary>A week of a partner's workload.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="CapacityHours">Hours it can give.</param>
/// <param name="AgreedHours">Hours agreed, to one decimal.</param>
/// <param name="WaitingHours">Hours asked for and not answered yet, to one decimal.</param>
/// <param name="Overloaded">Agreed hours exceed capacity.</param>
/// <param name="WouldOverload">Agreed and waiting hours together exceed capacity.</param>
public sealed record WorkloadWeek(
    DateOnly Monday, decimal CapacityHours, decimal AgreedHours, decimal WaitingHours, bool Overloaded, bool WouldOverload)
{
    /// <summary>Hours of all asks, whatever became of them.</summary>
    public decimal AskedHours { get; init; }

    /// <summary>Hours logged.</summary>
    public decimal SpentHours { get; init; }

    /// <summary>Of the hours agreed, those that the asker pays for.</summary>
    public decimal FundedHours { get; init; }

    /// <summary>Hours that plans in the pipeline may need.</summary>
    public decimal ComingHours { get; init; }
}
