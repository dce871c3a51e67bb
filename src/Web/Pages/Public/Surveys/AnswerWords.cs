using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Languages;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>An answer as the person reads it: in the survey's words, and in ours where those are ours.</summary>
internal static class AnswerWords
{
    /// <summary>Empty where nothing was answered.</summary>
    public static IReadOnlyList<string> Of(Question part, IReadOnlyList<string> values) =>
        part.Kind == QuestionKind.Consent && values.Count > 0 ? [Texts.Say($"I agree")] : part.InWords(values, Sentences.Culture);
}
