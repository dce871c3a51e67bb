namespace IcpEngage.Contracts.Membership;

/// <summary>Where a span of days stands today.</summary>
public enum TermState
{
    /// <summary>Its first day is still to come.</summary>
    Coming,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It runs, and its last day is near.</summary>
    EndingSoon,

    /// <summary>Its last day has passed.</summary>
    Ended,
}

/// <summary>For whom a person speaks on a seat.</summary>
public enum HolderKind
{
    /// <summary>Speaks for the partner.</summary>
    Representative,

    /// <summary>Speaks when the representative cannot.</summary>
    Deputy,
}

/// <summary>Kinds of interest: NHS England, Managing conflicts of interest in the NHS (2017), section 6.</summary>
public enum InterestKind
{
    /// <summary>They may gain or lose money by a decision.</summary>
    Financial,

    /// <summary>Their standing in their profession may gain or lose.</summary>
    NonFinancialProfessional,

    /// <summary>They may gain in another way: a charity they help, a cause they speak for.</summary>
    NonFinancialPersonal,

    /// <summary>Somebody close to them has such an interest.</summary>
    Indirect,
}

/// <summary>A body below a partnership.</summary>
public enum ForumKind
{
    /// <summary>Wide: brings people together to talk and advise.</summary>
    Forum,

    /// <summary>Narrow: does a part of the partnership's work.</summary>
    SubGroup,
}

/// <summary>How a partnership is chaired.</summary>
public enum ChairModel
{
    /// <summary>The integrated care board's chair chairs the partnership too.</summary>
    SharedWithIcb,

    /// <summary>An elected member of a local authority.</summary>
    ElectedMember,

    /// <summary>Two or three people of different partners, together.</summary>
    CoChairs,

    /// <summary>People of different partners, one after the other.</summary>
    RotatingConvenors,
}

/// <summary>Where somebody stands on what is proposed. Positions are never counted against each other.</summary>
public enum Stance
{
    /// <summary>For it.</summary>
    Support,

    /// <summary>For it, with a concern that is put on record.</summary>
    SupportWithReservations,

    /// <summary>Neither for it nor in its way.</summary>
    StandAside,

    /// <summary>In its way, until the concern is resolved.</summary>
    Block,
}

/// <summary>Where the choice of a chair stands.</summary>
public enum SelectionState
{
    /// <summary>Those asked say where they stand.</summary>
    Open,

    /// <summary>Chosen by consensus.</summary>
    Settled,

    /// <summary>Taken back, with a reason.</summary>
    Withdrawn,
}

/// <summary>Who was at a meeting for a partner.</summary>
public enum Presence
{
    /// <summary>Its representative.</summary>
    Representative,

    /// <summary>A deputy.</summary>
    Deputy,

    /// <summary>Nobody; it said so before.</summary>
    Apologies,

    /// <summary>Nobody, and it did not say so.</summary>
    Absent,
}

/// <summary>A partnership as those who work with it see it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">System or place.</param>
/// <param name="Name">Its local name.</param>
/// <param name="AreaCode">The area it is for.</param>
/// <param name="Seats">In force, to come and ended; members first, then by name.</param>
/// <param name="Forums">Its forums and sub-groups by name, those that ended last.</param>
/// <param name="Selections">Choices of its chair, newest first.</param>
/// <param name="Meetings">Newest first.</param>
/// <param name="Balance">By sector, over the months that <paramref name="BalanceMonths"/> says.</param>
/// <param name="BalanceMonths">How far back <paramref name="Balance"/> looks.</param>
/// <param name="ChosenBy">Who chooses the chair by consensus: partners with a seat, by name.</param>
public sealed record PartnershipView(
    Guid Id,
    PartnershipKind Kind,
    string Name,
    string AreaCode,
    IReadOnlyList<SeatView> Seats,
    IReadOnlyList<ForumView> Forums,
    IReadOnlyList<SelectionView> Selections,
    IReadOnlyList<MeetingView> Meetings,
    IReadOnlyList<SectorShare> Balance,
    int BalanceMonths,
    IReadOnlyList<PartnerName> ChosenBy);

/// <summary>A partner by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">For addresses and grants.</param>
/// <param name="Name">Its name.</param>
public sealed record PartnerName(Guid Id, string Slug, string Name);

/// <summary>A partner's part in a partnership, with the people who fill it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Sector">The sector it counts to, such as “NHS”.</param>
/// <param name="Standing">Member, participant or involved.</param>
/// <param name="Basis">Why it has the seat.</param>
/// <param name="From">First day; null: from before it was recorded.</param>
/// <param name="Until">Last day; null: no end is known.</param>
/// <param name="Term">Where that stands today.</param>
/// <param name="EndedBecause">Why it was ended; null where it was not.</param>
/// <param name="Holders">People, those in office first.</param>
/// <param name="Vacant">It is a member's seat in force, and nobody is its representative today.</param>
public sealed record SeatView(
    Guid Id,
    PartnerName Partner,
    string Sector,
    Standing Standing,
    string Basis,
    DateOnly? From,
    DateOnly? Until,
    TermState Term,
    string? EndedBecause,
    IReadOnlyList<HolderView> Holders,
    bool Vacant);

/// <summary>A person who fills a seat for its partner over a term.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">Representative or deputy.</param>
/// <param name="Name">Their name.</param>
/// <param name="JobTitle">What they are at the partner.</param>
/// <param name="PersonId">Their account; null where they have none, or it is not known.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day; null: no end is agreed.</param>
/// <param name="Term">Where the term stands today.</param>
/// <param name="EndedBecause">Why it ended early; null where it did not.</param>
/// <param name="NamedInPublic">They agreed that the public reads their name.</param>
/// <param name="InterestsConfirmedOn">When they last said that their declared interests are complete; null: never.</param>
/// <param name="InterestsStale">They have not said so for too long.</param>
/// <param name="Interests">Declared, newest first.</param>
public sealed record HolderView(
    Guid Id,
    HolderKind Kind,
    string Name,
    string JobTitle,
    Guid? PersonId,
    DateOnly From,
    DateOnly? Until,
    TermState Term,
    string? EndedBecause,
    bool NamedInPublic,
    DateOnly? InterestsConfirmedOn,
    bool InterestsStale,
    IReadOnlyList<InterestView> Interests);

/// <summary>An interest that somebody declared.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Description">What it is.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null: it goes on.</param>
/// <param name="DeclaredOn">When it was declared.</param>
/// <param name="Managed">How it is kept from bearing on decisions; null where nothing was agreed.</param>
/// <param name="WithheldBecause">Why the public does not read it; null where it does.</param>
public sealed record InterestView(
    Guid Id,
    InterestKind Kind,
    string Description,
    DateOnly From,
    DateOnly? Until,
    DateOnly DeclaredOn,
    string? Managed,
    string? WithheldBecause);

/// <summary>A forum or sub-group.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">Forum or sub-group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">Terms of reference: what it is for, who takes part, how it works.</param>
/// <param name="Remit">What it may decide by itself; null: it advises.</param>
/// <param name="ReportsToId">The forum it reports to; null: the partnership itself.</param>
/// <param name="ReportsTo">Name of what it reports to.</param>
/// <param name="ReportsEveryMonths">How often; null: when there is something.</param>
/// <param name="ReportDue">When the next report is due; null where none is.</param>
/// <param name="ReportLate">That day has passed.</param>
/// <param name="ReviewOn">When its terms of reference are looked at again; null: no day is set.</param>
/// <param name="ReviewDue">That day has come.</param>
/// <param name="From">First day.</param>
/// <param name="EndedOn">Last day; null while it goes on.</param>
/// <param name="EndedBecause">Why it ended.</param>
/// <param name="Partners">Who takes part, by name.</param>
/// <param name="Reports">Newest first.</param>
/// <param name="Version">Send it back with a change.</param>
public sealed record ForumView(
    Guid Id,
    ForumKind Kind,
    string Name,
    string Purpose,
    string? Remit,
    Guid? ReportsToId,
    string ReportsTo,
    int? ReportsEveryMonths,
    DateOnly? ReportDue,
    bool ReportLate,
    DateOnly? ReviewOn,
    bool ReviewDue,
    DateOnly From,
    DateOnly? EndedOn,
    string? EndedBecause,
    IReadOnlyList<PartnerName> Partners,
    IReadOnlyList<ReportView> Reports,
    int Version);

/// <summary>What a forum told those it reports to.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="On">The day.</param>
/// <param name="Done">What it did.</param>
/// <param name="Decided">What it decided within its remit; null: nothing.</param>
/// <param name="AsksFor">What it asks those it reports to to decide; null: nothing.</param>
/// <param name="Answer">What they answered; null while they have not, or nothing was asked.</param>
/// <param name="AnsweredOn">When.</param>
public sealed record ReportView(
    Guid Id, DateOnly On, string Done, string? Decided, string? AsksFor, string? Answer, DateOnly? AnsweredOn);

/// <summary>A choice of the chair.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Model">How the partnership would be chaired.</param>
/// <param name="Candidates">Who is proposed; of rotating convenors in their order.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day; earlier than agreed where it was ended early.</param>
/// <param name="MonthsEach">How long a rotating convenor has the chair before the next; null for other models.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Why">Why this is proposed.</param>
/// <param name="OpenedOn">When it was proposed.</param>
/// <param name="EndedOn">When it was settled or withdrawn; null while open.</param>
/// <param name="EndedBecause">Why it was withdrawn, or why a settled term was ended early; null where neither was.</param>
/// <param name="Positions">Of those who choose; who has not said yet has none.</param>
/// <param name="Concerns">On record, oldest first.</param>
/// <param name="StillNeeded">What consensus still needs, in sentences; empty when it can be settled, or is over.</param>
/// <param name="Term">Where a settled term stands today; null for any other.</param>
/// <param name="InTheChair">Who has the chair today, by name; empty where it is not settled or not running.</param>
/// <param name="Version">Send it back when settling.</param>
public sealed record SelectionView(
    Guid Id,
    ChairModel Model,
    IReadOnlyList<CandidateView> Candidates,
    DateOnly From,
    DateOnly Until,
    int? MonthsEach,
    SelectionState State,
    string Why,
    DateOnly OpenedOn,
    DateOnly? EndedOn,
    string? EndedBecause,
    IReadOnlyList<PositionView> Positions,
    IReadOnlyList<ConcernView> Concerns,
    IReadOnlyList<string> StillNeeded,
    TermState? Term,
    IReadOnlyList<string> InTheChair,
    int Version);

/// <summary>Somebody proposed as chair.</summary>
/// <param name="HolderId">Who fills a seat.</param>
/// <param name="Name">Their name.</param>
/// <param name="Partner">Whose seat it is.</param>
/// <param name="NamedInPublic">They agreed that the public reads their name.</param>
public sealed record CandidateView(Guid HolderId, string Name, PartnerName Partner, bool NamedInPublic);

/// <summary>Where a partner stands on the proposed chair.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Stance">Null while it has not said.</param>
/// <param name="On">When it said so.</param>
/// <param name="RecordedBy">Who wrote it down; null while nobody has.</param>
/// <param name="Source">How the secretariat knows, where the partner did not say it here itself.</param>
public sealed record PositionView(PartnerName Partner, Stance? Stance, DateOnly? On, string? RecordedBy, string? Source);

/// <summary>A concern on record. It stays, whatever becomes of it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Stance">With which it was raised.</param>
/// <param name="Text">What it is.</param>
/// <param name="RaisedOn">When.</param>
/// <param name="Resolution">What was done about it, or why it stays; null while nobody has said.</param>
/// <param name="ResolvedOn">When that was said.</param>
public sealed record ConcernView(
    Guid Id, PartnerName Partner, Stance Stance, string Text, DateOnly RaisedOn, string? Resolution, DateOnly? ResolvedOn);

/// <summary>A meeting of a partnership or of one of its forums.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="ForumId">Of this forum; null: of the partnership itself.</param>
/// <param name="Body">Name of what meets.</param>
/// <param name="On">The day.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Where">A place, or how to join.</param>
/// <param name="OpenToPublic">Anybody may come and listen.</param>
/// <param name="Papers">Address of its papers; null where there are none yet.</param>
/// <param name="Items">Items on its agenda.</param>
/// <param name="Expected">Partners who should be there, by name.</param>
/// <param name="Attendance">Who was there; empty while it is not recorded.</param>
/// <param name="Late">It is over, and nobody has recorded who was there.</param>
/// <param name="Version">Send it back with a change.</param>
public sealed record MeetingView(
    Guid Id,
    Guid? ForumId,
    string Body,
    DateOnly On,
    string Title,
    string Where,
    bool OpenToPublic,
    string? Papers,
    int Items,
    IReadOnlyList<PartnerName> Expected,
    IReadOnlyList<AttendanceView> Attendance,
    bool Late,
    int Version);

/// <summary>A partner's part in a meeting.</summary>
/// <param name="Partner">Whose.</param>
/// <param name="Sector">The sector it counts to.</param>
/// <param name="Presence">Who was there for it.</param>
/// <param name="Led">Items that it led or brought a paper to.</param>
/// <param name="Spoke">Items that it spoke to.</param>
/// <param name="Conflict">An interest that bore on an item, and what was done; null for none.</param>
public sealed record AttendanceView(PartnerName Partner, string Sector, Presence Presence, int Led, int Spoke, string? Conflict);

/// <summary>A sector's part in a partnership's meetings. Each number is a sum over its partners.</summary>
/// <param name="Sector">Such as “NHS”.</param>
/// <param name="Seats">Members' seats in force today.</param>
/// <param name="Expected">Times that a partner of it was recorded at a meeting, there or not.</param>
/// <param name="Present">Times that somebody was there for it.</param>
/// <param name="Led">Items led.</param>
/// <param name="Spoke">Items spoken to.</param>
public sealed record SectorShare(string Sector, int Seats, int Expected, int Present, int Led, int Spoke);

/// <summary>A partnership as the public sees it: names of those who agreed, interests that must be shown.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">System or place.</param>
/// <param name="Name">Its local name.</param>
/// <param name="AreaCode">The area it is for.</param>
/// <param name="Chair">Who has the chair, how and until when; null where nobody has.</param>
/// <param name="Seats">In force today.</param>
/// <param name="Forums">That go on.</param>
/// <param name="Coming">Meetings to come, the next first.</param>
/// <param name="Balance">Who was at meetings, by sector.</param>
/// <param name="BalanceMonths">How far back that looks.</param>
/// <param name="Interests">The register, by person.</param>
public sealed record PublicPartnership(
    Guid Id,
    PartnershipKind Kind,
    string Name,
    string AreaCode,
    PublicChair? Chair,
    IReadOnlyList<PublicSeat> Seats,
    IReadOnlyList<PublicForum> Forums,
    IReadOnlyList<PublicMeeting> Coming,
    IReadOnlyList<SectorShare> Balance,
    int BalanceMonths,
    IReadOnlyList<PublicInterest> Interests);

/// <summary>Who has the chair.</summary>
/// <param name="Model">How it is chaired.</param>
/// <param name="Names">Who has it today: a name, or the partner's where the person did not agree to be named.</param>
/// <param name="SettledOn">When it was agreed.</param>
/// <param name="Until">Last day of the term.</param>
public sealed record PublicChair(ChairModel Model, IReadOnlyList<string> Names, DateOnly SettledOn, DateOnly Until);

/// <summary>A partner's part, for the public.</summary>
/// <param name="PartnerName">The partner.</param>
/// <param name="Standing">Member, participant or involved.</param>
/// <param name="Basis">Why.</param>
/// <param name="Holders">Who fills it and agreed to be named.</param>
public sealed record PublicSeat(string PartnerName, Standing Standing, string Basis, IReadOnlyList<PublicHolder> Holders);

/// <summary>Who fills a seat.</summary>
/// <param name="Kind">Representative or deputy.</param>
/// <param name="Name">Their name.</param>
/// <param name="JobTitle">What they are at the partner.</param>
public sealed record PublicHolder(HolderKind Kind, string Name, string JobTitle);

/// <summary>A forum or sub-group, for the public.</summary>
/// <param name="Kind">Forum or sub-group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Remit">What it may decide by itself; null: it advises.</param>
/// <param name="ReportsTo">Name of what it reports to.</param>
/// <param name="Partners">Who takes part.</param>
public sealed record PublicForum(
    ForumKind Kind, string Name, string Purpose, string? Remit, string ReportsTo, IReadOnlyList<string> Partners);

/// <summary>A meeting to come, for the public.</summary>
/// <param name="Body">What meets.</param>
/// <param name="On">The day.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Where">A place, or how to join; empty where the public cannot come.</param>
/// <param name="OpenToPublic">Anybody may come and listen.</param>
/// <param name="Papers">Address of its papers; null where there are none yet.</param>
public sealed record PublicMeeting(string Body, DateOnly On, string Title, string Where, bool OpenToPublic, string? Papers);

/// <summary>An entry of the public register of interests.</summary>
/// <param name="Holder">The person's name; their job where they did not agree to be named.</param>
/// <param name="PartnerName">For whom they sit.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Description">What it is.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null: it goes on.</param>
/// <param name="Managed">How it is kept from bearing on decisions; null where nothing was agreed.</param>
public sealed record PublicInterest(
    string Holder, string PartnerName, InterestKind Kind, string Description, DateOnly From, DateOnly? Until, string? Managed);

/// <summary>What somebody should see to in a partnership.</summary>
public enum PartnershipTaskKind
{
    /// <summary>A member's seat that nobody fills.</summary>
    SeatVacant,

    /// <summary>Somebody's term is about to end.</summary>
    TermEnding,

    /// <summary>Nobody has the chair.</summary>
    NoChair,

    /// <summary>The chair's term is about to end, and nobody follows.</summary>
    ChairEnding,

    /// <summary>A concern about the proposed chair has no answer yet.</summary>
    ConcernOpen,

    /// <summary>All agree on the proposed chair: it can be settled.</summary>
    ChairAgreed,

    /// <summary>The partner has not said where it stands on the proposed chair.</summary>
    PositionAwaited,

    /// <summary>A forum's report is late.</summary>
    ReportLate,

    /// <summary>A forum asked for a decision and has no answer.</summary>
    AnswerAwaited,

    /// <summary>A forum's terms of reference are to be looked at again.</summary>
    ReviewDue,

    /// <summary>Somebody has not confirmed their declared interests for too long.</summary>
    InterestsStale,

    /// <summary>A meeting is over, and nobody has recorded who was there.</summary>
    AttendanceMissing,
}

/// <summary>Something to see to.</summary>
/// <param name="Kind">What.</param>
/// <param name="PartnershipId">Where.</param>
/// <param name="PartnershipName">Its name.</param>
/// <param name="SubjectId">The seat, forum, selection, meeting or person it is about; null for the partnership.</param>
/// <param name="Subject">Its name.</param>
/// <param name="Due">The day by which; null where there is none.</param>
public sealed record PartnershipTask(
    PartnershipTaskKind Kind, Guid PartnershipId, string PartnershipName, Guid? SubjectId, string Subject, DateOnly? Due);

/// <summary>Something was made.</summary>
/// <param name="Id">Its id.</param>
public sealed record Made(Guid Id);

/// <summary>Gives a partner a part in a partnership, or changes it.</summary>
/// <param name="PartnerId">The partner; not changed afterwards.</param>
/// <param name="Standing">On what footing.</param>
/// <param name="Basis">Why: 5 to 500 characters.</param>
/// <param name="From">First day; null: today for a new seat.</param>
/// <param name="Until">Last day; null: no end is known.</param>
public sealed record WriteSeat(Guid? PartnerId, Standing? Standing, string? Basis, DateOnly? From, DateOnly? Until);

/// <summary>Ends a seat, a term, a forum or an interest.</summary>
/// <param name="On">Last day; null: today.</param>
/// <param name="Because">Why: 5 to 500 characters.</param>
public sealed record EndIt(DateOnly? On, string? Because);

/// <summary>Names who fills a seat, or changes what is said of them.</summary>
/// <param name="Kind">Representative or deputy.</param>
/// <param name="Name">2 to 100 characters.</param>
/// <param name="JobTitle">Up to 100 characters.</param>
/// <param name="PersonId">Their account; null for none.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day; null: no end is agreed.</param>
/// <param name="NamedInPublic">They agreed that the public reads their name.</param>
public sealed record WriteHolder(
    HolderKind? Kind, string? Name, string? JobTitle, Guid? PersonId, DateOnly? From, DateOnly? Until, bool NamedInPublic);

/// <summary>Declares an interest, or changes what is said of it.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Description">3 to 500 characters.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null: it goes on.</param>
/// <param name="Managed">How it is kept from bearing on decisions; up to 500 characters.</param>
/// <param name="WithheldBecause">Why the public is not to read it; only those who keep the register decide that. 5 to 500 characters, or null.</param>
public sealed record WriteInterest(
    InterestKind? Kind, string? Description, DateOnly? From, DateOnly? Until, string? Managed, string? WithheldBecause);

/// <summary>Sets up a forum or sub-group, or changes it.</summary>
/// <param name="Kind">Forum or sub-group.</param>
/// <param name="Name">3 to 200 characters.</param>
/// <param name="Purpose">Terms of reference: 10 to 4,000 characters.</param>
/// <param name="Remit">What it may decide by itself; up to 2,000 characters; null: it advises.</param>
/// <param name="ReportsToId">Another forum of the partnership, that does not report to this one; null: the partnership.</param>
/// <param name="ReportsEveryMonths">1 to 24; null: when there is something.</param>
/// <param name="ReviewOn">When its terms are looked at again; null: no day.</param>
/// <param name="PartnerIds">Who takes part; all of them.</param>
/// <param name="Version">The version that was read; null for a new one.</param>
public sealed record WriteForum(
    ForumKind? Kind,
    string? Name,
    string? Purpose,
    string? Remit,
    Guid? ReportsToId,
    int? ReportsEveryMonths,
    DateOnly? ReviewOn,
    IReadOnlyList<Guid>? PartnerIds,
    int? Version);

/// <summary>A forum reports to those above it.</summary>
/// <param name="On">The day; not to come.</param>
/// <param name="Done">What it did: 10 to 4,000 characters.</param>
/// <param name="Decided">What it decided within its remit; up to 2,000 characters; null: nothing.</param>
/// <param name="AsksFor">What it asks them to decide; up to 2,000 characters; null: nothing.</param>
public sealed record WriteReport(DateOnly? On, string? Done, string? Decided, string? AsksFor);

/// <summary>Answers what a forum asked for, or a concern.</summary>
/// <param name="Text">5 to 1,000 characters.</param>
public sealed record WriteAnswer(string? Text);

/// <summary>Proposes how a partnership is chaired, and by whom.</summary>
/// <param name="Model">How.</param>
/// <param name="HolderIds">Representatives on seats, as the model asks; of rotating convenors in their order.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day, at most five years later.</param>
/// <param name="MonthsEach">For rotating convenors: 1 to 24.</param>
/// <param name="Why">5 to 1,000 characters.</param>
public sealed record ProposeChair(
    ChairModel? Model, IReadOnlyList<Guid>? HolderIds, DateOnly? From, DateOnly? Until, int? MonthsEach, string? Why);

/// <summary>A partner says where it stands on the proposed chair.</summary>
/// <param name="Stance">Where.</param>
/// <param name="Concern">5 to 1,000 characters; needed with reservations and with a block, kept on record.</param>
/// <param name="Source">How the secretariat knows, where it writes for the partner: 5 to 500 characters.</param>
public sealed record TakePosition(Stance? Stance, string? Concern, string? Source);

/// <summary>Settles the choice of a chair.</summary>
/// <param name="Version">The version that was read.</param>
public sealed record SettleChair(int Version);

/// <summary>Plans a meeting, or changes it.</summary>
/// <param name="ForumId">Of this forum; null: of the partnership.</param>
/// <param name="On">The day.</param>
/// <param name="Title">3 to 200 characters.</param>
/// <param name="Where">Up to 300 characters.</param>
/// <param name="OpenToPublic">Anybody may come and listen.</param>
/// <param name="Papers">An https address; null for none.</param>
/// <param name="Version">The version that was read; null for a new one.</param>
public sealed record WriteMeeting(
    Guid? ForumId, DateOnly? On, string? Title, string? Where, bool OpenToPublic, string? Papers, int? Version);

/// <summary>Records who was at a meeting and what they brought; replaces what was recorded before.</summary>
/// <param name="Items">Items on its agenda: 0 to 100.</param>
/// <param name="Partners">One for each partner.</param>
/// <param name="Version">The version that was read.</param>
public sealed record RecordAttendance(int Items, IReadOnlyList<WriteAttendance>? Partners, int Version);

/// <summary>A partner's part in a meeting.</summary>
/// <param name="PartnerId">Whose.</param>
/// <param name="Presence">Who was there for it.</param>
/// <param name="Led">Items that it led or brought a paper to: at most all.</param>
/// <param name="Spoke">Items that it spoke to: at most all.</param>
/// <param name="Conflict">An interest that bore on an item, and what was done; up to 500 characters; null for none.</param>
public sealed record WriteAttendance(Guid PartnerId, Presence? Presence, int Led, int Spoke, string? Conflict);
