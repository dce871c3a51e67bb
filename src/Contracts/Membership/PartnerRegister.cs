namespace IcpEngage.Contracts.Membership;

/// <summary>What becomes of a partner.</summary>
public enum SuccessionKind
{
    /// <summary>It went into one other.</summary>
    Merged,

    /// <summary>It became several.</summary>
    Split,

    /// <summary>It goes on under another name.</summary>
    Renamed,

    /// <summary>It ended, and nobody came after it.</summary>
    Ended,
}

/// <summary>A partner with everything that is on record about it.</summary>
/// <param name="Partner">As it is now.</param>
/// <param name="Codes">Its codes, those that ended too.</param>
/// <param name="History">What became of it and where it came from, oldest first.</param>
/// <param name="Version">For the next change.</param>
public sealed record PartnerDetail(
    Partner Partner, IReadOnlyList<PartnerCode> Codes, IReadOnlyList<SuccessionView> History, int Version);

/// <summary>A step in the history of partners.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">First day on which it holds.</param>
/// <param name="Slug">Whom it happened to.</param>
/// <param name="Name">What it was called before.</param>
/// <param name="SuccessorSlug">Who came after; the same one for a new name, null where nobody did.</param>
/// <param name="SuccessorName">What that one was called then.</param>
public sealed record SuccessionView(
    SuccessionKind Kind, DateOnly On, string Slug, string Name, string? SuccessorSlug, string? SuccessorName);

/// <summary>Adds a partner.</summary>
/// <param name="Name">3 to 200 characters; no other partner that is there has it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="AreaCodes">GSS codes of the areas it serves, at least one.</param>
/// <param name="Codes">By which it is known. No other partner has one of them on the same days.</param>
/// <param name="From">First day; null: since before it is recorded.</param>
/// <param name="Until">Last day; null while no end is known.</param>
public sealed record AddPartner(
    string? Name, PartnerKind? Kind, IReadOnlyList<string>? AreaCodes, IReadOnlyList<PartnerCode>? Codes, DateOnly? From, DateOnly? Until);

/// <summary>Changes a partner; its name has a step of its own.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="AreaCodes">All areas it serves.</param>
/// <param name="Codes">All codes by which it is known.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Version">From <see cref="PartnerDetail"/>.</param>
public sealed record ChangePartner(
    PartnerKind? Kind,
    IReadOnlyList<string>? AreaCodes,
    IReadOnlyList<PartnerCode>? Codes,
    DateOnly? From,
    DateOnly? Until,
    int Version);

/// <summary>Gives a partner another name. The earlier one stays on record.</summary>
/// <param name="Name">3 to 200 characters.</param>
/// <param name="On">First day of the new name, today or earlier.</param>
/// <param name="Version">From <see cref="PartnerDetail"/>.</param>
public sealed record RenamePartner(string? Name, DateOnly? On, int Version);

/// <summary>Says what becomes of partners: merged, split or ended.</summary>
/// <param name="Kind">Not <see cref="SuccessionKind.Renamed"/>, which has a request of its own.</param>
/// <param name="Partners">Slugs of those that end.</param>
/// <param name="Successors">
/// Slugs of those that come after: one for a merger, two or more for a split, none where nobody does. Of a split's, the first
/// takes what belongs to no area of another.
/// </param>
/// <param name="On">First day on which it holds, today or earlier.</param>
/// <param name="Because">Why, 5 to 500 characters; on record for staff.</param>
/// <param name="Seen">From <see cref="SuccessionCheck"/>; not needed to look.</param>
public sealed record SucceedPartners(
    SuccessionKind? Kind,
    IReadOnlyList<string>? Partners,
    IReadOnlyList<string>? Successors,
    DateOnly? On,
    string? Because,
    string? Seen = null);

/// <summary>What would happen, before it does.</summary>
/// <param name="Kind">What becomes of the partners.</param>
/// <param name="On">First day on which it holds.</param>
/// <param name="Partners">Those that end.</param>
/// <param name="Successors">Those that come after.</param>
/// <param name="Effects">By kind of thing that refers to the partners; every kind is named, also where there is none.</param>
/// <param name="Seen">Stands for what is shown here: it is done only while nothing else would happen.</param>
public sealed record SuccessionCheck(
    SuccessionKind Kind,
    DateOnly On,
    IReadOnlyList<Partner> Partners,
    IReadOnlyList<Partner> Successors,
    IReadOnlyList<ReferenceEffect> Effects,
    string Seen);

/// <summary>What became of a partner that ended, and what that did.</summary>
/// <param name="Kind">Merged, split or ended.</param>
/// <param name="On">First day on which it holds.</param>
/// <param name="Because">Why.</param>
/// <param name="RecordedBy">Who said so.</param>
/// <param name="RecordedOn">The day on which they did.</param>
/// <param name="Partners">Names of those that ended by it.</param>
/// <param name="Successors">Names of those that came after.</param>
/// <param name="Effects">What moved and what ended; of roles of people only how many.</param>
/// <param name="InTime">The day on which it was said is not over.</param>
/// <param name="Obstacles">Why it cannot be taken back all the same, in sentences; it can where there are none and it is in time.</param>
public sealed record SuccessionOutcome(
    SuccessionKind Kind,
    DateOnly On,
    string Because,
    string RecordedBy,
    DateOnly RecordedOn,
    IReadOnlyList<string> Partners,
    IReadOnlyList<string> Successors,
    IReadOnlyList<ReferenceEffect> Effects,
    bool InTime,
    IReadOnlyList<string> Obstacles);

/// <summary>Takes back what became of partners.</summary>
/// <param name="Because">Why, 5 to 500 characters.</param>
public sealed record TakeSuccessionBack(string? Because);

/// <summary>What happens to one kind of thing that refers to a partner.</summary>
/// <param name="What">“Seats”.</param>
/// <param name="Rule">What happens to such things, in a sentence.</param>
/// <param name="Moves">How many go to a successor.</param>
/// <param name="Ends">How many end with the partner.</param>
/// <param name="Stays">How many stay on record as they are.</param>
/// <param name="Lines">What moves and ends, one by one.</param>
public sealed record ReferenceEffect(string What, string Rule, int Moves, int Ends, int Stays, IReadOnlyList<string> Lines);

/// <summary>A partner whose last day has passed while something still refers to it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Left">How many things of which kind: “2 seats”.</param>
public sealed record UnsettledPartner(Partner Partner, IReadOnlyList<string> Left);

/// <summary>A table of partners, or of steps to rehearse.</summary>
/// <param name="Csv">With a line of headings.</param>
public sealed record PartnerTable(string? Csv);

/// <summary>Partners that were imported.</summary>
/// <param name="Added">In the order of the table.</param>
public sealed record ImportedPartners(IReadOnlyList<Partner> Added);

/// <summary>A rehearsal: steps to try on a copy.</summary>
/// <param name="Csv">One step on each line.</param>
/// <param name="WithBoardsOf2023">Adds the 42 integrated care boards of 2023 to the copy first.</param>
public sealed record RehearsePartners(string? Csv, bool WithBoardsOf2023);

/// <summary>What a rehearsal found. Nothing was changed but the copy, which is gone.</summary>
/// <param name="Steps">In the order of the plan.</param>
/// <param name="Totals">What there was in all before and after, so that nothing is lost or counted twice.</param>
/// <param name="Left">Things that would still refer to a partner that ended; empty when all is settled.</param>
public sealed record RehearsalReport(
    IReadOnlyList<RehearsedStep> Steps, IReadOnlyList<RehearsalTotal> Totals, IReadOnlyList<UnsettledPartner> Left);

/// <summary>A step that was rehearsed.</summary>
/// <param name="Line">In the plan, from 1.</param>
/// <param name="What">In a sentence.</param>
/// <param name="Effects">Those kinds of things to which something happens.</param>
public sealed record RehearsedStep(int Line, string What, IReadOnlyList<ReferenceEffect> Effects);

/// <summary>A sum over all partners.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Before">As it stands.</param>
/// <param name="After">After the last step.</param>
public sealed record RehearsalTotal(string What, decimal Before, decimal After);
