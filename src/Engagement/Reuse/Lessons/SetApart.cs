using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Reuse.Matching;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Lessons;

/// <summary>
/// Says which of the questions found for a draft's ask something else. They are not asked about again, for this wording or one like
/// it, until somebody says otherwise.
/// </summary>
internal static class SetApart
{
    public static async Task<Results<Ok<QuestionReuse>, ProblemHttpResult>> HandleAsync(
        string slug,
        string questionCode,
        SetQuestionsApart request,
        ClaimsPrincipal user,
        EngagementDb db,
        EvidenceIndex index,
        ReuseView view,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, question, problem) = await DecisionOnDraft.FindAsync(db, slug, questionCode, user, cancellationToken);
        if (survey is null || question is null)
        {
            return problem!;
        }

        await index.CatchUpAsync(db, cancellationToken);
        var found = view.Found(survey, question, await db.PlacesOfAsync(survey, cancellationToken)).Select(each => each.Match).ToList();
        var apart = (request.Questions ?? []).OfType<QuestionOfEvidence>().ToHashSet();
        if (apart.FirstOrDefault(each => !found.Exists(match => Of(match) == each)) is not null)
        {
            return Problems.Invalid("questions", "Choose among the questions that were found. What was found may have changed: look again.");
        }

        var used = await UsedAsync(db, survey, questionCode, cancellationToken);
        if (found.Find(match => apart.Contains(Of(match)) && used.Contains(Of(match))) is { } inUse)
        {
            return Problems.Invalid(
                "questions", $"The answers of {inUse.Banked.Evidence.Released.AreaName} are used for this question. Take that decision back first.");
        }

        var changed = found.Where(match => match.IsSetApart != apart.Contains(Of(match))).ToList();
        if (changed.Count > 0)
        {
            await TeachAsync(db, survey, question, changed, user, time, cancellationToken);
        }

        return TypedResults.Ok(await view.QuestionAsync(survey, questionCode, cancellationToken));
    }

    private static async Task TeachAsync(
        EngagementDb db, Survey survey, Question question, List<QuestionMatch> changed, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        // What was said of this question before is replaced; what was said of others stays, and the last word on a wording counts.
        var before = await db.Set<MatchLesson>()
            .Where(lesson => lesson.SurveyId == survey.Id && lesson.QuestionCode == question.Code).ToListAsync(cancellationToken);
        db.RemoveRange(before.Where(lesson => changed.Exists(match => Of(match) == new QuestionOfEvidence(lesson.EvidenceId, lesson.AskedCode))));
        db.AddRange(changed.Select(match => LearnFromDecision.Lesson(
            survey, question, match.Banked.Evidence.Id, match.Banked.Question.Code, match.IsSetApart ? Likeness.Open : Likeness.Different, user, time)));
        await db.AuditAsync(
            survey,
            AuditActions.QuestionsSetApart,
            user,
            time,
            new { Question = question.Code, SetApart = changed.Where(match => match.IsSetApart).Select(Of) },
            new { Question = question.Code, SetApart = changed.Where(match => !match.IsSetApart).Select(Of) },
            cancellationToken);

        // It may open the gate: not while the draft is published or rewritten.
        db.Entry(survey).Property(each => each.State).IsModified = true;
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<HashSet<QuestionOfEvidence>> UsedAsync(
        EngagementDb db, Survey survey, string questionCode, CancellationToken cancellationToken)
    {
        var decision = await db.Set<Decision>().AsNoTracking()
            .FirstOrDefaultAsync(each => each.SurveyId == survey.Id && each.QuestionCode == questionCode, cancellationToken);
        return [.. (decision?.Evidence ?? []).Select(evidence => new QuestionOfEvidence(evidence.EvidenceId, evidence.QuestionCode))];
    }

    private static QuestionOfEvidence Of(QuestionMatch match) => new(match.Banked.Evidence.Id, match.Banked.Question.Code);
}
