using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Quotas;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// Deletes a response for good, for whoever holds its receipt. Figures that were released before stay as they are: taken
/// off, the difference between the two would say what this person answered.
/// </summary>
internal static class WithdrawResponse
{
    public static async Task<Results<Ok<WithdrawnResponse>, ProblemHttpResult>> HandleAsync(
        OpenReceipt request, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Read(request.Code).Hash;
        if (await db.Responses.AnyAsync(each => each.ReceiptHash == hash, cancellationToken))
        {
            await DeleteAsync(hash, db, time, cancellationToken);
        }

        var survey = await db.WithdrawnReceipts.AsNoTracking().Where(each => each.ReceiptHash == hash)
            .Join(db.Surveys.AsNoTracking(), receipt => receipt.SurveyId, each => each.Id, (_, each) => each)
            .SingleOrDefaultAsync(cancellationToken);
        return survey is null
            ? ResponseEndpoints.NoSuchReceipt()
            : TypedResults.Ok(new WithdrawnResponse(survey.Slug, survey.Title, survey.StateOn(time.Today())));
    }

    private static async Task DeleteAsync(string hash, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var response = await db.Responses.AsNoTracking().Where(each => each.ReceiptHash == hash)
            .Join(db.Surveys, each => each.SurveyId, survey => survey.Id, (each, survey) => new { each.SurveyId, each.AreaCode, each.Answers, Survey = survey })
            .SingleOrDefaultAsync(cancellationToken);

        // The delete decides between two who withdraw at once: it finds a row for one of them.
        if (response is null
            || await db.Responses.Where(each => each.ReceiptHash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return;
        }

        await db.Surveys.Where(each => each.Id == response.SurveyId).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.ResponseCount, each => each.ResponseCount - 1), cancellationToken);
        await db.CountOutAsync(response.SurveyId, response.Survey.Definition.Quotas, response.Answers, cancellationToken);
        db.WithdrawnReceipts.Add(new WithdrawnReceipt { ReceiptHash = hash, SurveyId = response.SurveyId });
        db.Publish(new ResponsesWithdrawn(response.SurveyId, [new AreaResponses(response.AreaCode, 1)]));

        // Of the survey's area rather than the person's, which together with the time says more than the trail needs.
        await db.AuditAsync(
            response.Survey, AuditActions.ResponseWithdrawn, actor: null, time, before: null, after: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
