using IcpEngage.Contracts.Membership;

namespace IcpEngage.Contracts.Engagement;

/// <summary>Where a survey still has to ask, and who is asked to help.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Areas">By place.</param>
public sealed record FieldworkPlan(string SurveySlug, string Title, SurveyState State, IReadOnlyList<AreaFieldwork> Areas)
{
    /// <summary>Answers that were used instead of asking, and that were withdrawn since.</summary>
    public IReadOnlyList<LostAnswers> Lost { get; init; } = [];
}

/// <summary>Fieldwork in one place.</summary>
/// <param name="AreaCode">The place.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="ToAsk">Questions to ask there.</param>
/// <param name="Reused">Questions answered by reused evidence.</param>
/// <param name="Helpers">Partners of that place who may be asked to help: its Healthwatch bodies.</param>
/// <param name="Asks">What was asked of them, and their answers.</param>
/// <param name="Announcement">The message on the communications calendar; null until it is planned there.</param>
public sealed record AreaFieldwork(
    string AreaCode,
    string AreaName,
    int ToAsk,
    int Reused,
    IReadOnlyList<HelperPartner> Helpers,
    IReadOnlyList<AskProgress> Asks,
    Announcement? Announcement);

/// <summary>A partner that can be asked for time.</summary>
public sealed record HelperPartner(Guid Id, string Slug, string Name);

/// <summary>Raises an ask of a partner.</summary>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="AreaCode">For which place.</param>
/// <param name="Purpose">What for, 10 to 500 characters.</param>
/// <param name="Activity">The statutory activity it falls under.</param>
/// <param name="Hours">0.5 to 500; from 0 where it joins an ask.</param>
/// <param name="By">Last day, today or later.</param>
/// <param name="Funded">The asker pays for the time.</param>
public sealed record RaiseAsk(
    Guid PartnerId, string AreaCode, string Purpose, StatutoryActivity Activity, decimal Hours, DateOnly By, bool Funded)
{
    /// <summary>The caller's id: the same sent again asks nothing more. Null: the same wish sent again is known by what it says.</summary>
    public Guid? Id { get; init; }

    /// <summary>First day on which time is needed, today or later; null for today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Code of the skill that is needed; null for any.</summary>
    public string? Skill { get; init; }

    /// <summary>Where the work is, up to 200 characters; null where it is not said.</summary>
    public string? Where { get; init; }

    /// <summary>Who pays, up to 200 characters; null where nobody does or that is not said.</summary>
    public string? FundedBy { get; init; }

    /// <summary>The open ask of that partner on the ledger that it joins; null for one of its own.</summary>
    public Guid? JoinsAskId { get; init; }
}

/// <summary>An ask as its asker sees it.</summary>
public sealed record AskProgress(
    Guid AskId, string PartnerName, decimal Hours, DateOnly By, AskState State, decimal? HoursAgreed, string? Reason)
{
    /// <summary>The asks on the ledger that hold its hours: one, unless a partner split it.</summary>
    public IReadOnlyList<AskPartProgress> Parts { get; init; } = [];
}

/// <summary>An ask on the ledger that holds hours of a wish.</summary>
/// <param name="LedgerAskId">Its id there.</param>
/// <param name="PartnerName">Who is asked.</param>
/// <param name="Hours">Hours of the wish.</param>
/// <param name="By">Last day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HoursAgreed">Hours agreed; null unless accepted.</param>
/// <param name="Reason">Why it was declined, taken back or has expired.</param>
public sealed record AskPartProgress(
    Guid LedgerAskId, string PartnerName, decimal Hours, DateOnly By, AskState State, decimal? HoursAgreed, string? Reason);

/// <summary>A survey's message on the communications calendar.</summary>
/// <param name="SendOn">The day it is planned for.</param>
/// <param name="Clashes">Other messages to the same audience in the same week.</param>
public sealed record Announcement(DateOnly SendOn, int Clashes);
