namespace IcpEngage.Contracts.Membership;

/// <summary>How strongly a voice is asked for in a partnership.</summary>
public enum ExpectationStrength
{
    /// <summary>A group that must not be overlooked.</summary>
    NotToBeOverlooked,

    /// <summary>Partnerships typically have it as a member.</summary>
    Typical,

    /// <summary>Guidance recommends it.</summary>
    Recommended,
}

/// <summary>Whether a seat that a policy pack asks for is held.</summary>
public enum RequiredSeatState
{
    /// <summary>On the footing asked for, or a stronger one.</summary>
    Held,

    /// <summary>The partner takes part on a weaker footing: involvement is not equivalent to formal membership.</summary>
    HeldOtherwise,

    /// <summary>The partner has no part at all.</summary>
    Missing,

    /// <summary>No partner of the kind is registered for the area.</summary>
    NotRegistered,
}

/// <summary>A part in a partnership that the policy pack derives from the area and the partners in it.</summary>
/// <param name="Statutory">A statute asks for it; otherwise it is local agreement.</param>
/// <param name="PartnerKind">The kind of partner.</param>
/// <param name="PartnerId">The partner; null where any of the kind will do, or none is registered.</param>
/// <param name="PartnerName">Its name, or those of all that will do, or null.</param>
/// <param name="AreaCodes">Places, or the area as a whole, that it is for.</param>
/// <param name="Wanted">The footing asked for.</param>
/// <param name="Held">The footing held; null for none.</param>
/// <param name="State">Whether it is held.</param>
/// <param name="Basis">The rule, in a sentence.</param>
public sealed record RequiredSeat(
    bool Statutory,
    PartnerKind PartnerKind,
    Guid? PartnerId,
    string? PartnerName,
    IReadOnlyList<string> AreaCodes,
    Standing Wanted,
    Standing? Held,
    RequiredSeatState State,
    string Basis);

/// <summary>Who or what speaks for a voice in a partnership.</summary>
/// <param name="Id">Of the record; null where the partner's kind says it.</param>
/// <param name="PartnerId">The partner; null where no partner does, but an act of listening.</param>
/// <param name="PartnerName">Its name.</param>
/// <param name="As">The footing of the partner today. Without a seat it is involved, whatever was recorded.</param>
/// <param name="Evidence">How it is known, in a sentence.</param>
/// <param name="EvidenceId">Released evidence that shows it; null for none.</param>
/// <param name="EvidenceTitle">Its title.</param>
/// <param name="SeenOn">When it was last said to be so; null where it follows from the seats.</param>
/// <param name="LookAgain">That is longer ago than the policy pack allows.</param>
public sealed record VoiceCover(
    Guid? Id,
    Guid? PartnerId,
    string? PartnerName,
    Standing As,
    string Evidence,
    Guid? EvidenceId,
    string? EvidenceTitle,
    DateOnly? SeenOn,
    bool LookAgain);

/// <summary>A voice that the policy pack asks about, and how it is heard.</summary>
/// <param name="Code">Stable within all packs.</param>
/// <param name="Name">For people.</param>
/// <param name="Strength">How strongly it is asked for.</param>
/// <param name="Basis">Who asks for it.</param>
/// <param name="Wanted">The least footing that answers it.</param>
/// <param name="Reached">The strongest footing there is: a seat, a participant, involvement; null: nothing.</param>
/// <param name="Met">It is answered.</param>
/// <param name="LookAgain">It is answered only by what was last seen too long ago.</param>
/// <param name="Covers">By whom, strongest first.</param>
public sealed record ExpectedVoice(
    string Code,
    string Name,
    ExpectationStrength Strength,
    string Basis,
    Standing Wanted,
    Standing? Reached,
    bool Met,
    bool LookAgain,
    IReadOnlyList<VoiceCover> Covers);

/// <summary>What a partnership misses, counted.</summary>
/// <param name="Statutory">Seats that a statute asks for.</param>
/// <param name="ByAgreement">Parts that local agreement gives.</param>
/// <param name="Overlooked">Groups that must not be overlooked, and are.</param>
/// <param name="Others">Typical and recommended voices.</param>
/// <param name="LookAgain">Voices whose evidence is old.</param>
public sealed record CompositionGaps(int Statutory, int ByAgreement, int Overlooked, int Others, int LookAgain);

/// <summary>A policy pack in a line.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Title">For people.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day: its own, or the one before another pack takes over; null while none is known.</param>
/// <param name="Shipped">It came with the product; otherwise an administrator added it.</param>
/// <param name="InForce">It applies today.</param>
public sealed record PolicyPackSummary(string Code, string Title, DateOnly ValidFrom, DateOnly? ValidTo, bool Shipped, bool InForce);

/// <summary>A partnership's composition in a line.</summary>
/// <param name="PartnershipId">The partnership.</param>
/// <param name="Kind">System or place.</param>
/// <param name="Name">Its local name.</param>
/// <param name="AreaCode">Its area.</param>
/// <param name="StatutoryHeld">Statutory seats that are held.</param>
/// <param name="StatutoryWanted">Statutory seats there must be.</param>
/// <param name="Acts">The role that acts on what is missing: one of <see cref="Roles"/>.</param>
/// <param name="Gaps">What is missing.</param>
public sealed record CompositionSummary(
    Guid PartnershipId,
    PartnershipKind Kind,
    string Name,
    string AreaCode,
    int StatutoryHeld,
    int StatutoryWanted,
    string Acts,
    CompositionGaps Gaps);

/// <summary>Who a partnership is made of, against what the policy pack in force asks for.</summary>
/// <param name="Summary">In a line.</param>
/// <param name="Pack">The pack in force.</param>
/// <param name="Next">The pack that takes over; null while none is known.</param>
/// <param name="Required">Seats that follow from the area, statutory ones first.</param>
/// <param name="Expected">Voices asked about, by strength.</param>
/// <param name="Others">Seats that no rule asks for: appointed by the partnership.</param>
public sealed record CompositionView(
    CompositionSummary Summary,
    PolicyPackSummary Pack,
    PolicyPackSummary? Next,
    IReadOnlyList<RequiredSeat> Required,
    IReadOnlyList<ExpectedVoice> Expected,
    IReadOnlyList<Seat> Others);

/// <summary>Records who or what speaks for a voice.</summary>
/// <param name="Expectation">Code of the voice.</param>
/// <param name="PartnerId">The partner that does; null where it is an act of listening.</param>
/// <param name="Evidence">How it is known: 10 to 500 characters.</param>
/// <param name="EvidenceId">Released evidence that shows it; null for none.</param>
/// <param name="EvidenceTitle">Its title; needed with it.</param>
/// <param name="SeenOn">When it was so; null: today. Not in the future.</param>
public sealed record RecordCover(
    string Expectation, Guid? PartnerId, string Evidence, Guid? EvidenceId = null, string? EvidenceTitle = null, DateOnly? SeenOn = null);

/// <summary>Ends a record of who speaks for a voice.</summary>
/// <param name="Reason">Why: 5 to 500 characters.</param>
public sealed record EndCover(string Reason);

/// <summary>A policy pack with its text.</summary>
/// <param name="Summary">In a line.</param>
/// <param name="Text">JSON, as it can be changed and added as another pack.</param>
/// <param name="Reason">Why it was added; null for one of the product's own.</param>
public sealed record PolicyPackView(PolicyPackSummary Summary, string Text, string? Reason);

/// <summary>Adds a policy pack that takes over from a day.</summary>
/// <param name="Text">JSON of the pack.</param>
/// <param name="From">First day, today or later; takes the place of the one in the text.</param>
/// <param name="Reason">Why: 5 to 500 characters.</param>
public sealed record SupersedePolicyPack(string Text, DateOnly From, string Reason);

/// <summary>What a policy pack would change.</summary>
/// <param name="Summary">The pack in a line.</param>
/// <param name="Changes">What it asks for that the pack before does not, and the other way round, in sentences.</param>
/// <param name="Before">Gaps today, by partnership.</param>
/// <param name="After">Gaps with the pack, in the same order.</param>
public sealed record PolicyPackEffect(
    PolicyPackSummary Summary,
    IReadOnlyList<string> Changes,
    IReadOnlyList<CompositionSummary> Before,
    IReadOnlyList<CompositionSummary> After);
