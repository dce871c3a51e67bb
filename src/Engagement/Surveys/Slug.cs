using System.Globalization;
using System.Text;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Names in addresses: lower-case letters, digits and single hyphens.</summary>
internal static class Slug
{
    /// <summary>Longest slug, in characters.</summary>
    public const int Longest = 60;

    /// <summary>Part of the title kept, so that a number still fits behind it.</summary>
    private const int LongestStem = 52;

    /// <summary>Slugs that stand for something else in addresses.</summary>
    private static readonly string[] Reserved = ["import", "new"];

    /// <summary>A title as a slug: accents dropped, anything else than letters and digits a hyphen; <c>survey</c> if nothing is left.</summary>
    public static string FromTitle(string title)
    {
        var slug = new StringBuilder();
        foreach (var character in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && character is not ('\'' or '’')
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString();
        if (text.Length > LongestStem)
        {
            var wordEnd = text.LastIndexOf('-', LongestStem);
            text = text[..(wordEnd > LongestStem / 2 ? wordEnd : LongestStem)];
        }

        text = text.Trim('-');
        return text.Length == 0 ? "survey" : text;
    }

    /// <summary>The title's slug, with the first number from 2 behind it that makes it one not taken.</summary>
    public static string Unique(string title, IReadOnlySet<string> taken)
    {
        var stem = FromTitle(title);
        var slug = stem;
        for (var number = 2; taken.Contains(slug) || Reserved.Contains(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return slug;
    }
}
