using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Reuses evidence for a draft's question: records what, by whom, when and with which mapping, and takes the question out
/// of fieldwork in the places that the evidence answers for.
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
        if (ids.Count == 0)
        {
            return Problems.Invalid("evidenceIds", "Choose the evidence to reuse, or ask the question everywhere.");
        }

        await index.CatchUpAsync(db, cancellationToken);
        var candidates = view.Candidates(survey, question, await db.PlacesOfAsync(survey, cancellationToken));
        var decided = new List<DecidedEvidence>();
        foreach (var id in ids)
        {
            var (match, areaCodes) = candidates.FirstOrDefault(candidate =>
                candidate.Match.Banked.Evidence.Id == id && candidate.Match.Usable);
            if (match is null)
            {
                return NotComparable(candidates.FirstOrDefault(candidate => candidate.Match.Banked.Evidence.Id == id).Match);
            }

            if (decided.Exists(one => one.AreaCodes.Intersect(areaCodes).Any()))
            {
                return Problems.Invalid("evidenceIds", "Choose one piece of evidence for each place at most.");
            }

            decided.Add(new DecidedEvidence(id, match.Banked.Question.Code, areaCodes, match.Mapping.Pairs));
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
        decision.AskAgainBecause = null;
        decision.Sign(survey, user, time);
        await db.AuditAsync(
            survey,
            AuditActions.EvidenceReused,
            user,
            time,
            before,
            after: new { Question = questionCode, Evidence = ids, Places = decided.SelectMany(one => one.AreaCodes), decision.BySecretariat },
            cancellationToken);
        await db.LearnAsync(survey, question, decided, user, time, cancellationToken);
        await DecisionOnDraft.AskNoMoreAsync(db, survey, questionCode, decision.AreaCodes, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await view.QuestionAsync(survey, questionCode, cancellationToken));
    }

    private static ProblemHttpResult NotComparable(QuestionMatch? match) => Problems.Problem(
        StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.EvidenceNotComparable,
        match is null
            ? "That evidence does not answer this question."
            : $"That evidence cannot be used for this question. {match.Reason}");
}
