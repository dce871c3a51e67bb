using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Engagement.Answers;

/// <summary>Which language a respondent reads, as the request's <c>Accept-Language</c> says.</summary>
internal static class AnswerLanguage
{
    /// <summary>The first of the wanted languages that the survey is in; null where it is in none of them, or none was wanted.</summary>
    public static string? Of(HttpRequest request, SurveyDefinition definition) =>
        Wanted(request).FirstOrDefault(language =>
            new SurveyTexts(definition, language).Language != definition.Language || IsOwn(language, definition));

    /// <summary>
    /// The survey's texts as the person reads them: in the language of the request, or else in the one they read before. Our own
    /// sentences are in that language too from here on.
    /// </summary>
    public static SurveyTexts TextsFor(HttpRequest request, SurveyInField survey, AnswerDraft draft) =>
        TextsFor(request, survey.Definition, draft.Language);

    /// <summary>The texts of a survey as the person reads them.</summary>
    /// <param name="request">Says which language.</param>
    /// <param name="definition">The survey.</param>
    /// <param name="before">The language they read it in before; null for none.</param>
    public static SurveyTexts TextsFor(HttpRequest request, SurveyDefinition definition, string? before)
    {
        CultureInfo.CurrentUICulture = Sentences.CultureOf(Wanted(request).FirstOrDefault() ?? before ?? "");
        return new SurveyTexts(definition, Of(request, definition) ?? before);
    }

    private static bool IsOwn(string language, SurveyDefinition definition) =>
        language.Split('-')[0].Equals(definition.Language.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Wanted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.Where(each => each.Quality is not 0)
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(each => each.Value.Value ?? "")
            .Where(language => language.Length is > 1 and <= 35 && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            .Take(10);
}
