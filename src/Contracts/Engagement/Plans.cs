namespace IcpEngage.Contracts.Engagement;

/// <summary>A survey is being planned: a draft was begun, renamed, put away or brought back. It may need partners' help.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="OwnerAreaCode">Whose survey it is.</param>
/// <param name="OnlyIn">Places that it is limited to; null for all that its owner covers.</param>
/// <param name="AudienceCode">Whom it is for.</param>
/// <param name="StartedOn">The day its writing began.</param>
/// <param name="Dropped">It was put away; brought back, it is planned again.</param>
/// <param name="Version">Grows with each change of the draft; the highest counts, and a published survey is planned no more.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record SurveyPlanned(
    Guid SurveyId,
    string Slug,
    string Title,
    string OwnerAreaCode,
    IReadOnlyList<string>? OnlyIn,
    string AudienceCode,
    DateOnly StartedOn,
    bool Dropped,
    int Version,
    bool Demonstration) : IEvent;
