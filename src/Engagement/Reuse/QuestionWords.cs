using System.Buffers;
using System.Globalization;
using System.Text;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Turns a wording into the terms that the index compares: lower case, without marks and stop words, synonyms brought to
/// one word, endings cut off.
/// </summary>
internal sealed class QuestionWords
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private readonly HashSet<string> stopWords;
    private readonly Dictionary<string, string> leadingWords;
    private readonly int longestPhrase;

    public QuestionWords(Vocabulary vocabulary)
    {
        stopWords = [.. vocabulary.StopWords];
        leadingWords = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (leading, others) in vocabulary.Synonyms)
        {
            foreach (var phrase in others.Append(leading))
            {
                leadingWords.TryAdd(Key(Split(phrase)), leading);
            }
        }

        longestPhrase = leadingWords.Keys.Max(phrase => phrase.Count(character => character == ' ') + 1);
    }

    /// <summary>With the vocabulary that the product ships with.</summary>
    public static QuestionWords Shipped { get; } = new(Vocabulary.Shipped);

    /// <summary>The words of a text: letters and digits in lower case, accents and apostrophes taken off.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD).Append(' '))
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

    /// <summary>The terms of a wording, in order, with repetitions.</summary>
    public IReadOnlyList<string> Terms(string text)
    {
        var words = Split(text);
        var terms = new List<string>();
        for (var start = 0; start < words.Count;)
        {
            var (leading, length) = Phrase(words, start);
            if (leading is not null)
            {
                terms.Add(Stem(leading));
            }
            else if (!stopWords.Contains(words[start]))
            {
                terms.Add(Stem(words[start]));
            }

            start += length;
        }

        // “GP practice surgery” names one thing, once.
        return [.. terms.Where((term, index) => index == 0 || terms[index - 1] != term)];
    }

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

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(Stem));

    private (string? Leading, int Length) Phrase(IReadOnlyList<string> words, int start)
    {
        for (var length = Math.Min(longestPhrase, words.Count - start); length > 0; length--)
        {
            if (leadingWords.TryGetValue(Key(words.Skip(start).Take(length)), out var leading))
            {
                return (leading, length);
            }
        }

        return (null, 1);
    }
}
