using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse.Savings;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>What is known already about a draft's questions, and what was decided, as pages show it.</summary>
internal sealed class ReuseView(EngagementDb db, EvidenceIndex index, RunningIndex running, TimeProvider time)
{
    private const int MostCandidates = 20;
    private const int MostLike = 5;

    /// <summary>Every question of a survey.</summary>
    public async Task<ReuseCheck> CheckAsync(Survey survey, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(db, cancellationToken);
        await running.CatchUpAsync(db, time.Today(), cancellationToken);
        var places = await db.PlacesOfAsync(survey, cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking()
            .Where(question => question.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var decisions = await db.Set<Decision>().AsNoTracking()
            .Where(decision => decision.SurveyId == survey.Id).ToDictionaryAsync(decision => decision.QuestionCode, cancellationToken);
        var joined = await JoinedAsync(decisions.Values, cancellationToken);
        return new ReuseCheck(
            survey.Slug,
            survey.Title,
            [
                .. survey.Definition.Questions.Where(AnswerCodes.TakesAnswer).Select(question => View(
                    survey,
                    question,
                    places,
                    decisions.GetValueOrDefault(question.Code),
                    reused,
                    joined)),
            ],
            await SavingAsync(survey, reused, cancellationToken),
            await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken) == Grant.WholeSystem);
    }

    /// <summary>
    /// Questions that keep the survey from being published: the system’s, which could use what places know, or did until it
    /// was withdrawn, while nobody has decided whether to. A place decides for itself.
    /// </summary>
    public async Task<IReadOnlyList<Question>> UndecidedAsync(Survey survey, CancellationToken cancellationToken)
    {
        var check = await CheckAsync(survey, cancellationToken);
        return check.Gated ? [.. check.Questions.Where(reuse => reuse.NeedsDecision).Select(reuse => reuse.Question)] : [];
    }

    /// <summary>One question of it.</summary>
    public async Task<QuestionReuse> QuestionAsync(Survey survey, string questionCode, CancellationToken cancellationToken) =>
        (await CheckAsync(survey, cancellationToken)).Questions.First(question => question.Question.Code == questionCode);

    /// <summary>The questions already asked that are most like one that is being written for the survey, best first.</summary>
    public async Task<IReadOnlyList<ReuseCandidate>> LikeAsync(Survey survey, Question written, CancellationToken cancellationToken)
    {
        if (!AnswerCodes.TakesAnswer(written))
        {
            return [];
        }

        await index.CatchUpAsync(db, cancellationToken);
        var places = await db.PlacesOfAsync(survey, cancellationToken);
        return [.. Candidates(survey, written, places).Take(MostLike).Select(candidate => Candidate(candidate, places, accepted: false))];
    }

    /// <summary>Evidence of the survey's places that may answer the question, best first, with the places it answers for.</summary>
    public IReadOnlyList<(QuestionMatch Match, IReadOnlyList<string> AreaCodes)> Candidates(
        Survey survey, Question question, IReadOnlyList<AskedPlace> places) =>
        [.. Found(survey, question, places).Where(found => !found.Match.IsSetApart)];

    /// <summary>The same, with those among them that people said ask something else.</summary>
    public IReadOnlyList<(QuestionMatch Match, IReadOnlyList<string> AreaCodes)> Found(
        Survey survey, Question question, IReadOnlyList<AskedPlace> places) =>
        [
            .. from match in index.Find(question, time.Today(), survey.AudienceCode)
               where match.Banked.Evidence.SurveyId != survey.Id
               let codes = places.Select(place => place.Code).Where(match.Banked.Answers.ContainsKey).ToList()
               where codes.Count > 0
               select (match, (IReadOnlyList<string>)codes),
        ];

    /// <summary>Exercises that run in the survey's places and ask the question, best first, with the places they answer for.</summary>
    public IReadOnlyList<(RunningMatch Match, IReadOnlyList<string> AreaCodes)> Running(
        Survey survey, Question question, IReadOnlyList<AskedPlace> places) =>
        [
            .. from match in running.Find(question)
               where match.Running.SurveyId != survey.Id && match.Running.OwnerAreaCode != survey.OwnerAreaCode
               let codes = places.Select(place => place.Code).Where(match.Running.AreaCodes.Contains).ToList()
               where codes.Count > 0
               select (match, (IReadOnlyList<string>)codes),
        ];

    private async Task<ReuseSaving> SavingAsync(Survey survey, IEnumerable<ReusedQuestion> reused, CancellationToken cancellationToken)
    {
        var spared = SparedQuestions.ByPlace(survey.Definition, reused);
        var help = ExerciseSavings.HelpHours(spared, await ShowSavings.HoursForAPlaceAsync(db, time.Today(), cancellationToken));
        return SparedQuestions.Saving(spared) with { HelpHours = help is { } hours ? (decimal)Math.Round(hours, 1) : null };
    }

    /// <summary>The exercises that decisions wait for, as they are now.</summary>
    private async Task<Dictionary<Guid, Survey>> JoinedAsync(IEnumerable<Decision> decisions, CancellationToken cancellationToken)
    {
        var ids = decisions.SelectMany(decision => decision.Joined).Select(joined => joined.RunningSurveyId).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Surveys.AsNoTracking().Where(survey => ids.Contains(survey.Id))
            .ToDictionaryAsync(survey => survey.Id, cancellationToken);
    }

    private QuestionReuse View(
        Survey survey,
        Question question,
        IReadOnlyList<AskedPlace> places,
        Decision? made,
        IReadOnlyList<ReusedQuestion> reused,
        Dictionary<Guid, Survey> joined)
    {
        var decision = made?.InForce(reused) == true ? made : null;
        var lapsed = decision is null && made?.HasLost == true ? made : null;
        var accepted = (decision?.Evidence ?? [])
            .Select(decided => (Banked: index.Find(decided.EvidenceId, decided.QuestionCode), Decided: decided))
            .Where(one => one.Banked is not null)
            .Select(one => (Banked: one.Banked!, one.Decided))
            .ToList();
        var gate = new Disclosure(DisclosureRule.On(time.Today()));
        var found = Found(survey, question, places);

        // What is used is a candidate, whatever was said of it elsewhere.
        var apart = found.Where(each => each.Match.IsSetApart && !accepted.Exists(one => one.Banked == each.Match.Banked)).ToList();
        var candidates = found.Except(apart).ToList();
        var inField = Running(survey, question, places);
        var waiting = decision?.Joined.Select(one => Waiting(one, question, joined[one.RunningSurveyId], places)).ToList() ?? [];
        return new QuestionReuse(
            question,
            [
                // Whatever can be used is listed however long the list: a decision is asked for because of it.
                .. candidates
                    .Select(candidate => Candidate(candidate, places, accepted.Exists(one => one.Banked == candidate.Match.Banked)))
                    .Where((candidate, position) => position < MostCandidates || candidate.Accepted || candidate.Comparable),
            ],
            decision is null ? null : decision.View() with { Joined = waiting },
            decision is null ? null : PooledQuestion.Pool(question, accepted, places, gate),
            decision is null
                // Also where nothing else can be used: people are asked in places that the draft was to spare.
                ? lapsed is not null || candidates.Any(candidate => candidate.Match.Usable) || inField.Any(candidate => candidate.Match.Mapping.Comparable)
                : waiting.Exists(one => one.State is JoinedState.Changed or JoinedState.NoAnswers))
        {
            SetApart = [.. apart.Select(each => SetApart(each.Match))],
            Lapsed = lapsed?.View(),
            Running =
            [
                .. inField.Take(MostCandidates).Select(candidate => new RunningCandidate(
                    candidate.Match.Running.SurveyId,
                    candidate.Match.Running.Question.Code,
                    candidate.Match.Running.Slug,
                    candidate.Match.Running.Title,
                    places.First(place => place.Code == candidate.AreaCodes[0]).Name,
                    candidate.Match.Running.Question.Text,
                    candidate.Match.Running.Opens,
                    candidate.Match.Running.Closes,
                    Math.Round(candidate.Match.Score, 2),
                    candidate.Match.Reason,
                    candidate.Match.Mapping.Comparable,
                    candidate.Match.Mapping.Pairs,
                    decision?.Joined.Exists(one => one.RunningSurveyId == candidate.Match.Running.SurveyId
                        && one.RunningQuestionCode == candidate.Match.Running.Question.Code) == true)),
            ],
        };
    }

    private JoinedDecision Waiting(JoinedExercise one, Question question, Survey exercise, IReadOnlyList<AskedPlace> places) => new(
        exercise.Id,
        exercise.Slug,
        exercise.Title,
        [.. places.Where(place => one.AreaCodes.Contains(place.Code)).Select(place => place.Name)],
        exercise.Closes!.Value,
        !one.StillFits(question, exercise.Definition) ? JoinedState.Changed
            : exercise.State == SurveyState.Released || exercise.AnswersDeletedOn is not null ? JoinedState.NoAnswers
            : exercise.StateOn(time.Today()) == SurveyState.Closed ? JoinedState.ToRelease
            : JoinedState.Running);

    private static SetApartQuestion SetApart(QuestionMatch match) => new(
        match.Banked.Evidence.Id,
        match.Banked.Question.Code,
        match.Banked.Evidence.Released.AreaName,
        match.Banked.Evidence.Released.Title,
        match.Banked.Question.Text,
        match.Lesson!.TaughtBy,
        match.Lesson.TaughtOn);

    private static ReuseCandidate Candidate(
        (QuestionMatch Match, IReadOnlyList<string> AreaCodes) found, IReadOnlyList<AskedPlace> places, bool accepted)
    {
        var match = found.Match;
        var released = match.Banked.Evidence.Released;
        return new ReuseCandidate(
            released.Id,
            match.Banked.Question.Code,
            released.AreaCode,
            released.AreaName,
            released.Title,
            match.Banked.Question.Text,
            match.Banked.Released.Answered,
            released.From,
            released.To,
            Math.Round(match.Score, 2),
            match.Reason,
            match.Usable,
            match.Mapping.Pairs,
            accepted)
        {
            SurveySlug = released.SurveySlug,
            Places = [.. places.Where(place => found.AreaCodes.Contains(place.Code)).Select(place => place.Name)],
        };
    }
}
