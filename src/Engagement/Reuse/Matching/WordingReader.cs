namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>Something that a wording says, as the index compares it.</summary>
/// <param name="Signals">What it may be recognised by: the word itself, ideas, broader ideas.</param>
/// <param name="Weight">How much it says about what is asked, 0 to 1, however rare it is.</param>
/// <param name="IsSubject">It names what the question is about.</param>
/// <param name="IsUnknown">No idea is known for it.</param>
internal sealed record Unit(IReadOnlyList<Signal> Signals, float Weight, bool IsSubject, bool IsUnknown);

/// <summary>What something is recognised by.</summary>
/// <param name="Feature">Number of an idea, or of a word above those.</param>
/// <param name="Strength">How sure it is, 0 to 1: less for a word with several meanings, and for a broader idea.</param>
internal readonly record struct Signal(int Feature, float Strength);

/// <summary>A wording, read.</summary>
/// <param name="Units">What it says, in order.</param>
/// <param name="Direction">1 if it speaks of the good side (easy), -1 of the bad (hard), 0 of both or neither.</param>
internal sealed record ReadWording(IReadOnlyList<Unit> Units, int Direction);

/// <summary>
/// Reads wordings: stems, ideas of the thesaurus, misspelt words by the nearest that is known. Numbers words as it meets
/// them; not for several threads at once.
/// </summary>
internal sealed class WordingReader
{
    private const float OfAnIdea = 0.9f;
    private const float InsideAPhrase = 0.55f;
    private const float OfABroaderIdea = 0.42f;
    private const float OfAWordInAPhrase = 0.8f;
    private const float OfAnUnknownWord = 0.6f;
    private const float OfALightWord = 0.12f;

    /// <summary>What comes later in a longer text is not read: a question has said what it asks by then.</summary>
    private const int MostUnits = 64;

    private static readonly HashSet<string> Negations = ["not", "never", "no", "nobody", "without", "cannot", "cant", "dont", "hardly", "isnt", "didnt", "wasnt"];

    private readonly Thesaurus thesaurus;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Spelling spelling;

    public WordingReader(Thesaurus thesaurus)
    {
        this.thesaurus = thesaurus;
        spelling = new Spelling(thesaurus.Words);
    }

    /// <summary>Features so far.</summary>
    public int Features => thesaurus.Ideas.Count + words.Count;

    /// <summary>Whether a feature is a word rather than an idea.</summary>
    public bool IsWord(int feature) => feature >= thesaurus.Ideas.Count;

    /// <summary>Reads a wording that is kept: new words get numbers.</summary>
    public ReadWording Keep(string text) => Read(text, Number);

    /// <summary>Reads a wording that is only looked for: words that nobody used have no number.</summary>
    public ReadWording Look(string text) => Read(text, word => words.GetValueOrDefault(word, -1));

    private int Number(string word)
    {
        if (!words.TryGetValue(word, out var number))
        {
            words[word] = number = thesaurus.Ideas.Count + words.Count;
        }

        return number;
    }

    private ReadWording Read(string text, Func<string, int> number)
    {
        var raw = QuestionWords.Split(text);
        var stems = new string[raw.Count];
        for (var at = 0; at < stems.Length; at++)
        {
            stems[at] = LightWords.Says(raw[at]) == LightWords.Nothing ? raw[at] : EnglishStem.Of(spelling.Right(raw[at]));
        }

        var units = new List<Unit>();
        var (good, bad) = (0, 0);
        for (var start = 0; start < raw.Count && units.Count < MostUnits;)
        {
            var length = Phrase(stems, start);
            var unit = UnitOf(raw, stems, start, length, number, out var reversed);
            if (unit is not null)
            {
                units.Add(unit);
                if (reversed is { } wrong)
                {
                    var negated = start > 0 && Negations.Contains(raw[start - 1]);
                    (good, bad) = wrong != negated ? (good, bad + 1) : (good + 1, bad);
                }
            }

            start += length;
        }

        return new ReadWording(units, good > 0 == bad > 0 ? 0 : good > 0 ? 1 : -1);
    }

    private int Phrase(string[] stems, int start)
    {
        for (var length = Math.Min(thesaurus.Longest(stems[start]), stems.Length - start); length > 1; length--)
        {
            if (thesaurus.Senses(string.Join(' ', stems, start, length)).Count > 0)
            {
                return length;
            }
        }

        return 1;
    }

    private Unit? UnitOf(IReadOnlyList<string> raw, string[] stems, int start, int length, Func<string, int> number, out bool? reversed)
    {
        reversed = null;
        if (length == 1 && LightWords.Says(raw[start]) == LightWords.Nothing)
        {
            return null;
        }

        var signals = new Dictionary<int, float>();
        var (weight, subject) = (0f, false);
        var senses = thesaurus.Senses(string.Join(' ', stems, start, length));
        foreach (var sense in senses)
        {
            var idea = thesaurus.Ideas[sense.Idea];
            var strength = OfAnIdea / MathF.Sqrt(MathF.Sqrt(senses.Count));
            Signal(signals, sense.Idea, strength);
            weight += Weight(idea.Kind) / senses.Count;
            subject |= idea.Kind == IdeaKind.Subject && senses.Count <= 2;
            reversed ??= idea.Kind == IdeaKind.Feeling ? sense.Reversed : null;
        }

        for (var at = start; at < start + length; at++)
        {
            var says = LightWords.Says(raw[at]);
            if (says == LightWords.Nothing)
            {
                continue;
            }

            Signal(signals, number(stems[at]), length == 1 ? 1 : OfAWordInAPhrase);
            if (length > 1)
            {
                foreach (var sense in thesaurus.Senses(stems[at]))
                {
                    Signal(signals, sense.Idea, InsideAPhrase);
                }
            }

            weight = senses.Count > 0 ? weight : says == LightWords.Little ? OfALightWord : OfAnUnknownWord;
            weight = length == 1 && says == LightWords.Little ? Math.Min(weight, 0.3f) : weight;
        }

        return new Unit([.. signals.Select(signal => new Signal(signal.Key, signal.Value))], weight, subject, senses.Count == 0 && weight > OfALightWord);
    }

    private void Signal(Dictionary<int, float> signals, int feature, float strength)
    {
        signals[feature] = Math.Max(signals.GetValueOrDefault(feature), strength);
        if (feature >= 0 && feature < thesaurus.Ideas.Count)
        {
            foreach (var broader in thesaurus.Ideas[feature].Broader)
            {
                signals[broader] = Math.Max(signals.GetValueOrDefault(broader), strength * OfABroaderIdea);
            }
        }
    }

    private static float Weight(IdeaKind kind) => kind switch
    {
        IdeaKind.Subject => 1,
        IdeaKind.Aspect => 0.75f,
        IdeaKind.Feeling => 0.35f,
        IdeaKind.General => 0.2f,
    };
}
