using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Reuse.Matching;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Lessons;

/// <summary>What a decision says of likeness: a question whose answers are used asks the same.</summary>
internal static class LearnFromDecision
{
    /// <summary>Makes what a question's decision uses the lessons of it, in place of those of an earlier decision. Saves nothing.</summary>
    public static async Task LearnAsync(
        this EngagementDb db,
        Survey survey,
        Question question,
        IReadOnlyList<DecidedEvidence> used,
        ClaimsPrincipal user,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await db.Set<MatchLesson>()
            .Where(lesson => lesson.SurveyId == survey.Id && lesson.QuestionCode == question.Code && lesson.Says == Likeness.Same)
            .ForEachAsync(lesson => db.Remove(lesson), cancellationToken);
        db.AddRange(used.Select(evidence => Lesson(survey, question, evidence.EvidenceId, evidence.QuestionCode, Likeness.Same, user, time)));
    }

    /// <summary>What was said of the questions of evidence holds for its corrected version, which asks the same. Saves nothing.</summary>
    public static async Task HandOnLessonsAsync(
        this EngagementDb db, Guid previous, Guid corrected, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var lesson in await db.Set<MatchLesson>().Where(lesson => lesson.EvidenceId == previous).ToListAsync(cancellationToken))
        {
            db.Remove(lesson);
            db.Add(new MatchLesson
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                SurveyId = lesson.SurveyId,
                QuestionCode = lesson.QuestionCode,
                Wording = lesson.Wording,
                EvidenceId = corrected,
                AskedCode = lesson.AskedCode,
                Says = lesson.Says,
                TaughtBy = lesson.TaughtBy,
                TaughtOn = lesson.TaughtOn,
            });
        }
    }

    /// <summary>What a person says today of a draft's question.</summary>
    public static MatchLesson Lesson(
        Survey survey, Question question, Guid evidenceId, string askedCode, Likeness says, ClaimsPrincipal user, TimeProvider time) => new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            SurveyId = survey.Id,
            QuestionCode = question.Code,
            Wording = question.Text,
            EvidenceId = evidenceId,
            AskedCode = askedCode,
            Says = says,
            TaughtBy = user.DisplayName(),
            TaughtOn = time.Today(),
        };
}
