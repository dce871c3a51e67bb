namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>Words that say nothing or little about what a question asks: <c>stopwords.txt</c>.</summary>
internal static class LightWords
{
    public const int Nothing = 0;
    public const int Little = 1;
    public const int Much = 2;

    private static readonly Dictionary<string, int> Words = Load();

    /// <summary>How much a word in lower case says.</summary>
    public static int Says(string word) => Words.GetValueOrDefault(word, Much);

    private static Dictionary<string, int> Load()
    {
        using var data = typeof(LightWords).Assembly.GetManifestResourceStream("stopwords.txt")!;
        using var text = new StreamReader(data);
        var (words, says) = (new Dictionary<string, int>(StringComparer.Ordinal), Nothing);
        while (text.ReadLine() is { } line)
        {
            if (line == "---")
            {
                says = Little;
            }
            else if (!line.StartsWith('#'))
            {
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.TryAdd(word, says);
                }
            }
        }

        return words;
    }
}
