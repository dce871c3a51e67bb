using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Engagement.Answers;

/// <summary>What respondents are told about their answers; in Welsh in <c>AnswerSentences.cy.resx</c>.</summary>
internal static class AnswerSentences
{
    private static readonly Sentences All = new(typeof(AnswerSentences));

    /// <summary>The sentence in the language of the request.</summary>
    public static string Say(FormattableString sentence) => All.Say(sentence);
}
