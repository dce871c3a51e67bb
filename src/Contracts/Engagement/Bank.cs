namespace IcpEngage.Contracts.Engagement;

/// <summary>Where a question of the bank is in its life.</summary>
public enum BankState
{
    /// <summary>Written, and not yet agreed: no survey can take it.</summary>
    Proposed,

    /// <summary>Agreed: surveys take it.</summary>
    InUse,

    /// <summary>No survey takes it any more; those that have it keep it.</summary>
    Retired,
}

/// <summary>The question of the bank that a survey's question is, word for word.</summary>
/// <param name="Code">The bank's code.</param>
/// <param name="Version">The version whose words it has.</param>
/// <param name="Construct">What it measures, as the bank says it. The service sets it; what is sent is not looked at.</param>
public sealed record BankReference(string Code, int Version, string? Construct = null);

/// <summary>A question of the bank in a list.</summary>
/// <param name="Code">Unique in the bank; never changes.</param>
/// <param name="Topic">What it is about; <c>gp-access</c>.</param>
/// <param name="Construct">What it measures: “ease of getting through to a GP practice by phone”.</param>
/// <param name="Audience">Whom it can be asked, in words.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Locked">A core question: surveys take it word for word.</param>
/// <param name="Version">The version that surveys take; the newest while none was agreed.</param>
/// <param name="Question">That version, as it is asked.</param>
/// <param name="Awaiting">A newer version waits to be agreed.</param>
/// <param name="OwnerName">Who keeps it: a place, or the system.</param>
/// <param name="Surveys">How many surveys have it, in whichever version.</param>
public sealed record BankEntrySummary(
    string Code,
    string Topic,
    string Construct,
    string Audience,
    BankState State,
    bool Locked,
    int Version,
    Question Question,
    bool Awaiting,
    string OwnerName,
    int Surveys);

/// <summary>A question of the bank whole.</summary>
/// <param name="Summary">As in lists.</param>
/// <param name="Scope">Place code of who keeps it, or <see cref="Membership.Grant.WholeSystem"/>.</param>
/// <param name="RetiredBecause">Why no survey takes it any more; null unless retired.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Uses">Surveys that have it; drafts only for those who see them.</param>
/// <param name="Similar">Others of the bank that ask nearly the same, the likest first.</param>
/// <param name="Edit">Grows by one with each change; send it back with one.</param>
public sealed record BankEntryDetail(
    BankEntrySummary Summary,
    string Scope,
    string? RetiredBecause,
    IReadOnlyList<BankVersion> Versions,
    IReadOnlyList<BankUse> Uses,
    IReadOnlyList<BankEntrySummary> Similar,
    int Edit);

/// <summary>A version of a question of the bank. Once agreed it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Wording">What is asked, and why it is so.</param>
/// <param name="WrittenBy">The person's name.</param>
/// <param name="WrittenOn">The day, in Europe/London.</param>
/// <param name="AgreedOn">The day from which surveys take it; null while it is proposed.</param>
/// <param name="Changes">What differs from the version before it, in sentences; empty for the first.</param>
/// <param name="Answers">Whether answers to the version before it can be counted as answers to it, in a sentence; null for the first.</param>
public sealed record BankVersion(
    int Number,
    BankWording Wording,
    string WrittenBy,
    DateOnly WrittenOn,
    DateOnly? AgreedOn,
    IReadOnlyList<string> Changes,
    string? Answers);

/// <summary>What a version asks, and why it is so.</summary>
/// <param name="Question">The wording and the answers. Only what belongs to the question itself is looked at: not whom it is asked, nor whether it must be answered.</param>
/// <param name="Why">Why it is worded like this, or what it is good for; at most 1,000 characters.</param>
/// <param name="Source">Where the wording comes from; at most 500 characters.</param>
/// <param name="Credit">The line that its licence asks for, shown with it; empty where none is asked for.</param>
public sealed record BankWording(Question Question, string Why, string Source, string Credit)
{
    /// <summary>The wording in other languages; texts by keys that begin with the question's code, as in a survey.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>First day on which the wording is valid; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which the wording is valid; null for any.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Address (https) of the source; null for none.</summary>
    public string? Link { get; init; }
}

/// <summary>A survey that has a question of the bank.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="OwnerAreaName">The area whose team owns it.</param>
/// <param name="State">Where the survey is in its life.</param>
/// <param name="QuestionCode">The question's code there.</param>
/// <param name="Version">The version that it has.</param>
public sealed record BankUse(
    string SurveySlug, string SurveyTitle, string OwnerAreaName, SurveyState State, string QuestionCode, int Version);

/// <summary>Proposes a question for the bank.</summary>
/// <param name="AreaCode">Who proposes it: the system or a place.</param>
/// <param name="Topic">What it is about; <c>gp-access</c>.</param>
/// <param name="Construct">What it measures, in 5 to 120 characters.</param>
/// <param name="Audience">Whom it can be asked, in 3 to 120 characters.</param>
/// <param name="Wording">What it asks.</param>
public sealed record ProposeForBank(string AreaCode, string Topic, string Construct, string Audience, BankWording Wording);

/// <summary>Writes a question of the bank anew: a further version where the newest is agreed, in place of it where it is proposed.</summary>
/// <param name="Topic">As <see cref="ProposeForBank"/>.</param>
/// <param name="Construct">What it measures; stays what it is once a version was agreed.</param>
/// <param name="Audience">As <see cref="ProposeForBank"/>.</param>
/// <param name="Wording">What it asks.</param>
/// <param name="Edit">The edit that was read; another one is refused as stale.</param>
public sealed record ChangeInBank(string Topic, string Construct, string Audience, BankWording Wording, int Edit);

/// <summary>Takes a step with a question of the bank: agrees to its newest version, locks it or unlocks it.</summary>
/// <param name="Edit">The edit that was read; another one is refused as stale.</param>
public sealed record StepInBank(int Edit);

/// <summary>Retires a question of the bank.</summary>
/// <param name="Because">Why, in 10 to 500 characters.</param>
/// <param name="Edit">The edit that was read; another one is refused as stale.</param>
public sealed record RetireFromBank(string Because, int Edit);

/// <summary>A survey's question that is the bank's.</summary>
/// <param name="QuestionCode">Its code in the survey.</param>
/// <param name="Entry">It in the bank as it is now.</param>
/// <param name="Version">The version that the survey has.</param>
/// <param name="Newest">The version that surveys take now, where that is another one; null where it is this one, or retired.</param>
public sealed record QuestionFromBank(string QuestionCode, BankEntrySummary Entry, int Version, BankVersion? Newest);
