using System.Globalization;
using System.Resources;

namespace IcpEngage.ServiceDefaults.Languages;

/// <summary>
/// Our own words to the public, in the language of the request. They are written in English where they are used; beside the
/// class <paramref name="room"/> names, a <c>.cy.resx</c> file has them in Welsh, each under its English.
/// </summary>
/// <param name="room">The class after which the file is called.</param>
public sealed class Sentences(Type room)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly CultureInfo Welsh = CultureInfo.GetCultureInfo("cy-GB");

    private readonly ResourceManager translated = new(room.FullName!, room.Assembly);

    /// <summary>Our languages, as BCP 47 says them, and as they call themselves.</summary>
    public static IReadOnlyList<(string Language, string Name)> Languages { get; } = [("en", "English"), ("cy", "Cymraeg")];

    /// <summary>The culture of our words in this request; days and numbers in them are said in its way.</summary>
    public static CultureInfo Culture => CultureOf(CultureInfo.CurrentUICulture.Name);

    /// <summary>The language of our words in this request: <c>en</c> or <c>cy</c>.</summary>
    public static string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>The one of our languages that somebody reads who wants this one; English where we have none.</summary>
    /// <param name="language">As BCP 47 says it; may be empty.</param>
    public static CultureInfo CultureOf(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Split('-')[0].Equals("cy", StringComparison.OrdinalIgnoreCase) ? Welsh : English;
    }

    /// <summary>The words in the language of the request.</summary>
    public string Say(FormattableString words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var culture = Culture;
        return string.Format(culture, translated.GetString(words.Format, culture) ?? words.Format, words.GetArguments());
    }
}
