using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Throws a paper's entries away: it was a mistake, or the person took it back.</summary>
internal static class DiscardPaper
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string slug, int number, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockForPaperAsync(survey.Id, cancellationToken);
        var paper = await db.FindPaperAsync(survey.Id, number, cancellationToken);
        if (paper is null)
        {
            return PaperEndpoints.NoSuchPaper(number);
        }

        if (paper.State != PaperState.Settled)
        {
            await DiscardAsync(db, survey, paper, user, time, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static async Task DiscardAsync(
        EngagementDb db, Survey survey, Paper paper, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        // A response already where the process was killed before it let go of the entries: then only these go.
        if (!await db.Responses.AnyAsync(response => response.ReceiptHash == paper.ReceiptHash, cancellationToken))
        {
            // So that the first entry, sent again late, stays away.
            db.WithdrawnReceipts.Add(new WithdrawnReceipt { ReceiptHash = paper.ReceiptHash!, SurveyId = survey.Id });
        }

        paper.Settle();
        await db.AuditAsync(survey, AuditActions.PaperDiscarded, user, time, new { paper.Number }, after: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
