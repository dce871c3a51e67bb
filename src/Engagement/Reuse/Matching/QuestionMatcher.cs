using System.Runtime.InteropServices;

namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>A question already asked, as the matcher needs it.</summary>
/// <param name="Key">What it is known by; never two with the same.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Options">Its answers.</param>
/// <param name="Topic">What it is about, in words or hyphens; null if not said.</param>
/// <param name="Construct">What it measures, in words or hyphens: questions with the same one ask the same thing. Null if not said.</param>
internal sealed record AskedQuestion(
    string Key, string Text, IReadOnlyList<string> Options, string? Topic = null, string? Construct = null);

/// <summary>A question found.</summary>
/// <param name="Key">Which.</param>
/// <param name="Score">How likely it asks the same, 0 to 1; 1 for the same wording.</param>
/// <param name="SameWording">The words are the same.</param>
/// <param name="OtherWayRound">One asks for the good side (easy), the other for the bad (hard).</param>
/// <param name="OtherPeople">One is about somebody’s child, say, or the person they care for, and the other is not.</param>
/// <param name="Signs">What speaks for and against it.</param>
internal sealed record FoundQuestion(
    string Key, double Score, bool SameWording, bool OtherWayRound, bool OtherPeople, MatchSigns Signs);

/// <summary>
/// Finds the questions already asked that ask what a wording asks. First BM25 over words and ideas names candidates, then
/// each is held against the wording, unit by unit (<see cref="MatchSigns"/>). Kept in memory, changed question by question;
/// what it finds does not depend on the order in which questions came. Not for several threads at once.
/// </summary>
internal sealed class QuestionMatcher
{
    /// <summary>Below this score, nothing like it was asked.</summary>
    public const double Threshold = 0.15;

    private const int Candidates = 250;
    private const float OfAnAnswer = 0.35f;
    private const float OfALabel = 0.6f;

    private static readonly string[] Audiences = ["child", "carer", "older", "staff"];

    private readonly Thesaurus thesaurus;
    private readonly HashSet<int> audiences;
    private readonly WordingReader reader;
    private readonly Bm25 index = new();
    private readonly List<Asked?> byNumber = [];
    private readonly Dictionary<string, Asked> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Construct> constructs = new(StringComparer.Ordinal);
    private readonly List<(int Document, float Score)> found = [];
    private int[] heads = [];

    public QuestionMatcher(Thesaurus thesaurus)
    {
        this.thesaurus = thesaurus;
        reader = new WordingReader(thesaurus);
        audiences = [.. thesaurus.Ideas.Index().Where(each => Audiences.Contains(each.Item.Name)).Select(each => each.Index)];
    }

    /// <summary>How many questions can be found.</summary>
    public int Count => byKey.Count;

    /// <summary>Adds a question, or changes the one with its key.</summary>
    public void Add(AskedQuestion question)
    {
        Remove(question.Key);
        var wording = reader.Keep(question.Text);
        var answers = question.Options.SelectMany(option => reader.Keep(option).Units).ToList();
        var asked = new Asked(
            question, QuestionWords.Plain(question.Text), wording, Entries(wording.Units, 1), Entries(answers, OfAnAnswer), Families(wording.Units), Audience(wording.Units));
        asked.Number = index.Add(asked.Terms);
        byNumber.Add(asked);
        byKey.Add(question.Key, asked);
        if (question.Construct is { } name)
        {
            if (!constructs.TryGetValue(name, out var construct))
            {
                var label = reader.Keep(name.Replace('-', ' ')).Units;
                constructs[name] = construct = new Construct(label, Entries(label, OfALabel));
            }

            construct.Add(asked);
            asked.Construct = construct;
        }
    }

    /// <summary>Takes a question out; nothing happens if it is not known.</summary>
    public void Remove(string key)
    {
        if (byKey.Remove(key, out var asked))
        {
            index.Remove(asked.Number, asked.Terms);
            byNumber[asked.Number] = null;
            asked.Construct?.Remove(asked);
            if (asked.Construct is { Members: 0 })
            {
                constructs.Remove(asked.Question.Construct!);
            }
        }
    }

    /// <summary>The questions that come nearest, best first, however far.</summary>
    /// <param name="text">The wording that somebody wants to ask.</param>
    /// <param name="topic">Its topic; null if not said.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<FoundQuestion> Find(string text, string? topic = null, int most = 20)
    {
        var plain = QuestionWords.Plain(text);
        var wording = reader.Look(text);
        var query = new Query(wording, Weights(wording.Units), Unseen(wording.Units), Families(wording.Units), Audience(wording.Units), reader.Features, ref heads);
        try
        {
            index.Best(query.Terms, Candidates, found);
            Nearest(found);
            var all = new List<(Asked Asked, FoundQuestion Found)>(found.Count);
            foreach (var (document, _) in found)
            {
                var asked = byNumber[document]!;
                var signs = Compare(query, asked);
                var same = asked.Plain == plain && plain.Length > 0;
                all.Add((asked, new FoundQuestion(
                    asked.Question.Key,
                    same ? 1 : Math.Min(0.999, MatchWeights.Probability(signs, topic, asked.Question.Topic)),
                    same,
                    wording.Direction * asked.Wording.Direction < 0,
                    !query.Audience.SetEquals(asked.Audience),
                    signs)));
            }

            return Ranked(all, most);
        }
        finally
        {
            query.Clear(heads);
        }
    }

    /// <summary>
    /// The best first. While it is not sure what is asked, questions of other constructs come before a further one of a
    /// construct that is listed already.
    /// </summary>
    private static List<FoundQuestion> Ranked(List<(Asked Asked, FoundQuestion Found)> all, int most)
    {
        all.Sort((one, other) => other.Found.Score.CompareTo(one.Found.Score) is var order and not 0
            ? order
            : string.CompareOrdinal(one.Found.Key, other.Found.Key));
        var seen = new Dictionary<Construct, int>();
        var ranked = new List<(FoundQuestion Found, double Score)>(all.Count);
        foreach (var (asked, hit) in all)
        {
            var before = 0;
            if (asked.Construct is { } construct)
            {
                before = seen.GetValueOrDefault(construct);
                seen[construct] = before + 1;
            }

            ranked.Add((hit, hit.Score >= MatchWeights.Sure ? hit.Score : hit.Score * Math.Pow(MatchWeights.OfAFurtherOne, before)));
        }

        return [.. ranked.OrderByDescending(each => each.Score).ThenBy(each => each.Found.Key, StringComparer.Ordinal).Take(most).Select(each => each.Found)];
    }

    private void Nearest(List<(int Document, float Score)> hits)
    {
        if (hits.Count > Candidates)
        {
            hits.Sort((one, other) => other.Score.CompareTo(one.Score) is var order and not 0
                ? order
                : string.CompareOrdinal(byNumber[one.Document]!.Question.Key, byNumber[other.Document]!.Question.Key));
            hits.RemoveRange(Candidates, hits.Count - Candidates);
        }
    }

    private MatchSigns Compare(Query query, Asked asked)
    {
        var units = query.Units;
        Span<float> best = stackalloc float[units.Count];
        Span<float> literal = stackalloc float[units.Count];
        best.Clear();
        literal.Clear();
        var (covered, all) = (0f, 0f);
        foreach (var (number, unit) in asked.Wording.Units.Index())
        {
            var weight = unit.Weight * Rareness(unit);
            var reached = 0f;
            foreach (var entry in asked.Entries.AsSpan(asked.Starts[number], asked.Starts[number + 1] - asked.Starts[number]))
            {
                reached = Math.Max(reached, query.Reach(heads, entry, best, literal, reader.IsWord(entry.Feature)));
            }

            all += weight;
            covered += weight * reached;
        }

        foreach (var entry in asked.Answers)
        {
            query.Reach(heads, entry, best, [], false);
        }

        var (ofQuery, ofConstruct, literally, total, missedSubject, missedUnknown) = (0f, 0f, 0f, 0f, 0f, 0f);
        for (var number = 0; number < units.Count; number++)
        {
            var weight = query.Weights[number];
            var inConstruct = asked.Construct is null ? best[number] : Math.Max(best[number], asked.Construct.Reach(units[number]));
            total += weight;
            ofQuery += weight * best[number];
            ofConstruct += weight * inConstruct;
            literally += weight * literal[number];
            missedSubject = units[number].IsSubject ? Math.Max(missedSubject, weight * (1 - inConstruct)) : missedSubject;
            missedUnknown = units[number].IsUnknown ? Math.Max(missedUnknown, weight * (1 - inConstruct)) : missedUnknown;
        }

        return new MatchSigns(
            total > 0 ? ofQuery / total : 0,
            all > 0 ? covered / all : 0,
            total > 0 ? ofConstruct / total : 0,
            asked.Construct is { } construct ? OfLabel(query, construct) : all > 0 ? covered / all : 0,
            total + all > 0 ? 2 * literally / (total + all) : 0,
            missedSubject,
            missedUnknown,
            query.Unseen,
            Conflict(query.Families, asked.Families) ? 1 : 0);
    }

    private float OfLabel(Query query, Construct construct)
    {
        var (covered, all) = (0f, 0f);
        foreach (var unit in construct.Label)
        {
            var reached = 0f;
            foreach (var signal in unit.Signals)
            {
                reached = Math.Max(reached, query.Reach(heads, signal, [], [], false));
            }

            all += unit.Weight;
            covered += unit.Weight * reached;
        }

        return all > 0 ? covered / all : 0;
    }

    /// <summary>How rare what a unit says is in the bank, 0.4 to 1.</summary>
    private float Rareness(Unit unit)
    {
        var rarity = 0f;
        foreach (var signal in unit.Signals)
        {
            if (signal.Strength >= 0.7f)
            {
                // The commonest sure sign: an idea is as common as all of its words together.
                var own = signal.Feature < 0 ? 1 : index.Rarity(signal.Feature) / index.Rarity(-1);
                rarity = rarity == 0 ? own : Math.Min(rarity, own);
            }
        }

        return 0.4f + (0.6f * (rarity == 0 ? 1 : rarity));
    }

    private float[] Weights(IReadOnlyList<Unit> units) => [.. units.Select(unit => unit.Weight * Rareness(unit))];

    /// <summary>Weight of the weightiest thing that a wording is about and no question is.</summary>
    private float Unseen(IReadOnlyList<Unit> units)
    {
        var unseen = 0f;
        foreach (var unit in units)
        {
            var seen = !unit.IsSubject;
            foreach (var signal in unit.Signals)
            {
                seen |= signal.Strength >= 0.5f && index.Frequency(signal.Feature) > 0;
            }

            unseen = seen ? unseen : Math.Max(unseen, unit.Weight);
        }

        return unseen;
    }

    private static bool Conflict(IReadOnlyList<(string Family, int Idea)> one, IReadOnlyList<(string Family, int Idea)> other)
    {
        foreach (var (family, _) in one)
        {
            var rivals = false;
            var shared = false;
            foreach (var (otherFamily, idea) in other)
            {
                if (otherFamily == family)
                {
                    rivals = true;
                    shared |= one.Contains((family, idea));
                }
            }

            if (rivals && !shared)
            {
                return true;
            }
        }

        return false;
    }

    private List<(string Family, int Idea)> Families(IReadOnlyList<Unit> units) =>
    [
        .. units.SelectMany(unit => unit.Signals)
            .Where(signal => signal.Strength >= 0.35f && signal.Feature >= 0 && signal.Feature < thesaurus.Ideas.Count
                && thesaurus.Ideas[signal.Feature].Family is not null)
            .Select(signal => (thesaurus.Ideas[signal.Feature].Family!, signal.Feature))
            .Distinct(),
    ];

    /// <summary>About whom it is, where that is not just anybody.</summary>
    private HashSet<int> Audience(IReadOnlyList<Unit> units) =>
        [.. units.SelectMany(unit => unit.Signals).Where(signal => signal.Strength >= 0.7f && audiences.Contains(signal.Feature)).Select(signal => signal.Feature)];

    private static (Signal[] Entries, int[] Starts) Entries(IReadOnlyList<Unit> units, float share)
    {
        var starts = new int[units.Count + 1];
        var entries = new List<Signal>();
        foreach (var (number, unit) in units.Index())
        {
            starts[number] = entries.Count;
            entries.AddRange(unit.Signals.Select(signal => signal with { Strength = signal.Strength * share }));
        }

        starts[^1] = entries.Count;
        return ([.. entries], starts);
    }

    private sealed class Asked(
        AskedQuestion question,
        string plain,
        ReadWording wording,
        (Signal[] Entries, int[] Starts) said,
        (Signal[] Entries, int[] Starts) answers,
        IReadOnlyList<(string Family, int Idea)> families,
        HashSet<int> audience)
    {
        public AskedQuestion Question { get; } = question;

        public string Plain { get; } = plain;

        public ReadWording Wording { get; } = wording;

        public Signal[] Entries { get; } = said.Entries;

        public int[] Starts { get; } = said.Starts;

        public Signal[] Answers { get; } = answers.Entries;

        public IReadOnlyList<(string Family, int Idea)> Families { get; } = families;

        public HashSet<int> Audience { get; } = audience;

        public Construct? Construct { get; set; }

        public int Number { get; set; }

        public IReadOnlyCollection<(int Term, int Times)> Terms { get; } =
            [.. said.Entries.Concat(answers.Entries).Select(signal => signal.Feature).Distinct().Select(feature => (feature, 1))];
    }

    /// <summary>What the questions of one construct say together.</summary>
    private sealed class Construct
    {
        private readonly Dictionary<int, int> percents = [];

        public Construct(IReadOnlyList<Unit> label, (Signal[] Entries, int[] Starts) entries)
        {
            Label = label;
            Count(entries.Entries, 1);
        }

        /// <summary>What its name says.</summary>
        public IReadOnlyList<Unit> Label { get; }

        public int Members { get; private set; }

        public void Add(Asked asked)
        {
            Members++;
            Count(asked.Entries, 1);
        }

        public void Remove(Asked asked)
        {
            Members--;
            Count(asked.Entries, -1);
        }

        /// <summary>How sure it is that some of its questions say what a unit says, 0 to 1.</summary>
        public float Reach(Unit unit)
        {
            var reached = 0f;
            foreach (var signal in unit.Signals)
            {
                if (percents.TryGetValue(signal.Feature, out var sum))
                {
                    reached = Math.Max(reached, signal.Strength * sum / (sum + (25 * Math.Max(1, Members / 3f))));
                }
            }

            return reached;
        }

        private void Count(Signal[] entries, int sign)
        {
            foreach (var entry in entries)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(percents, entry.Feature, out _);
                sum += sign * (int)(100 * entry.Strength);
                if (sum == 0)
                {
                    percents.Remove(entry.Feature);
                }
            }
        }
    }

    /// <summary>A wording that is looked for, its signals by feature.</summary>
    private sealed class Query
    {
        private readonly List<(int Unit, float Strength, int Next)> chain = [(0, 0, 0)];

        public Query(ReadWording wording, float[] weights, float unseen, IReadOnlyList<(string Family, int Idea)> families, HashSet<int> audience, int features, ref int[] heads)
        {
            (Units, Weights, Unseen, Families, Audience) = (wording.Units, weights, unseen, families, audience);
            if (heads.Length < features)
            {
                heads = new int[features * 2];
            }

            var terms = new Dictionary<int, float>();
            foreach (var (number, unit) in Units.Index())
            {
                foreach (var signal in unit.Signals.Where(signal => signal.Feature >= 0))
                {
                    chain.Add((number, signal.Strength, heads[signal.Feature]));
                    heads[signal.Feature] = chain.Count - 1;
                    terms[signal.Feature] = Math.Max(terms.GetValueOrDefault(signal.Feature), signal.Strength * unit.Weight);
                }
            }

            Terms = [.. terms.Select(term => (term.Key, term.Value))];
        }

        public IReadOnlyList<Unit> Units { get; }

        public float[] Weights { get; }

        public float Unseen { get; }

        public IReadOnlyList<(string Family, int Idea)> Families { get; }

        public HashSet<int> Audience { get; }

        public IReadOnlyCollection<(int Term, float Weight)> Terms { get; }

        /// <summary>How sure it is that a signal is one of the query’s, 0 to 1; the units that it is one of are told.</summary>
        public float Reach(int[] heads, Signal signal, Span<float> best, Span<float> literal, bool isWord)
        {
            var reached = 0f;
            for (var at = signal.Feature < 0 ? 0 : heads[signal.Feature]; at > 0; at = chain[at].Next)
            {
                var (unit, strength, _) = chain[at];
                var value = strength * signal.Strength;
                reached = Math.Max(reached, value);
                if (best.Length > 0)
                {
                    best[unit] = Math.Max(best[unit], value);
                }

                if (isWord)
                {
                    literal[unit] = Math.Max(literal[unit], value);
                }
            }

            return reached;
        }

        public void Clear(int[] heads)
        {
            foreach (var (term, _) in Terms)
            {
                heads[term] = 0;
            }
        }
    }
}
