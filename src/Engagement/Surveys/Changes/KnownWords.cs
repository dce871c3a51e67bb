using System.IO.Compression;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>English words in lower case, without accents: 130,000 of them, read when first asked for.</summary>
internal static class KnownWords
{
    private static readonly Lazy<HashSet<string>> All = new(Read);

    /// <summary>Whether the word is one; letters only, in lower case.</summary>
    public static bool Includes(string word) => All.Value.Contains(word);

    /// <summary>Words with the same first letter that are at most this many slips from the word.</summary>
    public static IEnumerable<string> Near(string word, int slips) =>
        All.Value.Where(known => known[0] == word[0] && Math.Abs(known.Length - word.Length) <= slips && Slips.Between(known, word) <= slips);

    private static HashSet<string> Read()
    {
        using var data = typeof(KnownWords).Assembly.GetManifestResourceStream("words.txt.gz")!;
        using var text = new StreamReader(new GZipStream(data, CompressionMode.Decompress));
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}

/// <summary>Slips of the fingers between two spellings.</summary>
internal static class Slips
{
    /// <summary>
    /// Letters left out, put in, or changed, and neighbours that changed places: the optimal string alignment distance
    /// (Damerau 1964; Boytsov 2011, section 2.2.1).
    /// </summary>
    public static int Between(string one, string other)
    {
        var beforeLast = new int[other.Length + 1];
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[other.Length];
    }
}
