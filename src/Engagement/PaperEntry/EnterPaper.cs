using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>
/// Takes answers that were typed in. A paper of the sample waits for its second entry; everything else is a response at once.
/// The same idempotency key gives the same receipt and number, and stores nothing more.
/// </summary>
internal static class EnterPaper
{
    public static async Task<Results<Created<EnteredAnswers>, ProblemHttpResult>> HandleAsync(
        string slug,
        EnterAnswers request,
        [FromHeader(Name = ResponseHeaders.IdempotencyKey)] string? idempotencyKey,
        HttpContext http,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveys,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (idempotencyKey is not { Length: > 0 and <= ReceiptCode.LongestKey })
        {
            return Problems.Invalid(
                ResponseHeaders.IdempotencyKey, $"Send an idempotency key of 1 to {ReceiptCode.LongestKey} characters; a UUID does well.");
        }

        if (request.Mode is not (ResponseMode.Paper or ResponseMode.Telephone))
        {
            return Problems.Invalid("mode", "Say whether the answers came on paper or by telephone.");
        }

        var today = time.Today();
        var field = await surveys.FindAsync(slug, db, cancellationToken);
        if (field is null)
        {
            return PaperEndpoints.TakesNoPaper();
        }

        var code = ReceiptCode.For(survey.Id, idempotencyKey);
        if (await db.FindEnteredAsync(code, today, cancellationToken) is { } before)
        {
            return TypedResults.Created((string?)null, before);
        }

        if (request.Mode == ResponseMode.Paper ? !survey.TakesPaper(today) : !survey.TakesAnswers(today))
        {
            return request.Mode == ResponseMode.Paper ? PaperEndpoints.TakesNoPaper() : AnswerEndpoints.NotLive(field, today);
        }

        (var typed, problem) = TypedAnswers.Check(field, request.AreaSlug, request.Answers, request.LeftOut);
        if (typed is null)
        {
            return problem!;
        }

        var invitation = InvitationEndpoints.HashOf(request.Invitation);
        if (await db.RefusalAsync(survey.Id, survey.Definition.ByInvitation, invitation, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var sample = await db.SampleAsync(survey.Id, cancellationToken);
        if (request.Mode == ResponseMode.Paper && sample.Draws(idempotencyKey))
        {
            return field.Quotas.FullFor(typed.Answers) is { } full
                ? surveys.EnoughOf(full, field, null)
                : await WaitForSecondEntryAsync(db, survey, code, typed, invitation, user, time, cancellationToken);
        }

        var scope = await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken);
        var result = await intake.StoreAsync(
            new ResponseToStore(
                new Response
                {
                    ReceiptHash = code.Hash,
                    SurveyId = survey.Id,
                    SurveyVersion = field.Version,
                    AreaCode = typed.Place.Code,
                    Answers = typed.Answers,
                    ReceivedOn = today,
                    Mode = request.Mode,
                },
                DraftHash: null,
                field.Quotas.Of(typed.Answers),
                invitation,
                Audit: storing => storing.Audit(
                    time, user, AuditActions.AnswersEntered, $"survey/{slug}", scope, after: new { request.Mode, Entry = "only" })),
            cancellationToken);
        return result.Outcome == IntakeOutcome.Stored
            ? TypedResults.Created((string?)null, new EnteredAnswers(new Receipt(code.Text, result.ReceivedOn), null))
            : surveys.NotStored(result, field, http);
    }

    private static async Task<Results<Created<EnteredAnswers>, ProblemHttpResult>> WaitForSecondEntryAsync(
        EngagementDb db,
        Survey survey,
        ReceiptCode code,
        TypedAnswers typed,
        string? invitation,
        ClaimsPrincipal user,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // Read again once the row is locked: another process may have given the number meanwhile.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.LockForPaperAsync(survey.Id, cancellationToken))
        {
            return PaperEndpoints.TakesNoPaper();
        }

        if (await db.FindEnteredAsync(code, time.Today(), cancellationToken) is { } before)
        {
            return TypedResults.Created((string?)null, before);
        }

        if (await db.WithdrawnReceipts.AnyAsync(receipt => receipt.ReceiptHash == code.Hash, cancellationToken))
        {
            return ResponseEndpoints.Withdrawn();
        }

        var sample = await db.SampleAsync(survey.Id, cancellationToken);
        var paper = new Paper
        {
            SurveyId = survey.Id,
            Number = sample.NextNumber(),
            ReceiptHash = code.Hash,
            SurveyVersion = survey.Version,
            AreaCode = typed.Place.Code,
            Answers = typed.Answers,
            EnteredBy = user.PersonId(),
            InvitationHash = invitation,
        };
        db.Papers.Add(paper);
        await db.AuditAsync(
            survey, AuditActions.AnswersEntered, user, time, before: null, new { Mode = ResponseMode.Paper, Entry = "first" }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created((string?)null, new EnteredAnswers(new Receipt(code.Text, time.Today()), paper.Number));
    }

    /// <summary>What became of the same entry when it was sent before; null where it was not.</summary>
    private static async Task<EnteredAnswers?> FindEnteredAsync(
        this EngagementDb db, ReceiptCode code, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.FindReceiptAsync(code, cancellationToken) is { } receipt)
        {
            return new(receipt, null);
        }

        var hash = code.Hash;
        return await db.Papers.AsNoTracking().SingleOrDefaultAsync(paper => paper.ReceiptHash == hash, cancellationToken) is { } waiting
            ? new(new Receipt(code.Text, today), waiting.Number)
            : null;
    }
}
