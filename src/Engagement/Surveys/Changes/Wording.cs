using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>
/// Whether two wordings say the same to everybody who reads them. What is not certain to be a typo is another wording: no digit,
/// sign or “not” may differ, and no word may become another known word.
/// </summary>
internal static partial class Wording
{
    /// <summary>Longest word that may lose or gain a letter only by two of its letters changing places.</summary>
    private const int ShortWord = 3;

    /// <summary>Shortest word in which two slips are a typo still.</summary>
    private const int LongWord = 8;

    /// <summary>More of them in one text are a rewriting.</summary>
    private const int MostTypos = 5;

    private const string English = "en";

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "no", "not", "non", "nor", "none", "never", "neither", "nothing", "nobody", "nowhere", "without", "cannot", "unless", "except", "hardly",
    };

    /// <summary>Known words that are written for another one by leaving out the apostrophe, and that nobody takes for themselves.</summary>
    private static readonly HashSet<string> MissingApostrophe = new(StringComparer.Ordinal) { "cant", "wont", "its" };

    /// <summary>They are the same but for spaces.</summary>
    public static bool IsSame(string? before, string? after) => Plain(before) == Plain(after);

    /// <summary>
    /// The same, or the difference is a typo: reading either, nobody can take it for anything else. Spelling is known of
    /// English only; in other languages only marks, spaces and capitals can be typos.
    /// </summary>
    /// <param name="before">The wording before.</param>
    /// <param name="after">The wording after.</param>
    /// <param name="language">The language of both, as BCP 47 says it.</param>
    public static bool IsSameOrTypo(string? before, string? after, string language = English)
    {
        if (IsSame(before, after))
        {
            return true;
        }

        var (old, renewed) = (Pieces(before), Pieces(after));
        if (!IsEnglish(language))
        {
            return old.Count == renewed.Count && old.Zip(renewed).All(pair => IsSameWord(pair.First, pair.Second));
        }

        int i = 0, j = 0, typos = 0;
        while (i < old.Count && j < renewed.Count)
        {
            var (olds, news) = Step(old, i, renewed, j);
            typos += olds == 1 && news == 1 && old[i] == renewed[j] ? 0 : 1;
            if (olds == 0 || typos > MostTypos)
            {
                return false;
            }

            (i, j) = (i + olds, j + news);
        }

        return i == old.Count && j == renewed.Count;
    }

    /// <summary>How many pieces of either side say the same from here; none where they do not.</summary>
    private static (int Old, int New) Step(List<string> old, int i, List<string> renewed, int j)
    {
        if (IsSlip(old[i], renewed[j]))
        {
            return (1, 1);
        }

        // A space was missing (“atthe”), or one too many (“appoint ment”): only where the old pieces were no words.
        if (j + 1 < renewed.Count && IsWord(old[i]) && !IsKnown(old[i]) && Letters(old[i]) == Letters(renewed[j] + renewed[j + 1])
            && IsKnown(renewed[j]) && IsKnown(renewed[j + 1]))
        {
            return (1, 2);
        }

        return i + 1 < old.Count && IsWord(old[i]) && IsWord(old[i + 1]) && !(IsKnown(old[i]) && IsKnown(old[i + 1]))
            && Letters(old[i] + old[i + 1]) == Letters(renewed[j]) && IsKnown(renewed[j])
            ? (2, 1)
            : (0, 0);
    }

    private static bool IsEnglish(string language) =>
        language.Split('-')[0].Equals(English, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameWord(string before, string after) =>
        before == after || (before.Equals(after, StringComparison.OrdinalIgnoreCase) && !IsAbbreviation(before, after));

    private static bool IsSlip(string before, string after)
    {
        if (before == after)
        {
            return true;
        }

        if (!IsWord(before) || !IsWord(after))
        {
            return false;
        }

        var (old, renewed) = (Letters(before), Letters(after));
        if (old == renewed)
        {
            return before.Contains('\'', StringComparison.Ordinal) == after.Contains('\'', StringComparison.Ordinal)
                ? !IsAbbreviation(before, after)
                : !KnownWords.Includes(old) || MissingApostrophe.Contains(old);
        }

        return !KnownWords.Includes(old) && KnownWords.Includes(renewed) && !Negations.Contains(renewed)
            && !IsAllCapitals(before) && IsMisspelling(old, renewed);
    }

    /// <summary>The old spelling, which is no word, is plainly meant to be the new one.</summary>
    private static bool IsMisspelling(string old, string renewed)
    {
        var slips = Slips.Between(old, renewed);
        var swapped = slips == 1 && old.Length == renewed.Length && old.Order().SequenceEqual(renewed.Order());
        if (swapped)
        {
            return true;
        }

        if (old.Length <= ShortWord || old[0] != renewed[0] || slips > (old.Length >= LongWord ? 2 : 1))
        {
            return false;
        }

        // A letter too few or too many tells what was meant; a wrong one, or two slips, only where no other word is as near.
        return (slips == 1 && old.Length != renewed.Length)
            || KnownWords.Near(old, slips).All(known => Stem(known) == Stem(renewed));
    }

    /// <summary>
    /// Cuts the commonest English endings, so that “waiting”, “waited” and “waits” meet: plurals as in Harman (1991),
    /// then -ing, -ed and -ly where enough of a word is left. Milder than the matcher’s stems, which bring words together that
    /// mean different things: here that would make a changed question pass for a mended one.
    /// </summary>
    private static string Stem(string word)
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

    private static bool IsKnown(string word) => IsWord(word) && KnownWords.Includes(Letters(word));

    private static bool IsWord(string piece) => piece.Length > 0 && char.IsLetter(piece[0]);

    /// <summary>“IT” is not “it”: short words in capitals are names.</summary>
    private static bool IsAbbreviation(string before, string after) =>
        before.Length <= 5 && IsAllCapitals(before) != IsAllCapitals(after);

    private static bool IsAllCapitals(string word) => word.Length > 1 && word.All(character => !char.IsLower(character));

    /// <summary>Lower case, accents and apostrophes taken off.</summary>
    private static string Letters(string word)
    {
        var letters = new StringBuilder();
        foreach (var character in word.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(character))
            {
                letters.Append(char.ToLowerInvariant(character));
            }
        }

        return letters.ToString();
    }

    private static string Plain(string? text) => Spaces().Replace(text ?? "", " ").Trim();

    /// <summary>
    /// Words, numbers with what stands in and around them, answers shown in the text, and signs that are read aloud; a word
    /// that stands twice in a row is one. Marks that only part sentences are left out.
    /// </summary>
    private static List<string> Pieces(string? text)
    {
        // Half a character cannot be normalised.
        var whole = string.Concat((text ?? "").EnumerateRunes());
        var straight = whole.Normalize(NormalizationForm.FormC).Replace('’', '\'').Replace('‘', '\'').Replace('–', '-').Replace('—', '-');
        var pieces = new List<string>();
        foreach (var piece in Piece().Matches(straight).Select(match => match.Value))
        {
            if (pieces.Count == 0 || pieces[^1] != piece || !IsWord(piece))
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"\{[^{}]*\}|-?[0-9]+(?:[.,:/-][0-9]+)*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|[%&/*#@+=<>^~|\\\p{Sc}\p{Sm}\p{So}\p{No}\p{Nl}\p{Nd}]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
