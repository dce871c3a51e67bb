using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse.Matching;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>A question that a place asks now, or is about to.</summary>
/// <param name="SurveyId">The exercise.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="OwnerAreaCode">Whose it is.</param>
/// <param name="AreaCodes">Places it is asked in.</param>
/// <param name="Opens">First day.</param>
/// <param name="Closes">Last day.</param>
/// <param name="Question">The question.</param>
internal sealed record RunningQuestion(
    Guid SurveyId, string Slug, string Title, string OwnerAreaCode, IReadOnlyList<string> AreaCodes, DateOnly Opens, DateOnly Closes, Question Question)
{
    /// <summary>What it is known by among all that are running.</summary>
    public string Key { get; } = $"{SurveyId:N}/{Question.Code}";
}

/// <summary>A running question held against a draft's.</summary>
/// <param name="Running">The question.</param>
/// <param name="Score">How likely it asks the same, 0 to 1.</param>
/// <param name="Mapping">How the answers compare.</param>
/// <param name="Reason">Why it is listed, in a sentence.</param>
internal sealed record RunningMatch(RunningQuestion Running, double Score, ScaleMapping Mapping, string Reason);

/// <summary>
/// Every closed question that places ask now or are about to, in memory and ready to be compared. Each process has its own
/// and brings it up to date by the surveys' versions before it looks, so replicas need not tell each other anything.
/// </summary>
internal sealed class RunningIndex : IDisposable
{
    private const int MostFound = 100;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly Lock gate = new();
    private readonly QuestionMatcher matcher = new(Thesaurus.Shipped);
    private readonly Dictionary<string, RunningQuestion> questions = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> versions = [];

    /// <summary>Takes in what was published or changed since the last time, and out what is over.</summary>
    public async Task CatchUpAsync(EngagementDb db, DateOnly today, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var running = await db.Surveys
                .Where(survey => survey.State == SurveyState.Live && survey.Closes >= today
                    && db.Areas.Any(area => area.Code == survey.OwnerAreaCode && area.Kind == AreaKind.Place))
                .Select(survey => new { survey.Id, survey.Version })
                .ToDictionaryAsync(survey => survey.Id, survey => survey.Version, cancellationToken);
            var changed = running.Where(survey => versions.GetValueOrDefault(survey.Key, -1) != survey.Value).Select(survey => survey.Key).ToList();
            var read = changed.Count == 0 ? [] : await db.Surveys.AsNoTracking().Include(survey => survey.Places)
                .Where(survey => changed.Contains(survey.Id)).ToListAsync(cancellationToken);
            var spared = (await db.ReusedQuestions.AsNoTracking().Where(row => changed.Contains(row.SurveyId)).ToListAsync(cancellationToken))
                .ToLookup(row => (row.SurveyId, row.QuestionCode), row => row.AreaCode);
            lock (gate)
            {
                foreach (var gone in versions.Keys.Where(id => !running.ContainsKey(id)).Concat(changed).ToList())
                {
                    TakeOut(gone);
                }

                read.ForEach(survey => TakeIn(survey, spared));
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>The running questions that ask what a draft's asks, best first.</summary>
    public IReadOnlyList<RunningMatch> Find(Question draft)
    {
        lock (gate)
        {
            return
            [
                .. from found in matcher.Find(draft.Text, draft.Topic, MostFound)
                   where found.Score >= QuestionMatcher.Threshold
                   let running = questions[found.Key]
                   let mapping = ScaleMapping.Between(running.Question, draft)
                   orderby found.Score descending, running.Closes, running.Key
                   select new RunningMatch(running, found.Score, mapping, QuestionMatch.InWords(found, mapping)),
            ];
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private void TakeIn(Survey survey, ILookup<(Guid SurveyId, string QuestionCode), string> spared)
    {
        versions[survey.Id] = survey.Version;
        foreach (var part in survey.Definition.Parts().Where(part => AnswerCodes.Options(part).Count > 0 && part.Kind != QuestionKind.Neighbourhood))
        {
            var question = new RunningQuestion(
                survey.Id,
                survey.Slug,
                survey.Title,
                survey.OwnerAreaCode,
                [.. survey.Places.Select(place => place.AreaCode).Except(spared[(survey.Id, Question.CodeOf(part.Code))]).Order(StringComparer.Ordinal)],
                survey.Opens!.Value,
                survey.Closes!.Value,
                part);
            questions[question.Key] = question;
            matcher.Add(new AskedQuestion(question.Key, part.Text, EvidenceIndex.Answers(part), part.Topic));
        }
    }

    private void TakeOut(Guid surveyId)
    {
        versions.Remove(surveyId);
        foreach (var key in questions.Values.Where(question => question.SurveyId == surveyId).Select(question => question.Key).ToList())
        {
            questions.Remove(key);
            matcher.Remove(key);
        }
    }
}
