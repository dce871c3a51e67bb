using IcpEngage.Contracts.Membership;

namespace IcpEngage.Contracts.Engagement;

/// <summary>A survey was opened for answers.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="OwnerAreaCode">Whose survey it is.</param>
/// <param name="AreaCodes">Places with at least one question left to ask.</param>
/// <param name="AudienceCode">Whom it is for.</param>
/// <param name="Opens">First day.</param>
/// <param name="Closes">Last day.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="KeptMonths">Months after closing for which answers, and addresses left to hear back, are kept.</param>
public sealed record SurveyPublished(
    Guid SurveyId,
    string Slug,
    string Title,
    string OwnerAreaCode,
    IReadOnlyList<string> AreaCodes,
    string AudienceCode,
    DateOnly Opens,
    DateOnly Closes,
    bool Demonstration,
    int KeptMonths = 24) : IEvent;

/// <summary>A survey's fieldwork ended.</summary>
public sealed record SurveyClosed(Guid SurveyId, DateOnly ClosedOn) : IEvent;

/// <summary>Responses were durably stored since the last such event; add the counts up.</summary>
public sealed record ResponsesAccepted(Guid SurveyId, IReadOnlyList<AreaResponses> Areas) : IEvent;

/// <summary>People took their responses back. Counts only; take them off.</summary>
public sealed record ResponsesWithdrawn(Guid SurveyId, IReadOnlyList<AreaResponses> Areas) : IEvent;

/// <summary>A number of responses from one place.</summary>
public sealed record AreaResponses(string AreaCode, int Responses);

/// <summary>Evidence was released. It carries disclosure-safe figures only.</summary>
/// <param name="SurveyId">The survey whose figures they are; null where they came from elsewhere by import.</param>
/// <param name="Evidence">What was released.</param>
public sealed record EvidenceReleased(Guid? SurveyId, ReleasedEvidence Evidence) : IEvent;

/// <summary>A partner's time was asked for.</summary>
/// <param name="AskId">The asker's id; answers come back under it.</param>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="SurveySlug">The survey it serves.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="AreaCode">For which place.</param>
/// <param name="AskedBy">The body that asks.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Activity">The statutory activity it falls under; null where the partner is no Healthwatch.</param>
/// <param name="Hours">Hours asked for.</param>
/// <param name="From">First day on which time is needed.</param>
/// <param name="By">Last day.</param>
/// <param name="Funded">The asker pays for the time.</param>
public sealed record AskRaised(
    Guid AskId,
    Guid PartnerId,
    string SurveySlug,
    string SurveyTitle,
    string AreaCode,
    string AskedBy,
    string Purpose,
    StatutoryActivity? Activity,
    decimal Hours,
    DateOnly From,
    DateOnly By,
    bool Funded) : IEvent
{
    /// <summary>The area that the asking body is for; null in events older than this.</summary>
    public string? AskedByAreaCode { get; init; }

    /// <summary>Who raised it, by id.</summary>
    public Guid? RaisedById { get; init; }

    /// <summary>Code of the skill that is needed; null for any.</summary>
    public string? Skill { get; init; }

    /// <summary>Where the work is; null where it is not said.</summary>
    public string? Where { get; init; }

    /// <summary>Who pays; null where that is not said.</summary>
    public string? FundedBy { get; init; }

    /// <summary>The open ask on the ledger that it joins; null for one of its own. One that is answered by then is not joined.</summary>
    public Guid? JoinsAskId { get; init; }
}
