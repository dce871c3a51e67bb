namespace IcpEngage.Contracts.Membership;

/// <summary>What partners agree on in writing.</summary>
public enum AgreementKind
{
    /// <summary>Memorandum of understanding.</summary>
    Memorandum,

    /// <summary>Terms of reference of a partnership or one of its groups.</summary>
    TermsOfReference,

    /// <summary>Place agreement.</summary>
    PlaceAgreement,
}

/// <summary>How far a version of an agreement is.</summary>
public enum AgreementVersionState
{
    /// <summary>Its keepers write it; nobody else sees it.</summary>
    Draft,

    /// <summary>Out for signature; its text does not change any more.</summary>
    Signing,

    /// <summary>Every partner signed.</summary>
    InForce,

    /// <summary>A later version came into force.</summary>
    Replaced,

    /// <summary>It was called back before everybody had signed.</summary>
    CalledBack,
}

/// <summary>A partner of an agreement.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Slug">For addresses and roles.</param>
/// <param name="Name">Its name.</param>
public sealed record AgreementPartner(Guid Id, string Slug, string Name);

/// <summary>An agreement in a line.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="PartnershipId">The partnership it belongs to.</param>
/// <param name="PartnershipName">Its local name.</param>
/// <param name="PartnershipKind">System or place.</param>
/// <param name="AreaCode">Its area.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">For people.</param>
/// <param name="Draft">Number of the version being written; null for none, and for whoever does not keep it.</param>
/// <param name="Signing">Number of the version out for signature; null for none.</param>
/// <param name="InForce">Number of the version in force; null for none.</param>
/// <param name="Parties">How many partners are to sign the version out for signature, or signed the one in force.</param>
/// <param name="ToSign">Who has not signed the version out for signature.</param>
/// <param name="SignBy">By when they are to; null while none is out.</param>
/// <param name="SigningUrgent">That day is near or past.</param>
/// <param name="ReviewBy">When the version in force is to be reviewed; null for none.</param>
/// <param name="ReviewDue">That day is near or past.</param>
/// <param name="EndedOn">The agreement has ended; null while it stands.</param>
public sealed record AgreementSummary(
    Guid Id,
    Guid PartnershipId,
    string PartnershipName,
    PartnershipKind PartnershipKind,
    string AreaCode,
    AgreementKind Kind,
    string Title,
    int? Draft,
    int? Signing,
    int? InForce,
    int Parties,
    IReadOnlyList<AgreementPartner> ToSign,
    DateOnly? SignBy,
    bool SigningUrgent,
    DateOnly? ReviewBy,
    bool ReviewDue,
    DateOnly? EndedOn);

/// <summary>A partner's signature under a version, or what stands in its way.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="SignedOn">When it signed; null where it has not.</param>
/// <param name="OnPaper">The signature is on paper, and the secretariat recorded it.</param>
/// <param name="SignedBy">Who signed online; null for a signature on paper.</param>
/// <param name="Office">The office of who signed.</param>
/// <param name="FiledAt">Where the signed paper is kept.</param>
/// <param name="Concern">What the partner says stands in the way, or stood.</param>
/// <param name="ConcernOn">When it said so.</param>
public sealed record AgreementParty(
    AgreementPartner Partner,
    DateOnly? SignedOn,
    bool OnPaper,
    string? SignedBy,
    string? Office,
    string? FiledAt,
    string? Concern,
    DateOnly? ConcernOn);

/// <summary>A version of an agreement.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">How far it is.</param>
/// <param name="Text">What is agreed: paragraphs between empty lines.</param>
/// <param name="Objectives">What the partners want to achieve.</param>
/// <param name="Outcomes">How they will know.</param>
/// <param name="Public">Whoever signs agrees that everybody may read it.</param>
/// <param name="ReviewBy">When it is to be reviewed.</param>
/// <param name="SignBy">By when it is to be signed; null for a draft.</param>
/// <param name="SentOn">When it went out for signature.</param>
/// <param name="InForceOn">When the last partner signed.</param>
/// <param name="CalledBackBecause">Why it was called back.</param>
/// <param name="Parties">By name.</param>
public sealed record AgreementVersionView(
    int Number,
    AgreementVersionState State,
    string Text,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Outcomes,
    bool Public,
    DateOnly? ReviewBy,
    DateOnly? SignBy,
    DateOnly? SentOn,
    DateOnly? InForceOn,
    string? CalledBackBecause,
    IReadOnlyList<AgreementParty> Parties);

/// <summary>An agreement with its versions.</summary>
/// <param name="Summary">In a line.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="EndReason">Why it ended; null while it stands.</param>
/// <param name="Edit">Grows with each change: a change to an older one is refused.</param>
public sealed record AgreementView(AgreementSummary Summary, IReadOnlyList<AgreementVersionView> Versions, string? EndReason, int Edit);

/// <summary>An agreement in force that its partners agreed to make public.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="PartnershipName">Whose it is.</param>
/// <param name="AreaCode">Its area.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">For people.</param>
/// <param name="Text">What is agreed.</param>
/// <param name="Objectives">What the partners want to achieve.</param>
/// <param name="Outcomes">How they will know.</param>
/// <param name="InForceOn">Since when.</param>
/// <param name="ReviewBy">When it is to be reviewed.</param>
/// <param name="Partners">Who signed, by name.</param>
public sealed record PublicAgreement(
    Guid Id,
    string PartnershipName,
    string AreaCode,
    AgreementKind Kind,
    string Title,
    string Text,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Outcomes,
    DateOnly InForceOn,
    DateOnly? ReviewBy,
    IReadOnlyList<string> Partners);

/// <summary>Begins an agreement, as a draft.</summary>
/// <param name="PartnershipId">Whose it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">3 to 200 characters.</param>
public sealed record BeginAgreement(Guid PartnershipId, AgreementKind Kind, string Title);

/// <summary>Writes the draft.</summary>
/// <param name="Title">3 to 200 characters.</param>
/// <param name="Text">Up to 50,000 characters.</param>
/// <param name="Objectives">Up to 20, each up to 300 characters.</param>
/// <param name="Outcomes">Up to 20, each up to 300 characters.</param>
/// <param name="Public">Whoever signs agrees that everybody may read it.</param>
/// <param name="ReviewBy">When it is to be reviewed.</param>
/// <param name="PartnerIds">Who is to sign: partners with a part in the partnership.</param>
/// <param name="Edit">Of the agreement that was read.</param>
public sealed record WriteAgreement(
    string Title,
    string Text,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Outcomes,
    bool Public,
    DateOnly? ReviewBy,
    IReadOnlyList<Guid> PartnerIds,
    int Edit);

/// <summary>Sends the draft out for signature.</summary>
/// <param name="SignBy">By when it is to be signed; today or later.</param>
/// <param name="Edit">Of the agreement that was read: what is sent is what was seen.</param>
public sealed record SendAgreement(DateOnly SignBy, int Edit);

/// <summary>A reason, 5 to 500 characters.</summary>
/// <param name="Reason">Why.</param>
public sealed record AgreementReason(string Reason);

/// <summary>Signs for a partner, online.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Number">The version that was read.</param>
public sealed record SignAgreement(Guid PartnerId, int Number);

/// <summary>Records a signature on paper.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Number">The version that was signed.</param>
/// <param name="SignedOn">When; not in the future.</param>
/// <param name="Office">The office of who signed, not the name: 2 to 100 characters.</param>
/// <param name="FiledAt">Where the paper is kept: 3 to 200 characters.</param>
public sealed record RecordPaperSignature(Guid PartnerId, int Number, DateOnly SignedOn, string Office, string FiledAt);

/// <summary>Says what stands in the way of a signature.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Number">The version that was read.</param>
/// <param name="Concern">5 to 1,000 characters.</param>
public sealed record RaiseConcern(Guid PartnerId, int Number, string Concern);

/// <summary>Takes a signature back while others are still to sign.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Number">The version.</param>
/// <param name="Reason">5 to 500 characters.</param>
public sealed record TakeBackSignature(Guid PartnerId, int Number, string Reason);
