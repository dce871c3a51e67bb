using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Reuse.Matching;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Every question of released evidence, in memory and ready to be compared with a draft's. Evidence is never changed, so
/// the index only grows; each process has its own and reads what others have released since.
/// </summary>
internal sealed class EvidenceIndex
{
    /// <summary>More than anybody reads; those of other places are left out afterwards.</summary>
    private const int MostFound = 100;

    private readonly Lock gate = new();
    private readonly QuestionMatcher matcher = new(Thesaurus.Shipped);
    private readonly Dictionary<string, BankedQuestion> questions = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, EvidenceRecord> evidence = [];

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

    /// <summary>Adds evidence; the same evidence again changes nothing.</summary>
    public void Add(EvidenceRecord released)
    {
        var banked = released.Definition.Parts()
            .Where(question => released.Released.Questions.Any(result => result.Code == question.Code))
            .Select(question => new BankedQuestion(released, question))
            .ToList();
        lock (gate)
        {
            if (evidence.TryAdd(released.Id, released))
            {
                foreach (var question in banked)
                {
                    questions[question.Key] = question;
                    matcher.Add(new AskedQuestion(question.Key, question.Question.Text, Answers(question.Question), question.Question.Topic));
                }
            }
        }
    }

    /// <summary>Adds what was released since the last time, by this process or another.</summary>
    public async Task CatchUpAsync(EngagementDb db, CancellationToken cancellationToken)
    {
        var ids = await db.Set<EvidenceRecord>().Select(record => record.Id).ToListAsync(cancellationToken);
        List<Guid> missing;
        lock (gate)
        {
            missing = ids.FindAll(id => !evidence.ContainsKey(id));
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
    public IReadOnlyList<QuestionMatch> Find(Question draft, DateOnly today)
    {
        lock (gate)
        {
            return
            [
                .. matcher.Find(draft.Text, draft.Topic, MostFound)
                    .Where(found => found.Score >= QuestionMatcher.Threshold)
                    .Select(found => QuestionMatch.Of(draft, questions[found.Key], found, today))
                    .OrderByDescending(match => match.Score)
                    .ThenByDescending(match => match.Usable)
                    .ThenByDescending(match => match.Banked.Evidence.Released.To)
                    .ThenBy(match => match.Banked.Evidence.Id),
            ];
        }
    }

    /// <summary>A question of evidence; null if it is not known.</summary>
    public BankedQuestion? Find(Guid evidenceId, string questionCode)
    {
        lock (gate)
        {
            return questions.GetValueOrDefault(BankedQuestion.KeyOf(evidenceId, questionCode));
        }
    }

    private static IReadOnlyList<string> Answers(Question question) =>
        [.. question.Options.Select(option => option.Text), .. question.Scale is { } scale ? [scale.MinimumLabel, scale.MaximumLabel] : Array.Empty<string>()];
}
