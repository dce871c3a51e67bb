using IcpEngage.Engagement.Surveys.Changes;

namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>Misspelt words by the nearest word that is known.</summary>
internal sealed class Spelling
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 5;

    private const int Long = 8;

    private readonly HashSet<string> known;
    private readonly Dictionary<(char First, int Length), List<string>> words;

    public Spelling(IReadOnlyCollection<string> known)
    {
        this.known = [.. known];
        words = known.GroupBy(word => (word[0], word.Length)).ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>The word itself where it is known or English; otherwise the known one that is nearest, if one is near.</summary>
    public string Right(string word)
    {
        if (word.Length < Shortest || known.Contains(word) || !char.IsAsciiLetter(word[0]) || KnownWords.Includes(word))
        {
            return word;
        }

        var slips = word.Length >= Long ? 2 : 1;
        var (best, fewest) = (word, slips + 1);
        for (var length = word.Length - slips; length <= word.Length + slips; length++)
        {
            foreach (var candidate in words.GetValueOrDefault((word[0], length)) ?? [])
            {
                var between = Slips.Between(candidate, word);
                if (between < fewest)
                {
                    (best, fewest) = (candidate, between);
                }
            }
        }

        return best;
    }
}
