using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.PaperEntry;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>Publishes a closed survey's figures as evidence that others can reuse and cite. It stays as it is: a mistake is put right by a
/// corrected version, or the evidence is withdrawn.</summary>
internal static class ReleaseSurvey
{
    public static async Task<Results<Ok<ReleasedEvidence>, ProblemHttpResult>> HandleAsync(
        string slug,
        ClaimsPrincipal user,
        EngagementDb db,
        EvidenceIndex index,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var today = time.Today();
        if (survey.IsOverdue(today))
        {
            // Its last day is behind, and nobody has come by yet to close it.
            await db.CloseAsync(survey, actor: null, time, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        if (survey.State != SurveyState.Closed)
        {
            return SurveyEndpoints.WrongState(survey, "Only a closed survey can be released.");
        }

        if (survey.AnswersDeletedOn is not null)
        {
            return Problems.Conflict(
                ErrorCodes.AnswersDeleted, "The answers are past their keeping time and were deleted, so there is nothing to release.");
        }

        // Papers come in until now: whoever stores one waits for the survey's row, and then finds it released.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockForPaperAsync(survey.Id, cancellationToken);
        var waiting = await db.Papers.CountAsync(paper => paper.SurveyId == survey.Id && paper.State != PaperState.Settled, cancellationToken);
        if (waiting > 0)
        {
            return Problems.Conflict(
                ErrorCodes.PapersWaiting,
                $"Papers that wait for their second entry or to be compared: {waiting}. Finish these first, or throw them away.");
        }

        var asked = await db.AskedAsync(survey, cancellationToken);
        var responses = await db.CodeResponsesAsync(survey.Id, asked, cancellationToken);
        var owner = await db.Areas.AsNoTracking().FirstAsync(area => area.Code == survey.OwnerAreaCode, cancellationToken);
        var evidence = EvidenceRecord.Of(Guid.CreateVersion7(time.GetUtcNow()), survey, owner.Name, responses.ByArea(), today, asked);
        var before = new { survey.State };
        survey.Release();
        db.Add(evidence);
        await db.TakeUpJoinedAsync(survey, evidence, time, cancellationToken);
        db.AddRange(await db.TablesOfAsync(evidence, survey, responses, before: null, cancellationToken));
        db.Publish(new EvidenceReleased(survey.Id, evidence.Released));
        await db.AuditAsync(
            survey,
            AuditActions.SurveyReleased,
            user,
            time,
            before,
            new { survey.State, Evidence = evidence.Id, Questions = evidence.Released.Questions.Count },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        index.Add(evidence);
        return TypedResults.Ok(evidence.Released);
    }
}
