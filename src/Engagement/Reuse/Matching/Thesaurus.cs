namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>What an idea is to a question.</summary>
internal enum IdeaKind
{
    /// <summary>What it is about: a service, a condition, a group of people.</summary>
    Subject,

    /// <summary>What of it: waiting, being listened to, being told.</summary>
    Aspect,

    /// <summary>How good or bad: easy, satisfied, enough.</summary>
    Feeling,

    /// <summary>Words that most questions have.</summary>
    General,
}

/// <summary>Something that many words and phrases stand for.</summary>
/// <param name="Name">Its name in <c>thesaurus.txt</c>.</param>
/// <param name="Kind">What it is to a question.</param>
/// <param name="Broader">Numbers of the ideas that it is a part of.</param>
/// <param name="Family">Of one family, two ideas rule each other out: the day and the night. Null for none.</param>
internal sealed record Idea(string Name, IdeaKind Kind, IReadOnlyList<int> Broader, string? Family);

/// <summary>An idea that a word or phrase stands for.</summary>
/// <param name="Idea">Its number.</param>
/// <param name="Reversed">The other way round: “hard” for ease.</param>
internal readonly record struct Sense(int Idea, bool Reversed);

/// <summary>
/// Words and phrases of health, care and local life by the ideas that they stand for. Data, beside this file; its first
/// lines say how it is written.
/// </summary>
internal sealed class Thesaurus
{
    private readonly Dictionary<string, List<Sense>> senses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> longest = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<Idea> ideas = [];

    public Thesaurus(TextReader text)
    {
        var entries = Read(text).ToList();
        var numbers = entries.Select((entry, number) => (entry.Name, number)).ToDictionary(each => each.Name, each => each.number, StringComparer.Ordinal);
        foreach (var (number, entry) in entries.Index())
        {
            ideas.Add(new Idea(
                entry.Name, entry.Kind, [.. entry.Broader.Where(numbers.ContainsKey).Select(name => numbers[name])], entry.Family));
            foreach (var term in entry.Terms.Append(entry.Name.Replace('-', ' ')).Distinct(StringComparer.Ordinal))
            {
                Enter(term.TrimStart('-'), new Sense(number, term[0] == '-'));
            }
        }
    }

    /// <summary>The one that the product ships with.</summary>
    public static Thesaurus Shipped { get; } = Load();

    /// <summary>Ideas by number.</summary>
    public IReadOnlyList<Idea> Ideas => ideas;

    /// <summary>The words that it knows, alone or in a phrase.</summary>
    public IReadOnlyCollection<string> Words => words;

    /// <summary>How many words the longest phrase has that begins with this stem; 0 if there is none.</summary>
    public int Longest(string stem) => longest.GetValueOrDefault(stem);

    /// <summary>Ideas that stems, separated by spaces, stand for.</summary>
    public IReadOnlyList<Sense> Senses(string stems) => senses.TryGetValue(stems, out var found) ? found : [];

    private static Thesaurus Load()
    {
        using var data = typeof(Thesaurus).Assembly.GetManifestResourceStream("thesaurus.txt")!;
        using var text = new StreamReader(data);
        return new Thesaurus(text);
    }

    private static IEnumerable<Entry> Read(TextReader text)
    {
        var kind = IdeaKind.General;
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                kind = Enum.Parse<IdeaKind>(line.Trim('[', ']'), ignoreCase: true);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var head = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                yield return new Entry(
                    head[0],
                    kind,
                    [.. head.Skip(1).Where(word => word[0] is not ('<' or '!'))],
                    head.FirstOrDefault(word => word[0] == '!')?[1..],
                    line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }
    }

    private void Enter(string term, Sense sense)
    {
        var split = QuestionWords.Split(term);
        words.UnionWith(split);
        var stems = split.Select(EnglishStem.Of).ToList();
        var key = string.Join(' ', stems);
        if (!senses.TryGetValue(key, out var list))
        {
            senses[key] = list = [];
        }

        if (!list.Exists(other => other.Idea == sense.Idea))
        {
            list.Add(sense);
        }

        longest[stems[0]] = Math.Max(longest.GetValueOrDefault(stems[0]), stems.Count);
    }

    private sealed record Entry(string Name, IdeaKind Kind, IReadOnlyList<string> Broader, string? Family, IReadOnlyList<string> Terms);
}
