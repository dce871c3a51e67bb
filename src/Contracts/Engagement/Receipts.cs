namespace IcpEngage.Contracts.Engagement;

/// <summary>Opens one response. It travels in a body, because addresses end up in logs.</summary>
/// <param name="Code">The receipt code; capitals, spaces and hyphens do not matter.</param>
public sealed record OpenReceipt(string Code);

/// <summary>What one person said, for whoever holds the receipt.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title, in the language it is read in.</param>
/// <param name="State">Where it is in its life; once released, its figures stay.</param>
/// <param name="AreaName">The place answered for.</param>
/// <param name="ReceivedOn">The day, in Europe/London.</param>
/// <param name="KeptUntil">Last day on which it is kept.</param>
/// <param name="Answers">In the order they were asked, with what they said in the texts; questions left out are not in it.</param>
/// <param name="Equality">What they said about themselves, in the same way; empty where they said nothing.</param>
public sealed record StoredResponse(
    string SurveySlug,
    string SurveyTitle,
    SurveyState State,
    string AreaName,
    DateOnly ReceivedOn,
    DateOnly KeptUntil,
    IReadOnlyList<StoredAnswer> Answers,
    IReadOnlyList<StoredAnswer> Equality)
{
    /// <summary>
    /// The language that the questions are in, as BCP 47 says it. It is the one that is wanted now: which they were answered in is
    /// not stored, as it would tell few people from the others.
    /// </summary>
    public string Language { get; init; } = "en";

    /// <summary>The language that the survey is written in.</summary>
    public string OwnLanguage { get; init; } = "en";

    /// <summary>Keys of texts that are not there in <see cref="Language"/> and are shown in another; see <see cref="SurveyTexts"/>.</summary>
    public IReadOnlyList<string> FallenBack { get; init; } = [];

    /// <summary>The language that the questions about themselves are in.</summary>
    public string EqualityLanguage { get; init; } = "en";
}

/// <summary>A question and what was said to it.</summary>
public sealed record StoredAnswer(Question Question, Answer Answer);

/// <summary>A response was deleted because the person who gave it asked; said again when asked again.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="State">Where it is in its life; once released, its figures stay.</param>
public sealed record WithdrawnResponse(string SurveySlug, string SurveyTitle, SurveyState State);
