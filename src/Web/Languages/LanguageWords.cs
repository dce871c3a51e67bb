using System.Globalization;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Languages;

/// <summary>Languages as people and browsers know them.</summary>
internal static class LanguageWords
{
    /// <summary>What a language calls itself: “Cymraeg”, “العربية”, “Easy Read”, “Easy Read (Cymraeg)”.</summary>
    /// <param name="language">As BCP 47 says it.</param>
    /// <param name="own">The language of which Easy Read needs no saying.</param>
    public static string NameOf(string language, string own = "en")
    {
        if (!IsEasyRead(language))
            return NameOf(language);
        var plain = language[..^SurveyTexts.EasyRead.Length];
        return plain.Equals(own, StringComparison.OrdinalIgnoreCase) ? "Easy Read" : $"Easy Read ({NameOf(plain)})";
    }

    /// <summary>A language in English, for staff: “Welsh”, “Arabic”, “Easy Read”.</summary>
    public static string InEnglish(string language, string own = "en")
    {
        if (!IsEasyRead(language))
            return CultureOf(language)?.EnglishName ?? language;
        var plain = language[..^SurveyTexts.EasyRead.Length];
        return plain.Equals(own, StringComparison.OrdinalIgnoreCase) ? "Easy Read" : $"Easy Read ({InEnglish(plain)})";
    }

    /// <summary>It is the easy variant of a language.</summary>
    public static bool IsEasyRead(string language) => language.EndsWith(SurveyTexts.EasyRead, StringComparison.OrdinalIgnoreCase);

    /// <summary>For an element's <c>lang</c>: without our own variants, which no screen reader knows.</summary>
    public static string TagOf(string language)
    {
        var cut = language.IndexOf("-x-", StringComparison.OrdinalIgnoreCase);
        return cut < 0 ? language : language[..cut];
    }

    /// <summary>For an element's <c>dir</c>.</summary>
    public static string DirectionOf(string language) =>
        CultureOf(TagOf(language))?.TextInfo.IsRightToLeft == true ? "rtl" : "ltr";

    /// <summary>Both, as attributes of an element.</summary>
    public static IReadOnlyDictionary<string, object> Attributes(string language) =>
        new Dictionary<string, object> { ["lang"] = TagOf(language), ["dir"] = DirectionOf(language) };

    private static string NameOf(string language)
    {
        var name = CultureOf(language)?.NativeName ?? language;
        return name.Length > 0 ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : language;
    }

    private static CultureInfo? CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
