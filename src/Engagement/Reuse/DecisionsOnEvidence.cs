using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Decisions that rest on evidence, and what becomes of them when it ends.</summary>
internal static class DecisionsOnEvidence
{
    /// <summary>Decisions that rest, or rested until it was gone, on any of these.</summary>
    public static async Task<IReadOnlyList<Decision>> DecisionsOnAsync(
        this EngagementDb db, IReadOnlyCollection<Guid> evidence, CancellationToken cancellationToken)
    {
        // What a decision rests on is a document in its row. There are as many as questions that were not asked again: few.
        var reuses = await db.Set<Decision>().Where(decision => decision.AskAgainBecause == null).ToListAsync(cancellationToken);
        return reuses.FindAll(decision => decision.EvidenceIds.Any(evidence.Contains));
    }

    /// <summary>
    /// Tells the decisions that rest on evidence that it ended. Where a corrected version answers the question as before, they
    /// rest on that. Else a draft's question is asked everywhere until somebody decides again, and the draft becomes a new
    /// version, so that it is not published at the same moment; what is published stays asked where it was. Call in the
    /// transaction that holds the evidence's lock.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="evidence">What ended.</param>
    /// <param name="versions">All versions of it that ended.</param>
    /// <param name="ending">How, when and why.</param>
    /// <param name="corrected">The version that replaces it; null where it was withdrawn.</param>
    /// <param name="actor">Who ended it.</param>
    /// <param name="time">Now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task TellDecisionsAsync(
        this EngagementDb db,
        EvidenceRecord evidence,
        IReadOnlyCollection<Guid> versions,
        EvidenceEnding ending,
        EvidenceRecord? corrected,
        ClaimsPrincipal actor,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var decisions = (await db.DecisionsOnAsync(versions, cancellationToken)).ToLookup(decision => decision.SurveyId);
        var surveys = decisions.Select(each => each.Key).ToList();
        foreach (var survey in await db.Surveys.Where(survey => surveys.Contains(survey.Id)).OrderBy(survey => survey.Id).ToListAsync(cancellationToken))
        {
            foreach (var decision in decisions[survey.Id])
            {
                var before = decision.ForTrail();
                var lost = Tell(decision, survey, evidence, versions, ending, corrected);
                await db.AuditAsync(
                    survey,
                    lost ? AuditActions.ReuseLapsed : AuditActions.ReuseMoved,
                    actor,
                    time,
                    before,
                    decision.ForTrail(),
                    cancellationToken);
                if (survey.State == SurveyState.Draft)
                {
                    await DecisionOnDraft.AskNoMoreAsync(
                        db, survey, decision.QuestionCode, decision.HasLost ? [] : decision.AreaCodes, cancellationToken);
                }
            }
        }
    }

    /// <summary>Whether the decision lost what it rests on.</summary>
    private static bool Tell(
        Decision decision,
        Survey survey,
        EvidenceRecord evidence,
        IReadOnlyCollection<Guid> versions,
        EvidenceEnding ending,
        EvidenceRecord? corrected)
    {
        var question = survey.Definition.Questions.FirstOrDefault(question => question.Code == decision.QuestionCode);
        var lost = false;
        foreach (var decided in decision.Evidence.Where(decided => versions.Contains(decided.EvidenceId)).ToList())
        {
            var change = new EvidenceChange(
                decided.EvidenceId,
                evidence.Released.AreaName,
                evidence.Released.Title,
                ending.On,
                ending.Because,
                ending.ReplacedBy,
                Lost: true);
            if (corrected is not null && question is not null && OnCorrected(decided, corrected, question) is { } same)
            {
                decision.Follow(change, same);
            }
            else
            {
                decision.Lose(change);
                lost = true;
            }
        }

        return lost;
    }

    /// <summary>
    /// The same on the corrected version; null where it does not answer the question as before: for the same places, with the
    /// same mapping, by enough people.
    /// </summary>
    private static DecidedEvidence? OnCorrected(DecidedEvidence decided, EvidenceRecord corrected, Question question)
    {
        if (corrected.Definition.Parts().FirstOrDefault(part => part.Code == decided.QuestionCode) is not { } asked
            || !corrected.Released.Questions.Any(result => result.Code == asked.Code))
        {
            return null;
        }

        var banked = new BankedQuestion(corrected, asked);
        return banked.Released.Answered.About is > 0
            && decided.AreaCodes.All(banked.Answers.ContainsKey)
            && ScaleMapping.Between(asked, question) is { Comparable: true } mapping
            && mapping.Pairs.SequenceEqual(decided.Mapping)
                ? decided with { EvidenceId = corrected.Id }
                : null;
    }

    /// <summary>Answers that a published survey used instead of asking, and that it cannot use any more; in the order of its questions.</summary>
    public static async Task<IReadOnlyList<LostAnswers>> LostAnswersAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.SurveyId == survey.Id).ToListAsync(cancellationToken);
        return
        [
            .. from question in survey.Definition.Questions
               join decision in decisions on question.Code equals decision.QuestionCode
               from change in decision.Changes
               where change.Lost
               select new LostAnswers(question.Text, change),
        ];
    }
}
