using System.Text;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>The words of an ask's purpose that say what it is about, so that two purposes can be compared.</summary>
internal static class PurposeWords
{
    private const int ShortestStem = 3;

    /// <summary>In nearly every ask, or in every text: they tell no two apart.</summary>
    private static readonly HashSet<string> SayLittle =
    [
        "a", "about", "all", "also", "an", "and", "any", "are", "as", "ask", "asking", "at", "be", "by", "can", "could", "do", "each",
        "for", "from", "get", "getting", "give", "have", "help", "helping", "how", "i", "if", "in", "into", "is", "it", "its", "local",
        "more", "need", "new", "of", "on", "one", "or", "our", "out", "over", "people", "please", "run", "so", "some", "support", "that",
        "the", "their", "them", "there", "these", "they", "this", "three", "to", "two", "up", "us", "want", "we", "what", "when", "where",
        "who", "will", "with", "would", "you", "your",
    ];

    private static readonly string[] Endings = ["ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "y"];

    /// <summary>The words, each once, without the endings that grammar gives them.</summary>
    public static IReadOnlySet<string> Of(string purpose)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var character in purpose + " ")
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (character is not ('\'' or '’'))
            {
                Add(words, word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    /// <summary>
    /// How far two purposes share their words: from 0 for none to 1 for all (Sørensen's coefficient, 1948: twice what is
    /// shared, divided by what both have together). Two without any word share nothing.
    /// </summary>
    public static double Shared(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static void Add(HashSet<string> words, string word)
    {
        if (word.Length > 1 && !SayLittle.Contains(word))
        {
            words.Add(Stem(word));
        }
    }

    /// <summary>“sessions” and “session”, “visiting” and “visit”: crude, and alike for both of two purposes.</summary>
    private static string Stem(string word)
    {
        var ending = Array.Find(Endings, ending => word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? word : word[..^ending.Length];
    }
}
