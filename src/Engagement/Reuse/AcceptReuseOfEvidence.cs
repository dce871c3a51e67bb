using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Reuses evidence for a draft's question, or waits for exercises that are running: records what, by whom, when and with
/// which mapping, and takes the question out of fieldwork in the places that these answer for.
/// </summary>
internal static class AcceptReuseOfEvidence
{
    public static async Task<Results<Ok<QuestionReuse>, ProblemHttpResult>> HandleAsync(
        string slug,
        string questionCode,
        AcceptReuse request,
        ClaimsPrincipal user,
        EngagementDb db,
        EvidenceIndex index,
        RunningIndex running,
        ReuseView view,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, question, problem) = await DecisionOnDraft.FindAsync(db, slug, questionCode, user, cancellationToken);
        if (survey is null || question is null)
        {
            return problem!;
        }

        var ids = (request.EvidenceIds ?? []).Distinct().ToList();
        var runningIds = (request.RunningSurveyIds ?? []).Distinct().ToList();
        if (ids.Count == 0 && runningIds.Count == 0)
        {
            return Problems.Invalid("evidenceIds", "Choose the evidence to reuse, or ask the question everywhere.");
        }

        await index.CatchUpAsync(db, cancellationToken);
        await running.CatchUpAsync(db, time.Today(), cancellationToken);
        var places = await db.PlacesOfAsync(survey, cancellationToken);
        var (decided, refused) = Decide(ids, view.Candidates(survey, question, places));
        if (refused is not null)
        {
            return refused;
        }

        (var joined, refused) = Join(runningIds, view.Running(survey, question, places), decided);
        if (refused is not null)
        {
            return refused;
        }

        // Whoever withdraws or corrects it waits for this decision and tells it, or has been faster.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var id in ids.Order())
        {
            if (await db.LockEvidenceAsync(id, cancellationToken) is { } ended)
            {
                return EvidenceInForce.HasEnded(ended);
            }
        }

        var (decision, before) = await DecisionOnDraft.OpenAsync(db, survey, questionCode, cancellationToken);
        decision.Evidence = decided;
        decision.Join(joined);
        decision.AskAgainBecause = null;
        decision.Sign(survey, user, time);
        await db.AuditAsync(
            survey,
            ids.Count > 0 ? AuditActions.EvidenceReused : AuditActions.ExerciseJoined,
            user,
            time,
            before,
            after: runningIds.Count == 0
                ? new { Question = questionCode, Evidence = ids, Places = decision.AreaCodes, decision.BySecretariat }
                : new { Question = questionCode, Evidence = ids, Joined = runningIds, Places = decision.AreaCodes, decision.BySecretariat },
            cancellationToken);
        await db.LearnAsync(survey, question, decided, user, time, cancellationToken);
        await DecisionOnDraft.AskNoMoreAsync(db, survey, questionCode, decision.AreaCodes, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await view.QuestionAsync(survey, questionCode, cancellationToken));
    }

    /// <summary>What is used of each piece of evidence, or why one of them cannot be.</summary>
    private static (List<DecidedEvidence> Decided, ProblemHttpResult? Problem) Decide(
        IReadOnlyList<Guid> ids, IReadOnlyList<(QuestionMatch Match, IReadOnlyList<string> AreaCodes)> candidates)
    {
        var decided = new List<DecidedEvidence>();
        foreach (var id in ids)
        {
            var (match, areaCodes) = candidates.FirstOrDefault(candidate =>
                candidate.Match.Banked.Evidence.Id == id && candidate.Match.Usable);
            if (match is null)
            {
                return (decided, NotComparable(candidates.FirstOrDefault(candidate => candidate.Match.Banked.Evidence.Id == id).Match));
            }

            if (decided.Exists(one => one.AreaCodes.Intersect(areaCodes).Any()))
            {
                return (decided, Problems.Invalid("evidenceIds", "Choose one piece of evidence for each place at most."));
            }

            decided.Add(new DecidedEvidence(id, match.Banked.Question.Code, areaCodes, match.Mapping.Pairs));
        }

        return (decided, null);
    }

    /// <summary>What is waited for of each running exercise, or why one of them cannot be joined.</summary>
    private static (List<JoinedExercise> Joined, ProblemHttpResult? Problem) Join(
        IReadOnlyList<Guid> ids, IReadOnlyList<(RunningMatch Match, IReadOnlyList<string> AreaCodes)> running, List<DecidedEvidence> decided)
    {
        var joined = new List<JoinedExercise>();
        foreach (var id in ids)
        {
            var (match, areaCodes) = running.FirstOrDefault(candidate =>
                candidate.Match.Running.SurveyId == id && candidate.Match.Mapping.Comparable);
            if (match is null)
            {
                return (joined, Problems.Problem(
                    StatusCodes.Status422UnprocessableEntity,
                    ErrorCodes.EvidenceNotComparable,
                    "That exercise is not running any more, or does not ask this question. Look at the page again."));
            }

            if (areaCodes.Any(code => decided.Exists(one => one.AreaCodes.Contains(code)) || joined.Exists(one => one.AreaCodes.Contains(code))))
            {
                return (joined, Problems.Invalid("evidenceIds", "Choose one piece of evidence or one exercise for each place at most."));
            }

            joined.Add(new JoinedExercise
            {
                RunningSurveyId = id,
                RunningQuestionCode = match.Running.Question.Code,
                AreaCodes = areaCodes,
                Mapping = match.Mapping.Pairs,
            });
        }

        return (joined, null);
    }

    private static ProblemHttpResult NotComparable(QuestionMatch? match) => Problems.Problem(
        StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.EvidenceNotComparable,
        match is null
            ? "That evidence does not answer this question."
            : $"That evidence cannot be used for this question. {match.Reason}");
}
