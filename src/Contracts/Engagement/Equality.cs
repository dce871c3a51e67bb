namespace IcpEngage.Contracts.Engagement;

/// <summary>What one person is asked about themselves after sending a response, and what they said so far.</summary>
/// <param name="SurveySlug">The survey that was answered.</param>
/// <param name="Questions">
/// Asked of somebody with these answers, in order, each optional; empty where the survey asks none, or takes none any more.
/// </param>
/// <param name="Answers">What was said so far, by part code.</param>
/// <param name="Language">The language that the questions are in, as BCP 47 says it.</param>
public sealed record EqualityQuestions(
    string SurveySlug, IReadOnlyList<Question> Questions, IReadOnlyDictionary<string, Answer> Answers, string Language);

/// <summary>Answers to equality questions, all or none. The receipt's code travels in the body, because addresses end up in logs.</summary>
/// <param name="Code">The receipt code of the response they go with.</param>
/// <param name="Answers">Values by part code; none takes an answer back; parts that are not named stay as they are.</param>
public sealed record KeepEqualityAnswers(string Code, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers);
