using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>What people have told us by topic and place, and what surveys that are out did with it.</summary>
internal static class ShowWhatPeopleTold
{
    private const int PageSize = 10;

    public static async Task<Results<Ok<ToldPage>, ProblemHttpResult>> HandleAsync(
        string? area, string? topic, int? page, EngagementDb db, EvidenceIndex index, CancellationToken cancellationToken)
    {
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var place = areas.Find(each => each.Slug == area);
        if (area is not null && place is null)
        {
            return Problems.NotFound($"There is no area called “{area}”.");
        }

        await index.CatchUpAsync(db, cancellationToken);
        var all = index.All();
        List<EvidenceRecord> found =
        [
            .. all.Where(evidence => place is null || evidence.AreaCode == place.Code || evidence.Tallies.ContainsKey(place.Code))
                .Where(evidence => topic is null || TopicsOf(evidence).ContainsValue(topic))
                .OrderByDescending(evidence => evidence.ReleasedOn)
                .ThenByDescending(evidence => evidence.Id),
        ];
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page ?? 1, 1, pages);
        var decided = await DecidedAsync(db, cancellationToken);
        var names = areas.ToDictionary(each => each.Code, each => each.Name, StringComparer.Ordinal);
        return TypedResults.Ok(new ToldPage(
            [
                .. found.Skip((shown - 1) * PageSize).Take(PageSize)
                    .Select(evidence => new ToldEvidence(evidence.Released, TopicsOf(evidence), [.. ReusedFor(evidence.Id, decided, names)])),
            ],
            [.. all.SelectMany(evidence => TopicsOf(evidence).Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            found.Count,
            shown,
            pages,
            [
                .. decided.Where(each => each.Decision.AskAgainBecause is not null && (topic is null || each.Question.Topic == topic))
                    .Select(each => new AskedAgainQuestion(
                        each.Survey.Slug, each.Survey.Title, each.Question.Text, each.Decision.AskAgainBecause!)),
            ]));
    }

    private static Dictionary<string, string> TopicsOf(EvidenceRecord evidence) => evidence.Definition.Parts()
        .Where(part => part.Topic is not null && evidence.Released.Questions.Any(question => question.Code == part.Code))
        .ToDictionary(part => part.Code, part => part.Topic!, StringComparer.Ordinal);

    private static IEnumerable<ReusedForQuestion> ReusedFor(
        Guid evidenceId, IEnumerable<(Survey Survey, Question Question, Decision Decision)> decided, Dictionary<string, string> names) =>
        from each in decided
        let used = each.Decision.Evidence.FirstOrDefault(evidence => evidence.EvidenceId == evidenceId)
        where used is not null
        select new ReusedForQuestion(
            each.Survey.Slug, each.Survey.Title, each.Question.Text, [.. used.AreaCodes.Select(code => names.GetValueOrDefault(code, code)).Order(StringComparer.Ordinal)]);

    /// <summary>
    /// Decisions of surveys that are out: drafts are their teams'. What fills the gaps of another survey carries out what was decided
    /// there.
    /// </summary>
    private static async Task<List<(Survey Survey, Question Question, Decision Decision)>> DecidedAsync(
        EngagementDb db, CancellationToken cancellationToken)
    {
        var surveys = await db.Surveys.AsNoTracking()
            .Where(survey => survey.State != SurveyState.Draft && survey.FillsGapsOf == null && db.Set<Decision>().Any(decision => decision.SurveyId == survey.Id))
            .ToDictionaryAsync(survey => survey.Id, cancellationToken);
        var ids = surveys.Keys.ToList();
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => ids.Contains(each.SurveyId)).ToListAsync(cancellationToken);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => ids.Contains(decision.SurveyId)).ToListAsync(cancellationToken);
        return
        [
            .. from decision in decisions
               where decision.InForce(reused.Where(each => each.SurveyId == decision.SurveyId))
               let survey = surveys[decision.SurveyId]
               let question = survey.Definition.Questions.FirstOrDefault(question => question.Code == decision.QuestionCode)
               where question is not null
               orderby survey.Title, question.Text
               select (survey, question, decision),
        ];
    }
}
