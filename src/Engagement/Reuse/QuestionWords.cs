using System.Buffers;
using System.Globalization;
using System.Text;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// The words of a wording, as they are compared: lower case, without marks.
/// </summary>
internal static class QuestionWords
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The words of a text: letters and digits in lower case, accents and apostrophes taken off.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in Decomposed(text).Append(' '))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (!IsInsideWord(character) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    /// <summary>The same words in the same order: case, marks and spaces do not matter.</summary>
    public static string Plain(string text) => string.Join(' ', Split(text));

    /// <summary>
    /// Cuts the commonest English endings, so that “waiting”, “waited” and “waits” meet: plurals as in Harman (1991),
    /// then -ing, -ed and -ly where enough of a word is left.
    /// </summary>
    public static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            word = word[..^3] + "y";
        }
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            word = word[..^1];
        }

        foreach (var ending in (string[])["ing", "ed", "ly"])
        {
            if (word.Length >= ending.Length + 3
                && word.EndsWith(ending, StringComparison.Ordinal)
                && word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels))
            {
                word = word[..^ending.Length];
                var doubled = word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z');
                word = doubled ? word[..^1] : word;
                break;
            }
        }

        return word.Length > 3 && word[^1] == 'e' ? word[..^1] : word;
    }

    private static bool IsInsideWord(char character) =>
        character is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    /// <summary>Accents as marks of their own; a text with half a surrogate pair, which has no normal form, as it is.</summary>
    private static string Decomposed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text.Normalize(NormalizationForm.FormD) : text;
}
