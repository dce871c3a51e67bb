namespace IcpEngage.Contracts.Membership;

/// <summary>
/// The eight activities of local Healthwatch: Local Government and Public Involvement in Health Act 2007, section 221(2).
/// </summary>
public enum StatutoryActivity
{
    /// <summary>Promote involvement in commissioning, provision and scrutiny.</summary>
    PromoteInvolvement,

    /// <summary>Enable people to monitor services.</summary>
    EnableMonitoring,

    /// <summary>Obtain people's views of their needs and experience.</summary>
    ObtainViews,

    /// <summary>Make those views known, with reports and recommendations.</summary>
    MakeViewsKnown,

    /// <summary>Give advice and information on services.</summary>
    AdviceAndInformation,

    /// <summary>Pass views on to Healthwatch England.</summary>
    ViewsToHealthwatchEngland,

    /// <summary>Recommend special reviews or investigations.</summary>
    RecommendReviews,

    /// <summary>Assist Healthwatch England.</summary>
    AssistHealthwatchEngland,
}

/// <summary>Where an ask stands.</summary>
public enum AskState
{
    /// <summary>Waiting for the partner's answer.</summary>
    Open,

    /// <summary>Agreed, with hours.</summary>
    Accepted,

    /// <summary>Declined, with a reason.</summary>
    Declined,
}

/// <summary>A partner answered an ask.</summary>
/// <param name="AskId">The asker's id of the ask.</param>
/// <param name="State">Accepted or declined.</param>
/// <param name="HoursAgreed">Hours agreed; null when declined.</param>
/// <param name="Reason">Why it was declined; null when accepted.</param>
public sealed record AskAnswered(Guid AskId, AskState State, decimal? HoursAgreed, string? Reason) : IEvent;

/// <summary>Accepts an ask.</summary>
/// <param name="Hours">Hours agreed, from 0.5 to the hours asked.</param>
public sealed record AcceptAsk(decimal Hours);

/// <summary>Declines an ask.</summary>
/// <param name="Reason">Told to the asker, 3 to 500 characters.</param>
public sealed record DeclineAsk(string Reason);

/// <summary>An ask on the ledger.</summary>
public sealed record AskSummary(
    Guid Id,
    string AskedBy,
    string SurveySlug,
    string SurveyTitle,
    string AreaCode,
    string Purpose,
    StatutoryActivity Activity,
    decimal Hours,
    DateOnly From,
    DateOnly By,
    bool Funded,
    AskState State,
    decimal? HoursAgreed,
    string? Reason,
    bool Demonstration);

/// <summary>What is asked of a partner in a quarter, against its capacity.</summary>
/// <param name="Partner">Whose workload.</param>
/// <param name="From">First day of the quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="CapacityHours">Hours it can give in the quarter.</param>
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
    IReadOnlyList<AskSummary> Asks);

/// <summary>A week of a partner's workload.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="CapacityHours">Hours it can give.</param>
/// <param name="AgreedHours">Hours agreed, to one decimal.</param>
/// <param name="WaitingHours">Hours asked for and not answered yet, to one decimal.</param>
/// <param name="Overloaded">Agreed hours exceed capacity.</param>
/// <param name="WouldOverload">Agreed and waiting hours together exceed capacity.</param>
public sealed record WorkloadWeek(
    DateOnly Monday, decimal CapacityHours, decimal AgreedHours, decimal WaitingHours, bool Overloaded, bool WouldOverload);
