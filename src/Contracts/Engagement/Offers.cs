namespace IcpEngage.Contracts.Engagement;

/// <summary>What a place offers instead of its people being asked.</summary>
public enum OfferKind
{
    /// <summary>Evidence that is released here.</summary>
    Evidence,

    /// <summary>A survey of the place that is planned, running or closed.</summary>
    Survey,

    /// <summary>Something outside: a report, a consultation, figures.</summary>
    Elsewhere,
}

/// <summary>Where an offer is in its life.</summary>
public enum OfferState
{
    /// <summary>Nobody has answered it yet.</summary>
    Open,

    /// <summary>The system’s team uses it, or will.</summary>
    TakenUp,

    /// <summary>The system’s team said why not.</summary>
    Declined,

    /// <summary>The place took it back.</summary>
    Withdrawn,
}

/// <summary>What a place has on a question that the system is about to ask its people.</summary>
/// <param name="Id">UUID v7.</param>
/// <param name="QuestionCode">The question.</param>
/// <param name="AreaCode">The place.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Kind">What is offered.</param>
/// <param name="EvidenceId">The evidence; null for other kinds.</param>
/// <param name="OfferedSlug">The survey offered, or that evidence came from; null where there is none.</param>
/// <param name="What">Title of the evidence or the survey, or what it is, in the place’s words.</param>
/// <param name="Link">Where something outside is found; https only; null where nothing is linked.</param>
/// <param name="Note">What to mind; null for nothing.</param>
/// <param name="OfferedBy">Who offered it.</param>
/// <param name="OfferedOn">The day, in Europe/London.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="AnsweredBy">Who took it up or declined it; null while nobody did.</param>
/// <param name="AnsweredOn">The day; null while nobody did.</param>
/// <param name="Because">Why it was declined, or what is done with it; null for nothing.</param>
public sealed record Offer(
    Guid Id,
    string QuestionCode,
    string AreaCode,
    string AreaName,
    OfferKind Kind,
    Guid? EvidenceId,
    string? OfferedSlug,
    string What,
    string? Link,
    string? Note,
    string OfferedBy,
    DateOnly OfferedOn,
    OfferState State,
    string? AnsweredBy,
    DateOnly? AnsweredOn,
    string? Because);

/// <summary>Offers what a place has on a question.</summary>
/// <param name="AreaCode">The place.</param>
/// <param name="QuestionCode">The question.</param>
/// <param name="Kind">What is offered.</param>
/// <param name="EvidenceId">Evidence on the place.</param>
/// <param name="SurveySlug">A survey of the place.</param>
/// <param name="What">What something outside is, in 10 to 500 characters.</param>
/// <param name="Link">Where it is found; https only.</param>
/// <param name="Note">What to mind, in up to 500 characters.</param>
public sealed record MakeOffer(
    string AreaCode,
    string QuestionCode,
    OfferKind Kind,
    Guid? EvidenceId = null,
    string? SurveySlug = null,
    string? What = null,
    string? Link = null,
    string? Note = null);

/// <summary>Takes an offer up or declines it.</summary>
/// <param name="TakeUp">Otherwise it is declined.</param>
/// <param name="Because">Why it is declined, in 10 to 500 characters; may be left out where it is taken up.</param>
public sealed record AnswerOffer(bool TakeUp, string? Because = null);

/// <summary>What places were told of a draft, and what they offer.</summary>
/// <param name="ToldOn">The day places were told; null while they were not.</param>
/// <param name="ToldBy">Who told them.</param>
/// <param name="Offers">Those the reader may see, the oldest first.</param>
public sealed record SurveyOffers(DateOnly? ToldOn, string? ToldBy, IReadOnlyList<Offer> Offers);

/// <summary>The system is about to ask a place’s people.</summary>
/// <param name="SurveySlug">The draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="ByAreaName">Who asks.</param>
/// <param name="ToldOn">The day places were told.</param>
/// <param name="AreaCode">The place.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="ToAsk">The questions left to ask there.</param>
/// <param name="Offers">What the place offered.</param>
public sealed record Notice(
    string SurveySlug,
    string Title,
    string ByAreaName,
    DateOnly ToldOn,
    string AreaCode,
    string AreaName,
    IReadOnlyList<Question> ToAsk,
    IReadOnlyList<Offer> Offers);
