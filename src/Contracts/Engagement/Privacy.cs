namespace IcpEngage.Contracts.Engagement;

/// <summary>How one survey looks after what people say.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="OwnerAreaName">The area whose team asks.</param>
/// <param name="Controllers">Bodies responsible for the information; empty while none of that area is known.</param>
/// <param name="Basis">Why answers may be used.</param>
/// <param name="EqualityBasis">Why answers about health, ethnicity and the like may be used.</param>
/// <param name="Complaints">Whom to complain to.</param>
/// <param name="KeptMonths">Months after closing for which answers are kept.</param>
/// <param name="KeptUntil">Last day on which they are kept; null while the last day of the survey is not set.</param>
/// <param name="AnswersDeletedOn">The day on which they were deleted; null while they are kept.</param>
/// <param name="AsksEquality">People are asked about themselves after sending their answers.</param>
public sealed record PrivacyNotice(
    string SurveySlug,
    string SurveyTitle,
    SurveyState State,
    string OwnerAreaName,
    IReadOnlyList<string> Controllers,
    LegalBasis Basis,
    LegalBasis EqualityBasis,
    Regulator Complaints,
    int KeptMonths,
    DateOnly? KeptUntil,
    DateOnly? AnswersDeletedOn,
    bool AsksEquality);

/// <summary>A reason in law.</summary>
/// <param name="Law">Where it stands.</param>
/// <param name="Meaning">What it means here, in a sentence.</param>
public sealed record LegalBasis(string Law, string Meaning);

/// <summary>Who hears complaints.</summary>
public sealed record Regulator(string Name, string Address, string Telephone, string Website);

/// <summary>How long a survey's answers are kept, and what was deleted.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="OwnerAreaName">The area whose team owns it.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="KeptMonths">Months after closing.</param>
/// <param name="KeptUntil">Last day on which answers are kept; null while a draft.</param>
/// <param name="DeletedOn">The day on which they were deleted; null while they are kept.</param>
/// <param name="Deleted">How many were deleted; null while they are kept.</param>
public sealed record SurveyRetention(
    string SurveySlug,
    string SurveyTitle,
    string OwnerAreaName,
    SurveyState State,
    int KeptMonths,
    DateOnly? KeptUntil,
    DateOnly? DeletedOn,
    int? Deleted);
