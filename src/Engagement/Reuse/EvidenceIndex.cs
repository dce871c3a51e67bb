using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Reuse.Matching;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Every question of evidence in force, in memory and ready to be compared with a draft's, with what people taught about likeness.
/// Evidence is never changed: it comes, and it ends for good. Each process has its own index and reads what came and ended
/// since, here or elsewhere.
/// </summary>
internal sealed class EvidenceIndex
{
    /// <summary>More than anybody reads; those of other places are left out afterwards.</summary>
    private const int MostFound = 100;

    private readonly Lock gate = new();
    private readonly TaughtMatcher matcher = new(Thesaurus.Shipped);
    private readonly Dictionary<string, BankedQuestion> questions = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, EvidenceRecord> evidence = [];
    private readonly Dictionary<Guid, MatchLesson> lessons = [];
    private readonly HashSet<Guid> ended = [];

    /// <summary>How many questions can be found.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return questions.Count;
            }
        }
    }

    /// <summary>Adds evidence; the same evidence again changes nothing, and neither does evidence that has ended.</summary>
    public void Add(EvidenceRecord released)
    {
        var banked = released.Definition.Parts()
            .Where(question => released.Released.Questions.Any(result => result.Code == question.Code))
            .Select(question => new BankedQuestion(released, question))
            .ToList();
        lock (gate)
        {
            if (!ended.Contains(released.Id) && evidence.TryAdd(released.Id, released))
            {
                foreach (var question in banked)
                {
                    questions[question.Key] = question;
                    matcher.Add(new AskedQuestion(
                        question.Key, question.Question.Text, Answers(question.Question), question.Question.Topic, question.Question.Bank?.Construct));
                }
            }
        }
    }

    /// <summary>Takes out evidence that was withdrawn or replaced; it does not come back.</summary>
    public void Remove(IEnumerable<Guid> ids)
    {
        lock (gate)
        {
            foreach (var id in ids.Where(ended.Add))
            {
                if (evidence.Remove(id, out var gone))
                {
                    foreach (var key in gone.Definition.Parts().Select(part => BankedQuestion.KeyOf(id, part.Code)).Where(questions.Remove))
                    {
                        matcher.Remove(key);
                    }
                }
            }
        }
    }

    /// <summary>Adds what was released and taught, and takes out what ended since the last time, by this process or another.</summary>
    public async Task CatchUpAsync(EngagementDb db, CancellationToken cancellationToken)
    {
        await CatchUpOnLessonsAsync(db, cancellationToken);
        // In this order: what ends in between is known to have ended, and is not read as new.
        var ids = await db.EvidenceNow().Select(record => record.Id).ToListAsync(cancellationToken);
        Remove(await db.Set<EvidenceEnding>().Select(ending => ending.EvidenceId).ToListAsync(cancellationToken));
        List<Guid> missing;
        lock (gate)
        {
            missing = ids.FindAll(id => !evidence.ContainsKey(id) && !ended.Contains(id));
        }

        foreach (var some in missing.Chunk(100))
        {
            foreach (var record in await db.Set<EvidenceRecord>().AsNoTracking()
                .Where(record => some.Contains(record.Id)).ToListAsync(cancellationToken))
            {
                Add(record);
            }
        }
    }

    /// <summary>The questions already asked that may answer a draft's, best first.</summary>
    /// <param name="draft">The draft's question.</param>
    /// <param name="today">The day of the comparison.</param>
    /// <param name="audience">Whom the draft is for; null if not said.</param>
    public IReadOnlyList<QuestionMatch> Find(Question draft, DateOnly today, string? audience = null)
    {
        lock (gate)
        {
            var found = matcher.Find(draft.Text, draft.Topic, MostFound);
            // Where a person said that two questions ask something else, that counts for more than the bank.
            var taught = found.Where(each => each.Lesson?.Says == Likeness.Different).Select(each => each.Found.Key).ToHashSet(StringComparer.Ordinal);
            var certain = SameOfBank(draft).Where(each => !taught.Contains(each.Key)).ToDictionary(each => each.Key, StringComparer.Ordinal);
            return
            [
                .. found
                    // A lesson may be on evidence that is not known.
                    .Where(each => each.Found.Score >= QuestionMatcher.Threshold && questions.ContainsKey(each.Found.Key) && !certain.ContainsKey(each.Found.Key))
                    .Select(each => QuestionMatch.Of(
                        draft, questions[each.Found.Key], each.Found, each.Lesson is { Id: var id } ? lessons[id] : null, today, audience))
                    .Concat(certain.Values.Select(each => QuestionMatch.Of(draft, questions[each.Key], each, lesson: null, today, audience)))
                    .OrderByDescending(match => match.Score)
                    .ThenByDescending(match => match.Usable)
                    .ThenByDescending(match => match.Banked.Evidence.Released.To)
                    .ThenBy(match => match.Banked.Evidence.Id),
            ];
        }
    }

    /// <summary>All evidence, in no order.</summary>
    public IReadOnlyList<EvidenceRecord> All()
    {
        lock (gate)
        {
            return [.. evidence.Values];
        }
    }

    /// <summary>
    /// Questions that are the same one of the bank, in whichever version: they measure the same, whatever words can tell.
    /// </summary>
    private IEnumerable<FoundQuestion> SameOfBank(Question draft) =>
        draft.Bank is null ? [] : questions.Values.Where(asked => IsSameOfBank(draft, asked.Question)).Select(asked =>
            new FoundQuestion(asked.Key, 1, QuestionWords.Plain(draft.Text) == QuestionWords.Plain(asked.Question.Text), OtherWayRound: false, OtherPeople: false, default));

    // A row of a matrix is a question of its own, and no draft's question is a row.
    private static bool IsSameOfBank(Question draft, Question asked) =>
        draft.Bank is not null && draft.Bank.Code == asked.Bank?.Code && draft.Kind == asked.Kind;

    /// <summary>A question of evidence; null if it is not known.</summary>
    public BankedQuestion? Find(Guid evidenceId, string questionCode)
    {
        lock (gate)
        {
            return questions.GetValueOrDefault(BankedQuestion.KeyOf(evidenceId, questionCode));
        }
    }

    private async Task CatchUpOnLessonsAsync(EngagementDb db, CancellationToken cancellationToken)
    {
        var ids = (await db.Set<MatchLesson>().Select(lesson => lesson.Id).ToListAsync(cancellationToken)).ToHashSet();
        List<Guid> missing, gone;
        lock (gate)
        {
            missing = [.. ids.Except(lessons.Keys)];
            gone = [.. lessons.Keys.Except(ids)];
        }

        foreach (var some in missing.Chunk(100))
        {
            foreach (var lesson in await db.Set<MatchLesson>().AsNoTracking()
                .Where(lesson => some.Contains(lesson.Id)).ToListAsync(cancellationToken))
            {
                lock (gate)
                {
                    lessons[lesson.Id] = lesson;
                    matcher.Teach(lesson.ForMatcher());
                }
            }
        }

        lock (gate)
        {
            foreach (var id in gone)
            {
                lessons.Remove(id);
                matcher.Forget(id);
            }
        }
    }

    /// <summary>The words of its answers, which say what it is about.</summary>
    public static IReadOnlyList<string> Answers(Question question) =>
        [.. question.Options.Select(option => option.Text), .. question.Scale is { } scale ? [scale.MinimumLabel, scale.MaximumLabel] : Array.Empty<string>()];
}
