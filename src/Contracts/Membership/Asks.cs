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

    /// <summary>The partner proposed something else and waits for those who asked.</summary>
    Countered,

    /// <summary>Everybody who asked took it back.</summary>
    Withdrawn,

    /// <summary>Nobody answered for too long, or its last day went by.</summary>
    Expired,

    /// <summary>Made into parts, which hold its hours now.</summary>
    Split,

    /// <summary>Passed on to another partner, whose ask holds its hours now.</summary>
    Delegated,
}

/// <summary>What an ask serves.</summary>
public enum ServedKind
{
    /// <summary>A survey, or another exercise of engagement.</summary>
    Survey,

    /// <summary>A clause of the strategy.</summary>
    Clause,
}

/// <summary>The exercise or the clause of the strategy that an ask serves.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Key">The survey's slug, or the clause's id.</param>
/// <param name="Title">The survey's title, or the clause's heading.</param>
public sealed record Served(ServedKind Kind, string Key, string Title);

/// <summary>What a partner proposes instead of what was asked.</summary>
/// <param name="Hours">Hours it could give, from 0.5 to the hours asked.</param>
/// <param name="From">First day.</param>
/// <param name="By">Last day, not before the first.</param>
/// <param name="NeedsFunding">Only if those who ask pay for the time.</param>
/// <param name="Note">Why, or what else they should know; null for nothing.</param>
public sealed record AskProposal(decimal Hours, DateOnly From, DateOnly By, bool NeedsFunding, string? Note);

/// <summary>
/// An ask changed its state. One event for each wish that is on it; a wish whose ask was split has a part on each successor,
/// told apart by <see cref="LedgerAskId"/>.
/// </summary>
/// <param name="AskId">The asker's id of its wish.</param>
/// <param name="State">Where that part of it stands.</param>
/// <param name="HoursAgreed">Hours agreed for this asker; null unless accepted.</param>
/// <param name="Reason">Why it was declined, withdrawn or expired; null otherwise.</param>
public sealed record AskAnswered(Guid AskId, AskState State, decimal? HoursAgreed, string? Reason) : IEvent
{
    /// <summary>The ask on the ledger that the part is on; null in events older than joined asks, where it is <see cref="AskId"/>.</summary>
    public Guid? LedgerAskId { get; init; }

    /// <summary>Grows with each change of the ask on the ledger; the highest counts.</summary>
    public int Step { get; init; }

    /// <summary>The partner now asked.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>Its name.</summary>
    public string? PartnerName { get; init; }

    /// <summary>Hours of this part for this asker.</summary>
    public decimal? Hours { get; init; }

    /// <summary>First day on which time is needed or was agreed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? By { get; init; }

    /// <summary>What the partner proposes instead; null unless it countered.</summary>
    public AskProposal? Proposal { get; init; }
}

/// <summary>Accepts an ask.</summary>
/// <param name="Hours">Hours agreed, from 0.5 to the hours asked, in quarters of an hour.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record AcceptAsk(decimal Hours, int? Version = null);

/// <summary>Declines an ask.</summary>
/// <param name="Reason">Told to the asker, 3 to 500 characters.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record DeclineAsk(string Reason, int? Version = null);

/// <summary>Proposes something else than what was asked.</summary>
/// <param name="Proposal">Fewer hours, other days, or funding; it must differ from the ask.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record CounterAsk(AskProposal Proposal, int? Version = null);

/// <summary>A part that an ask is split into.</summary>
/// <param name="Hours">At least 0.5, in quarters of an hour; the parts add up to the ask.</param>
/// <param name="From">First day.</param>
/// <param name="By">Last day, not before the first.</param>
public sealed record AskPart(decimal Hours, DateOnly From, DateOnly By);

/// <summary>Splits an ask into parts that are answered one by one.</summary>
/// <param name="Parts">Two to six.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record SplitAsk(IReadOnlyList<AskPart> Parts, int? Version = null);

/// <summary>Passes an ask on to another partner, who answers it.</summary>
/// <param name="PartnerId">Who is asked instead.</param>
/// <param name="Reason">Told to those who asked and to the other partner, 3 to 500 characters.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record DelegateAsk(Guid PartnerId, string Reason, int? Version = null);

/// <summary>Agrees to what the partner proposed.</summary>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record AgreeToProposal(int? Version = null);

/// <summary>Lets an ask stand as it was, and says why.</summary>
/// <param name="Note">Told to the partner, 3 to 500 characters.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record LetAskStand(string Note, int? Version = null);

/// <summary>Takes a wish back.</summary>
/// <param name="Reason">Told to the partner, 3 to 500 characters.</param>
/// <param name="Version">The version that was read; null takes whatever stands.</param>
public sealed record WithdrawAsk(string Reason, int? Version = null);

/// <summary>Logs time spent on an agreed ask.</summary>
/// <param name="Id">The caller's id: the same sent again logs nothing more.</param>
/// <param name="Day">Not later than today.</param>
/// <param name="Hours">0.25 to 24, in quarters of an hour.</param>
public sealed record LogTime(Guid Id, DateOnly Day, decimal Hours);

/// <summary>Time spent on an ask.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AskId">The ask on the ledger.</param>
/// <param name="AskTitle">What the ask is for.</param>
/// <param name="Day">The day.</param>
/// <param name="Hours">In quarters of an hour.</param>
/// <param name="LoggedBy">Who logged it; null where the person was erased.</param>
public sealed record LoggedTime(Guid Id, Guid AskId, string AskTitle, DateOnly Day, decimal Hours, string? LoggedBy);

/// <summary>One asker's wish on an ask.</summary>
/// <param name="Id">The asker's own id of it.</param>
/// <param name="AskedBy">The body that asks.</param>
/// <param name="AskedByAreaCode">The area that the body is for; null where it is not known.</param>
/// <param name="Serves">What it serves; null for nothing in particular.</param>
/// <param name="Note">What this asker needs of it, where they joined somebody else's ask; null otherwise.</param>
/// <param name="Hours">Hours asked for.</param>
/// <param name="HoursAgreed">Its share of the hours agreed; null unless accepted.</param>
/// <param name="Funded">The asker pays for the time.</param>
/// <param name="FundedBy">Who pays; null where that is not said.</param>
/// <param name="RaisedOn">The day it was asked.</param>
/// <param name="WithdrawnOn">The day it was taken back; null where it stands.</param>
/// <param name="Agrees">This asker has agreed to what the partner proposes.</param>
public sealed record AskLineSummary(
    Guid Id,
    string AskedBy,
    string? AskedByAreaCode,
    Served? Serves,
    string? Note,
    decimal Hours,
    decimal? HoursAgreed,
    bool Funded,
    string? FundedBy,
    DateOnly RaisedOn,
    DateOnly? WithdrawnOn,
    bool Agrees);

/// <summary>An ask on the ledger.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="Title">What it serves, else what it is for.</param>
/// <param name="AskedBy">The bodies that ask; those who took their wish back only where nobody else is left.</param>
/// <param name="AreaCode">For which place.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Activity">The statutory activity; null where the partner is no Healthwatch.</param>
/// <param name="Skill">Code of the skill that is needed; null for any.</param>
/// <param name="Where">Where the work is; null where it is not said.</param>
/// <param name="Hours">Hours that are asked for; those taken back are not.</param>
/// <param name="From">First day on which time is needed.</param>
/// <param name="By">Last day.</param>
/// <param name="Funded">All of the hours asked for are paid for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HoursAgreed">Hours agreed; null unless accepted.</param>
/// <param name="HoursSpent">Hours logged on it.</param>
/// <param name="Reason">Why it was declined, withdrawn, expired or passed on; null otherwise.</param>
/// <param name="Proposal">What the partner proposes instead; null unless it countered.</param>
/// <param name="FromAskId">The ask it was split or passed on from; null for neither.</param>
/// <param name="RaisedOn">The day it was first asked.</param>
/// <param name="WaitingSince">The day since which somebody's answer is waited for.</param>
/// <param name="EscalatedOn">The day the secretariat was told that nobody answers; null until then.</param>
/// <param name="Lines">Each asker's wish, the first first.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="Version">To be sent with an answer.</param>
public sealed record AskSummary(
    Guid Id,
    Guid PartnerId,
    string Title,
    string AskedBy,
    string AreaCode,
    string Purpose,
    StatutoryActivity? Activity,
    string? Skill,
    string? Where,
    decimal Hours,
    DateOnly From,
    DateOnly By,
    bool Funded,
    AskState State,
    decimal? HoursAgreed,
    decimal HoursSpent,
    string? Reason,
    AskProposal? Proposal,
    Guid? FromAskId,
    DateOnly RaisedOn,
    DateOnly WaitingSince,
    DateOnly? EscalatedOn,
    IReadOnlyList<AskLineSummary> Lines,
    bool Demonstration,
    int Version)
{
    /// <summary>Name of the skill, for people; null for any.</summary>
    public string? SkillName { get; init; }
}

/// <summary>What happened to an ask.</summary>
public enum AskStepKind
{
    /// <summary>It was asked.</summary>
    Raised,

    /// <summary>Somebody else joined it.</summary>
    Joined,

    /// <summary>The partner agreed to hours.</summary>
    Accepted,

    /// <summary>The partner declined.</summary>
    Declined,

    /// <summary>The partner proposed something else.</summary>
    Countered,

    /// <summary>One of those who ask agreed to what was proposed.</summary>
    ProposalAgreed,

    /// <summary>One of those who ask let it stand as it was.</summary>
    LetStand,

    /// <summary>One of those who ask took their wish back.</summary>
    Withdrawn,

    /// <summary>Nobody answered, and the secretariat was told.</summary>
    Escalated,

    /// <summary>Nobody answered for too long.</summary>
    Expired,

    /// <summary>The partner made it into parts.</summary>
    Split,

    /// <summary>The partner passed it on.</summary>
    Delegated,
}

/// <summary>A step in an ask's story.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Who">The partner's or the asking body's name; null where nobody did it but time.</param>
/// <param name="Hours">Hours that it was about; null for none.</param>
/// <param name="Note">What was said.</param>
public sealed record AskStepView(AskStepKind Kind, DateTimeOffset At, string? Who, decimal? Hours, string? Note);

/// <summary>An ask with its story.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Partner">Who is asked.</param>
/// <param name="Steps">What happened, the latest last.</param>
/// <param name="Time">Time spent on it, the latest day first; empty for those who do not speak for the partner.</param>
/// <param name="From">The ask it came from; null for none.</param>
/// <param name="Successors">The asks it was split into or passed on as.</param>
/// <param name="MayAnswer">Whoever reads it speaks for the partner.</param>
/// <param name="MayAnswerFor">Ids of the lines that whoever reads it asks for.</param>
public sealed record AskStory(
    AskSummary Ask,
    Partner Partner,
    IReadOnlyList<AskStepView> Steps,
    IReadOnlyList<LoggedTime> Time,
    AskReference? From,
    IReadOnlyList<AskReference> Successors,
    bool MayAnswer,
    IReadOnlyList<Guid> MayAnswerFor);

/// <summary>Another ask that an ask came from or became.</summary>
public sealed record AskReference(Guid Id, string PartnerSlug, string PartnerName, decimal Hours, DateOnly From, DateOnly By, AskState State);

/// <summary>Which asks of a partner are listed.</summary>
public enum PartnerAskFilter
{
    /// <summary>Waiting for an answer: the partner's, or that of those who asked.</summary>
    Waiting,

    /// <summary>Agreed.</summary>
    Agreed,

    /// <summary>Declined, taken back or not answered in time.</summary>
    Ended,
}

/// <summary>A page of what is asked of a partner.</summary>
/// <param name="Partner">Whose asks.</param>
/// <param name="Asks">Waiting ones by how long they wait; agreed ones by their last day, and ended ones, the latest first.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page holds.</param>
/// <param name="Counts">How many there are of each kind.</param>
public sealed record PartnerAsks(
    Partner Partner,
    IReadOnlyList<AskSummary> Asks,
    int Total,
    int Page,
    int PageSize,
    IReadOnlyDictionary<PartnerAskFilter, int> Counts);

/// <summary>What a partner logs time on, and what it logged lately.</summary>
/// <param name="Partner">Whose time.</param>
/// <param name="Asks">Agreed asks that are not long over, the nearest last day first.</param>
/// <param name="Recent">Entries of the last four weeks, the latest first.</param>
/// <param name="HoursThisWeek">Hours logged for days of this week.</param>
public sealed record TimeSheet(
    Partner Partner, IReadOnlyList<AskSummary> Asks, IReadOnlyList<LoggedTime> Recent, decimal HoursThisWeek);

/// <summary>An ask of a partner.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Partner">Who is asked.</param>
public sealed record AskOfPartner(AskSummary Ask, Partner Partner);

/// <summary>A skill that an ask may need.</summary>
/// <param name="Code">Short and stable; <c>easy-read</c>.</param>
/// <param name="Name">For people.</param>
public sealed record Skill(string Code, string Name);
