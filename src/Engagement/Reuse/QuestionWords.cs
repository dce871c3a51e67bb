using System.Globalization;
using System.Text;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// The words of a wording, as they are compared: lower case, without marks.
/// </summary>
internal static class QuestionWords
{
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

    private static bool IsInsideWord(char character) =>
        character is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    /// <summary>Accents as marks of their own; a text with half a surrogate pair, which has no normal form, as it is.</summary>
    private static string Decomposed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text.Normalize(NormalizationForm.FormD) : text;
}
