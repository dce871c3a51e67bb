using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Languages;

/// <summary>How far a translation has come.</summary>
/// <param name="Written">Texts that are there in the language.</param>
/// <param name="All">Texts of the survey, or of the part of it that is looked at.</param>
internal readonly record struct TranslationProgress(int Written, int All)
{
    /// <summary>Of the whole survey.</summary>
    public static TranslationProgress Of(SurveyDetail survey, Translation translation) =>
        Of(translation, SurveyTexts.Keys(survey.Definition, survey.Summary.Title));

    /// <summary>Of some of its texts.</summary>
    public static TranslationProgress Of(Translation translation, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var all = texts.ToList();
        return new(all.Count(text => translation.Texts.ContainsKey(text.Key)), all.Count);
    }

    /// <summary>Nothing is left to write.</summary>
    public bool Complete => Written == All;

    /// <summary>“18 of 24 texts”.</summary>
    public string InWords => $"{Components.Words.Number(Written)} of {Components.Words.Of(All, "text")}";
}
