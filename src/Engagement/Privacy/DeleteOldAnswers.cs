using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Privacy;

/// <summary>
/// Deletes the answers of surveys past their keeping time, each survey in one transaction with its note and its audit
/// record. Released figures stay.
/// </summary>
internal sealed class DeleteOldAnswers(EngagementDb db, TimeProvider time, ILogger<DeleteOldAnswers> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var closed = await db.Surveys.AsNoTracking()
            .Where(survey => (survey.State == SurveyState.Closed || survey.State == SurveyState.Released) && survey.AnswersDeletedOn == null)
            .Select(survey => new { survey.Id, survey.Closes, survey.KeptMonths })
            .ToListAsync(cancellationToken);
        foreach (var survey in closed.Where(survey => survey.Closes!.Value.AddMonths(survey.KeptMonths) < today))
        {
            await DeleteAsync(survey.Id, today, cancellationToken);
        }
    }

    private async Task DeleteAsync(Guid surveyId, DateOnly today, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var survey = await db.Surveys.SingleAsync(each => each.Id == surveyId, cancellationToken);
        if (survey.AnswersDeletedOn is not null)
        {
            return;
        }

        var deleted = await db.Responses.Where(response => response.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        await db.AnswerDrafts.Where(draft => draft.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        await db.Papers.Where(paper => paper.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        await db.QuotaCounts.Where(quota => quota.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        await db.Invitations.Where(invitation => invitation.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        await db.WithdrawnReceipts.Where(receipt => receipt.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        survey.AnswersWereDeleted(today, deleted);
        await db.AuditAsync(
            survey, AuditActions.ResponsesDeleted, actor: null, time, new { Responses = deleted }, new { Responses = 0 }, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            logger.LogInformation("Deleted {Count} responses of survey {Slug}, kept until {KeptUntil}", deleted, survey.Slug, survey.KeptUntil);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogInformation("The answers of survey {Slug} were deleted by another process at the same time", survey.Slug);
        }
    }
}
