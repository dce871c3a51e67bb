using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Languages;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Languages;

/// <summary>A page about one translation of a survey.</summary>
public abstract class LanguagePage : SurveyPage
{
    /// <summary>The language, from the address.</summary>
    [Parameter]
    public string Language { get; set; } = "";

    /// <summary>The translation; null where the survey has none into the language, and the page is not found.</summary>
    private protected Translation? Translation { get; private set; }

    /// <summary>The language in English.</summary>
    private protected string Name => LanguageWords.InEnglish(Language, Survey!.Definition.Language);

    /// <summary>The translation's own page.</summary>
    private protected string TranslationHome => $"{Home}/languages/{Language}";

    private protected override Task LoadAsync(SurveyDetail survey)
    {
        Translation = survey.Definition.Translations.FirstOrDefault(
            translation => translation.Language.Equals(Language, StringComparison.OrdinalIgnoreCase));
        if (Translation is null) Navigation.NotFound();
        return Task.CompletedTask;
    }

    /// <summary>Replaces the translation.</summary>
    private protected Task SaveTranslationAsync(Translation changed, string then)
    {
        var definition = Survey!.Definition;
        return SaveAsync(
            Forms.PostedFields.Version(Posted),
            definition with { Translations = [.. definition.Translations.Select(each => each.Language == changed.Language ? changed : each)] },
            then);
    }
}
