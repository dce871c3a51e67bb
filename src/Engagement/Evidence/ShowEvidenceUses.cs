using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// Who relies on evidence: surveys that use it instead of asking, and clauses of the strategy. A correction or a withdrawal
/// has to reach all of them, whichever version they took.
/// </summary>
internal static class ShowEvidenceUses
{
    public static async Task<Results<Ok<EvidenceUses>, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var evidence = await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken);
        if (evidence is null)
        {
            return EvidenceEndpoints.NoSuchEvidence();
        }

        var versions = await db.VersionsOfAsync(evidence, cancellationToken);
        var clauses = await db.Set<EvidenceUse>().AsNoTracking()
            .Where(use => use.Cited && versions.Contains(use.EvidenceId))
            .Select(use => new { use.ClauseId, use.ClauseHeading })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new EvidenceUses(
            await db.StandingOfAsync(evidence, cancellationToken),
            await SurveysAsync(db, versions, user.SeesDrafts(), time.Today(), cancellationToken),
            [
                .. clauses.DistinctBy(clause => clause.ClauseId)
                    .OrderBy(clause => clause.ClauseHeading, StringComparer.Ordinal)
                    .Select(clause => new ClauseThatRelies(clause.ClauseId, clause.ClauseHeading)),
            ]));
    }

    private static async Task<IReadOnlyList<SurveyThatRelies>> SurveysAsync(
        EngagementDb db, IReadOnlyList<Guid> versions, bool withDrafts, DateOnly today, CancellationToken cancellationToken)
    {
        var codes = (await db.DecisionsOnAsync(versions, cancellationToken))
            .ToLookup(decision => decision.SurveyId, decision => decision.QuestionCode);
        var ids = codes.Select(each => each.Key).ToList();
        var surveys = await db.Surveys.AsNoTracking()
            .Where(survey => ids.Contains(survey.Id) && (withDrafts || survey.State != SurveyState.Draft))
            .ToListAsync(cancellationToken);
        var owners = surveys.Select(survey => survey.OwnerAreaCode).ToList();
        var names = await db.Areas.AsNoTracking().Where(area => owners.Contains(area.Code))
            .ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        return
        [
            .. surveys.OrderBy(survey => survey.Title, StringComparer.Ordinal).Select(survey => new SurveyThatRelies(
                survey.Slug,
                survey.Title,
                names.GetValueOrDefault(survey.OwnerAreaCode, survey.OwnerAreaCode),
                survey.StateOn(today),
                [.. survey.Definition.Questions.Where(question => codes[survey.Id].Contains(question.Code)).Select(question => question.Text)])),
        ];
    }
}
