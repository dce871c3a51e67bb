using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Takes a decision back: the question is asked everywhere, and is to be decided on again where it was asked already.</summary>
internal static class WithdrawReuse
{
    public static async Task<Results<Ok<QuestionReuse>, ProblemHttpResult>> HandleAsync(
        string slug,
        string questionCode,
        ClaimsPrincipal user,
        EngagementDb db,
        ReuseView view,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, question, problem) = await DecisionOnDraft.FindAsync(db, slug, questionCode, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (await db.Set<Decision>().FindAsync([survey.Id, questionCode], cancellationToken) is { } decision)
        {
            db.Remove(decision);
            await db.AuditAsync(
                survey,
                AuditActions.ReuseWithdrawn,
                user,
                time,
                decision.ForTrail(),
                after: null,
                cancellationToken);
            await db.LearnAsync(survey, question!, [], user, time, cancellationToken);
            await DecisionOnDraft.AskNoMoreAsync(db, survey, questionCode, [], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(await view.QuestionAsync(survey, questionCode, cancellationToken));
    }
}
