using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Web.Languages;

/// <summary>
/// The language of what others wrote on a page of ours: a survey's texts. Cascaded to the components, so that our own words
/// within are still known as ours, and texts that are missing in the language as those of another.
/// </summary>
/// <param name="Language">As BCP 47 says it.</param>
/// <param name="OwnLanguage">The language that missing texts are shown in.</param>
/// <param name="FallenBack">Keys of the missing texts.</param>
public sealed record ContentLanguage(string Language, string OwnLanguage, IReadOnlySet<string> FallenBack)
{
    /// <summary>Attributes of the element around it.</summary>
    public IReadOnlyDictionary<string, object> Around => LanguageWords.Attributes(Language);

    /// <summary>Attributes of our own words within; null where they are in the same language.</summary>
    public IReadOnlyDictionary<string, object>? Ours => Differs(Sentences.Language) ? LanguageWords.Attributes(Sentences.Language) : null;

    /// <summary>Attributes of a text; null where it is in the language of what is around it.</summary>
    /// <param name="key">Its key among the survey's texts.</param>
    public IReadOnlyDictionary<string, object>? Of(string key) =>
        FallenBack.Contains(key) && Differs(OwnLanguage) ? LanguageWords.Attributes(OwnLanguage) : null;

    private bool Differs(string language) => LanguageWords.TagOf(language) != LanguageWords.TagOf(Language);
}
