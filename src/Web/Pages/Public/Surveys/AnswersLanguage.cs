using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>The language that somebody answers in.</summary>
internal static class AnswersLanguage
{
    /// <summary>As the service gave the questions.</summary>
    public static ContentLanguage Of(AnswersInProgress answers) =>
        new(answers.Language, answers.OwnLanguage, answers.FallenBack.ToHashSet(StringComparer.Ordinal));
}
