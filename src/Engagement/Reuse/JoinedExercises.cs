using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>What becomes of exercises that others wait for.</summary>
internal static class JoinedExercises
{
    /// <summary>
    /// Makes what an exercise brought part of the decisions that waited for it, with the mapping as it was recorded; in the
    /// transaction of its release. Where its question is another one by now, or nobody of a place answered it, the decision
    /// goes on waiting, and says that it needs attention.
    /// </summary>
    public static async Task TakeUpJoinedAsync(
        this EngagementDb db, Survey released, EvidenceRecord evidence, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<Decision>()
            .Where(decision => decision.Joined.Any(joined => joined.RunningSurveyId == released.Id)).ToListAsync(cancellationToken);
        foreach (var decision in waiting)
        {
            var survey = await db.Surveys.SingleAsync(each => each.Id == decision.SurveyId, cancellationToken);
            var joined = decision.Joined.Single(each => each.RunningSurveyId == released.Id);
            if (Usable(survey, decision, joined, released.Definition, evidence) is not { } usable)
            {
                continue;
            }

            var before = decision.ForTrail();
            decision.Evidence = [.. decision.Evidence, usable];
            decision.Joined.Remove(joined);
            await db.AuditAsync(survey, AuditActions.EvidenceReused, (ClaimsPrincipal?)null, time, before, decision.ForTrail(), cancellationToken);
        }
    }

    /// <summary>How the answers of a joined question compare now; null where it is not asked any more as it was.</summary>
    public static bool StillFits(this JoinedExercise joined, Question? draft, SurveyDefinition running) =>
        draft is not null
        && running.Parts().FirstOrDefault(part => part.Code == joined.RunningQuestionCode) is { } part
        && ScaleMapping.Between(part, draft) is { Comparable: true } mapping
        && mapping.Pairs.SequenceEqual(joined.Mapping);

    private static DecidedEvidence? Usable(
        Survey survey, Decision decision, JoinedExercise joined, SurveyDefinition running, EvidenceRecord evidence)
    {
        var draft = survey.Definition.Questions.FirstOrDefault(question => question.Code == decision.QuestionCode);
        var part = evidence.Definition.Parts().FirstOrDefault(part => part.Code == joined.RunningQuestionCode);
        if (part is null || !joined.StillFits(draft, running)
            || evidence.Released.Questions.FirstOrDefault(question => question.Code == part.Code)?.Answered.About is not > 0)
        {
            return null;
        }

        var answered = new BankedQuestion(evidence, part).Answers;
        return joined.AreaCodes.All(answered.ContainsKey)
            ? new DecidedEvidence(evidence.Id, part.Code, joined.AreaCodes, joined.Mapping)
            : null;
    }
}
