using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Asks a question everywhere although places asked it already: records who decided so, when and why.</summary>
internal static class AskQuestionAgain
{
    /// <summary>A reason that says something.</summary>
    public const int ShortestReason = 10;

    /// <summary>A reason that gets read.</summary>
    public const int LongestReason = 500;

    public static async Task<Results<Ok<QuestionReuse>, ProblemHttpResult>> HandleAsync(
        string slug,
        string questionCode,
        AskAgain request,
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

        var because = request.Because?.Trim() ?? "";
        if (because.Length is < ShortestReason or > LongestReason)
        {
            return Problems.Invalid(
                "because", $"Say in {ShortestReason} to {LongestReason} characters why people have to be asked again.");
        }

        var (decision, before) = await DecisionOnDraft.OpenAsync(db, survey, questionCode, cancellationToken);
        decision.Evidence = [];
        decision.Joined.Clear();
        decision.AskAgainBecause = because;
        decision.Sign(survey, user, time);
        await db.AuditAsync(
            survey,
            AuditActions.QuestionAskedAgain,
            user,
            time,
            before,
            after: new { Question = questionCode, Because = because, decision.BySecretariat },
            cancellationToken);
        await db.LearnAsync(survey, question!, [], user, time, cancellationToken);
        await DecisionOnDraft.AskNoMoreAsync(db, survey, questionCode, [], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await view.QuestionAsync(survey, questionCode, cancellationToken));
    }
}
