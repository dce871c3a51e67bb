using System.Globalization;
using System.Resources;

namespace IcpEngage.Engagement.Answers;

/// <summary>
/// Our own sentences to respondents, in the language of the request. They are written in English where they are used;
/// <c>Sentences.cy.resx</c> has them in Welsh, each under its English.
/// </summary>
internal static class Sentences
{
    private static readonly ResourceManager Translated = new(typeof(Sentences).FullName!, typeof(Sentences).Assembly);

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly CultureInfo Welsh = CultureInfo.GetCultureInfo("cy-GB");

    /// <summary>The culture of the sentences; days and numbers in them are said in its way.</summary>
    public static CultureInfo Culture => CultureOf(CultureInfo.CurrentUICulture.Name);

    /// <summary>The one of our languages that somebody reads who wants this one; English where we have none.</summary>
    public static CultureInfo CultureOf(string language) =>
        language.Split('-')[0].Equals("cy", StringComparison.OrdinalIgnoreCase) ? Welsh : English;

    /// <summary>The sentence in the language of the request.</summary>
    public static string Say(FormattableString sentence)
    {
        var culture = Culture;
        return string.Format(culture, Translated.GetString(sentence.Format, culture) ?? sentence.Format, sentence.GetArguments());
    }
}
