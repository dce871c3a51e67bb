namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>What a person said of a wording and a question already asked.</summary>
internal enum Likeness
{
    /// <summary>They ask the same: its answers were used.</summary>
    Same,

    /// <summary>They ask something else.</summary>
    Different,

    /// <summary>Neither: takes an earlier word back.</summary>
    Open,
}

/// <summary>Something that the matcher learned from a person.</summary>
/// <param name="Id">Of two lessons on the same, the later counts: ids grow with time.</param>
/// <param name="Wording">What somebody wanted to ask.</param>
/// <param name="Key">The question already asked.</param>
/// <param name="Says">What was said of the two.</param>
internal sealed record Lesson(Guid Id, string Wording, string Key, Likeness Says);

/// <summary>A question found, and the lesson that had a part in it; null for none.</summary>
internal sealed record TaughtQuestion(FoundQuestion Found, Lesson? Lesson);

/// <summary>
/// A matcher that people correct. The wordings of lessons are found like questions: what comes near a wording whose answers were
/// taken from a question finds that question, and what asks the same as a wording of which a question was told apart has it told apart.
/// Changed lesson by lesson, in any order. Not for several threads at once.
/// </summary>
internal sealed class TaughtMatcher(Thesaurus thesaurus)
{
    /// <summary>What a person said of one wording counts a little less for another, and never as the same words.</summary>
    private const double OfALesson = 0.95;

    /// <summary>From this score on, a wording asks the same as one that was decided on, as far as words tell.</summary>
    private const double Likely = 0.5;

    private readonly QuestionMatcher matcher = new(thesaurus);
    private readonly Dictionary<string, List<Lesson>> byWording = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Lesson> lessons = [];

    /// <summary>Adds a question, or changes the one with its key.</summary>
    public void Add(AskedQuestion question) => matcher.Add(question);

    /// <summary>Takes a question out; lessons on it wait in case it comes back.</summary>
    public void Remove(string key) => matcher.Remove(key);

    /// <summary>Ids of what was taught.</summary>
    public IReadOnlyCollection<Guid> Lessons => lessons.Keys;

    /// <summary>Learns; the same lesson again changes nothing.</summary>
    public void Teach(Lesson lesson)
    {
        if (!lessons.TryAdd(lesson.Id, lesson))
        {
            return;
        }

        var key = KeyOf(lesson.Wording);
        if (byWording.TryGetValue(key, out var known))
        {
            known.Add(lesson);
        }
        else
        {
            byWording.Add(key, [lesson]);
            matcher.Add(new AskedQuestion(key, lesson.Wording, []));
        }
    }

    /// <summary>Unlearns; nothing happens if it was not taught.</summary>
    public void Forget(Guid id)
    {
        if (!lessons.Remove(id, out var lesson))
        {
            return;
        }

        var key = KeyOf(lesson.Wording);
        byWording[key].Remove(lesson);
        if (byWording[key].Count == 0)
        {
            byWording.Remove(key);
            matcher.Remove(key);
        }
    }

    /// <summary>
    /// The questions that come nearest by words and by lessons, best first, however far; those that were told apart are among them,
    /// with their lesson.
    /// </summary>
    /// <param name="text">The wording.</param>
    /// <param name="topic">Its topic; null if not said.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<TaughtQuestion> Find(string text, string? topic = null, int most = 20)
    {
        var found = new Dictionary<string, TaughtQuestion>(StringComparer.Ordinal);
        var taught = new Dictionary<string, (Lesson Lesson, FoundQuestion Hit)>(StringComparer.Ordinal);
        foreach (var hit in matcher.Find(text, topic, most + byWording.Count))
        {
            if (!byWording.TryGetValue(hit.Key, out var known))
            {
                found.Add(hit.Key, new TaughtQuestion(hit, null));
                continue;
            }

            foreach (var lesson in known)
            {
                // The nearest wording counts; of lessons on the same wording, the last.
                if (!taught.TryGetValue(lesson.Key, out var other) || hit.Score > other.Hit.Score
                    || (hit == other.Hit && lesson.Id.CompareTo(other.Lesson.Id) > 0))
                {
                    taught[lesson.Key] = (lesson, hit);
                }
            }
        }

        foreach (var (key, (lesson, hit)) in taught)
        {
            Apply(found, key, lesson, hit);
        }

        return
        [
            .. found.Values.OrderByDescending(each => each.Found.Score).ThenBy(each => each.Found.Key, StringComparer.Ordinal).Take(most),
        ];
    }

    private static void Apply(Dictionary<string, TaughtQuestion> found, string key, Lesson lesson, FoundQuestion hit)
    {
        var own = found.GetValueOrDefault(key)?.Found;
        var score = hit.Score * OfALesson;
        if (lesson.Says == Likeness.Same && hit.Score >= Likely && score > (own?.Score ?? 0))
        {
            found[key] = new TaughtQuestion(hit with { Key = key, Score = score, SameWording = false }, lesson);
        }
        else if (lesson.Says == Likeness.Different && hit.Score >= MatchWeights.Sure && own is not null)
        {
            found[key] = new TaughtQuestion(own, lesson);
        }
    }

    // No question's key begins like this.
    private static string KeyOf(string wording) => $"wording: {QuestionWords.Plain(wording)}";
}
