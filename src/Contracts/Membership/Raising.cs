namespace IcpEngage.Contracts.Membership;

/// <summary>What a body wants of a partner's time.</summary>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="AskedByAreaCode">The area of the body that asks: the system's or a place's.</param>
/// <param name="AreaCode">For which area the time is needed.</param>
/// <param name="Purpose">What for, 10 to 500 characters.</param>
/// <param name="Activity">The statutory activity it falls under, where the partner is a Healthwatch; null otherwise.</param>
/// <param name="Serves">The exercise or clause that it serves; null for nothing in particular.</param>
/// <param name="Skill">Code of the skill that is needed; null for any.</param>
/// <param name="Where">Where the work is, up to 200 characters; null where it is not said.</param>
/// <param name="Hours">0.5 to 500, in quarters of an hour.</param>
/// <param name="From">First day, today or later.</param>
/// <param name="By">Last day, not before the first and not more than two years from now.</param>
/// <param name="Funded">The asker pays for the time.</param>
/// <param name="FundedBy">Who pays, up to 200 characters; null where nobody does or that is not said.</param>
public sealed record AskWish(
    Guid PartnerId,
    string? AskedByAreaCode,
    string? AreaCode,
    string? Purpose,
    StatutoryActivity? Activity,
    Served? Serves,
    string? Skill,
    string? Where,
    decimal Hours,
    DateOnly From,
    DateOnly By,
    bool Funded,
    string? FundedBy);

/// <summary>Sends a wish to its partner.</summary>
/// <param name="Id">The caller's id: the same sent again asks nothing more.</param>
/// <param name="Wish">What is wanted.</param>
public sealed record SendAsk(Guid Id, AskWish Wish);

/// <summary>Joins an open ask of somebody else instead of raising one's own.</summary>
/// <param name="Id">The caller's id: the same sent again joins nothing more.</param>
/// <param name="AskedByAreaCode">The area of the body that joins.</param>
/// <param name="Serves">The exercise or clause that it serves; null for nothing in particular.</param>
/// <param name="Note">What this body needs of it, 10 to 500 characters.</param>
/// <param name="Hours">Hours more than are asked for already, 0 to 500, in quarters of an hour.</param>
/// <param name="Funded">The body that joins pays for its hours.</param>
/// <param name="FundedBy">Who pays; null where nobody does or that is not said.</param>
/// <param name="Version">The version of the ask that was read; null takes whatever stands.</param>
public sealed record JoinAsk(
    Guid Id, string? AskedByAreaCode, Served? Serves, string? Note, decimal Hours, bool Funded, string? FundedBy, int? Version = null);

/// <summary>In what two asks are alike.</summary>
public enum AskLikeness
{
    /// <summary>They are of the same partner.</summary>
    SamePartner,

    /// <summary>They serve the same survey or clause.</summary>
    ServesTheSame,

    /// <summary>What they are for is said in similar words.</summary>
    SimilarWords,

    /// <summary>They are for the same area.</summary>
    SameArea,

    /// <summary>They share days.</summary>
    SameDays,
}

/// <summary>What to know before a wish is sent.</summary>
/// <param name="Partner">Who would be asked.</param>
/// <param name="CapacityKnown">The partner has said how many hours it can give in the weeks of the wish.</param>
/// <param name="Weeks">The partner's weeks from the first to the last day of the wish.</param>
/// <param name="Room">The next days, as many, on which it would have time for all of it; null where there are none or it has time as it is.</param>
/// <param name="Similar">Open asks that could be joined instead, the most alike first.</param>
public sealed record AskOutlook(
    Partner Partner, bool CapacityKnown, IReadOnlyList<OutlookWeek> Weeks, OutlookDays? Room, IReadOnlyList<SimilarAsk> Similar);

/// <summary>A week of a partner, with a wish in it.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="CapacityHours">Hours it can give.</param>
/// <param name="AgreedHours">Hours it has agreed to.</param>
/// <param name="WaitingHours">Hours that others ask for and wait for an answer.</param>
/// <param name="WishHours">Hours of the wish.</param>
/// <param name="TooMuch">Agreed hours and the wish together exceed what it can give.</param>
/// <param name="TooMuchWithAll">They do so once others are agreed to as well.</param>
/// <param name="TooMuchOfSkill">They exceed what its people who have the skill can give.</param>
public sealed record OutlookWeek(
    DateOnly Monday,
    decimal CapacityHours,
    decimal AgreedHours,
    decimal WaitingHours,
    decimal WishHours,
    bool TooMuch,
    bool TooMuchWithAll,
    bool TooMuchOfSkill);

/// <summary>Days from the first to the last.</summary>
public sealed record OutlookDays(DateOnly From, DateOnly By);

/// <summary>An open ask like a wish.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Partner">Who is asked; it may be another partner than the wish is of.</param>
/// <param name="Alike">In what.</param>
public sealed record SimilarAsk(AskSummary Ask, Partner Partner, IReadOnlyList<AskLikeness> Alike);

/// <summary>A wish for a partner's time that serves a survey.</summary>
/// <param name="AskId">The ask on the ledger.</param>
/// <param name="LineId">The asker's own id of the wish.</param>
/// <param name="PartnerName">Who is asked.</param>
/// <param name="AreaCode">For which area.</param>
/// <param name="AskedBy">The body that asks.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Hours">Hours of this wish.</param>
/// <param name="HoursAgreed">Its share of the hours agreed; null unless accepted.</param>
/// <param name="By">Last day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was declined, taken back or has expired; null otherwise.</param>
public sealed record AskForSurvey(
    Guid AskId,
    Guid LineId,
    string PartnerName,
    string AreaCode,
    string AskedBy,
    string Purpose,
    decimal Hours,
    decimal? HoursAgreed,
    DateOnly By,
    AskState State,
    string? Reason);

/// <summary>Which of a body's asks are listed.</summary>
public enum RaisedFilter
{
    /// <summary>All that hold hours; those split or passed on are listed as what they became.</summary>
    All,

    /// <summary>The partner proposed something else, and those who ask are to answer.</summary>
    ToAnswer,

    /// <summary>The partner has not answered yet.</summary>
    Waiting,

    /// <summary>The partner agreed to hours.</summary>
    Agreed,

    /// <summary>Declined, taken back or expired.</summary>
    Ended,
}

/// <summary>What a body asked, a page of it.</summary>
/// <param name="Asks">The latest raised first; with all their lines.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record RaisedAsks(IReadOnlyList<RaisedAsk> Asks, int Total, int Page, int PageSize);

/// <summary>An ask, with whom it is of.</summary>
public sealed record RaisedAsk(AskSummary Ask, string PartnerSlug, string PartnerName);
