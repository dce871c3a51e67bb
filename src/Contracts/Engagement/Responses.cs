namespace IcpEngage.Contracts.Engagement;

/// <summary>How answers came.</summary>
public enum ResponseMode
{
    /// <summary>The person answered by themselves, on the platform.</summary>
    Online,

    /// <summary>On a paper form, typed in by the survey’s team.</summary>
    Paper,

    /// <summary>By telephone, typed in by the survey’s team.</summary>
    Telephone,
}

/// <summary>HTTP headers of the respondent's journey.</summary>
public static class ResponseHeaders
{
    /// <summary>The secret of half-filled answers. A header, because addresses end up in logs.</summary>
    public const string DraftToken = "Draft-Token";

    /// <summary>Chosen by the sender; the same key is the same response, however often it is sent.</summary>
    public const string IdempotencyKey = "Idempotency-Key";
}

/// <summary>Begins half-filled answers.</summary>
/// <param name="AreaSlug">The place the person answers for.</param>
/// <param name="Invitation">The code of an invitation; null without one.</param>
public sealed record StartAnswers(string AreaSlug, string? Invitation = null);

/// <summary>Answers to keep, given on one page: all or none.</summary>
/// <param name="Answers">Values by part code; none takes an answer back.</param>
public sealed record KeepAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Answers);

/// <summary>Tries a survey out: what somebody with these answers would be asked. Nothing is stored.</summary>
/// <param name="Answers">Values by part code, as if they had been kept before.</param>
/// <param name="Page">Values by part code, given on one page; null where it is only looked at.</param>
public sealed record TryAnswers(
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers, IReadOnlyDictionary<string, IReadOnlyList<string>>? Page = null);

/// <summary>Half-filled answers.</summary>
/// <param name="Token">Keeps them; whoever has it can go on.</param>
/// <param name="AreaSlug">The place answered for.</param>
/// <param name="Questions">
/// What this person is asked as far as their answers decide it, in order, with what they said in the texts; reused questions
/// of that place are left out. Changes with each answer.
/// </param>
/// <param name="Answers">What was said so far, by part code.</param>
/// <param name="Branches">Answers decide what is asked, so there may be more questions or fewer than these.</param>
public sealed record AnswersInProgress(
    string Token, string AreaSlug, IReadOnlyList<Question> Questions, IReadOnlyDictionary<string, Answer> Answers, bool Branches = false)
{
    /// <summary>The survey's title, in the language it is read in.</summary>
    public string Title { get; init; } = "";

    /// <summary>The language that the questions are in, as BCP 47 says it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The languages it can be read in, the survey's own first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The language that the survey is written in.</summary>
    public string OwnLanguage { get; init; } = "en";

    /// <summary>What to tell somebody with these answers because there are enough of them already; null while there is room.</summary>
    public string? Enough { get; init; }

    /// <summary>Keys of texts that are not there in <see cref="Language"/> and are shown in another; see <see cref="SurveyTexts"/>.</summary>
    public IReadOnlyList<string> FallenBack { get; init; } = [];
}

/// <summary>With it a person goes on later, on whatever device. Only its hash is stored; asking again gives a new one.</summary>
/// <param name="Code">Like a receipt: <c>7K3M-9QXT-2WPA</c>.</param>
/// <param name="KeptUntil">Last day on which the half-filled answers are kept.</param>
public sealed record ReturnCode(string Code, DateOnly KeptUntil);

/// <summary>Takes half-filled answers up again. The code travels in a body, because addresses end up in logs.</summary>
/// <param name="Code">The return code; capitals, spaces and hyphens do not matter.</param>
public sealed record ResumeAnswers(string Code);

/// <summary>Half-filled answers that were taken up again.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="Token">Keeps them from now on; the token of the device they were begun on does no longer.</param>
/// <param name="Language">The language they were read in; null for the survey's own.</param>
public sealed record ResumedAnswers(string SurveySlug, string Token, string? Language = null);

/// <summary>A whole response, sent at once.</summary>
/// <param name="AreaSlug">The place answered for.</param>
/// <param name="Answers">Values by part code (<see cref="Question.Parts"/>); those to questions that are not asked of somebody who gives these answers are left out.</param>
/// <param name="Invitation">The code of an invitation; null without one.</param>
public sealed record SubmitResponse(string AreaSlug, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, string? Invitation = null);

/// <summary>Given only after the response is durably stored.</summary>
/// <param name="Code">The receipt code, for example <c>7K3M-9QXT-2WPA</c>; only its hash is stored.</param>
/// <param name="ReceivedOn">The day, in Europe/London. No time is kept.</param>
public sealed record Receipt(string Code, DateOnly ReceivedOn);
