namespace IcpEngage.Contracts.Engagement;

/// <summary>Opens one response. It travels in a body, because addresses end up in logs.</summary>
/// <param name="Code">The receipt code; capitals, spaces and hyphens do not matter.</param>
public sealed record OpenReceipt(string Code);

/// <summary>What one person said, for whoever holds the receipt.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="State">Where it is in its life; once released, its figures stay.</param>
/// <param name="AreaName">The place answered for.</param>
/// <param name="ReceivedOn">The day, in Europe/London.</param>
/// <param name="KeptUntil">Last day on which it is kept.</param>
/// <param name="Answers">In the order they were asked; questions left out are not in it.</param>
/// <param name="Equality">What they said about themselves, in the same way; empty where they said nothing.</param>
public sealed record StoredResponse(
    string SurveySlug,
    string SurveyTitle,
    SurveyState State,
    string AreaName,
    DateOnly ReceivedOn,
    DateOnly KeptUntil,
    IReadOnlyList<StoredAnswer> Answers,
    IReadOnlyList<StoredAnswer> Equality);

/// <summary>A question and what was said to it.</summary>
public sealed record StoredAnswer(Question Question, Answer Answer);

/// <summary>A response was deleted because the person who gave it asked; said again when asked again.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="State">Where it is in its life; once released, its figures stay.</param>
public sealed record WithdrawnResponse(string SurveySlug, string SurveyTitle, SurveyState State);
