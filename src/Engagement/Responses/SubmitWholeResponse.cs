using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Responses;

/// <summary>Takes a whole response at once. The same idempotency key gives the same receipt and stores nothing more.</summary>
internal static class SubmitWholeResponse
{
    public static async Task<Results<Created<Receipt>, ProblemHttpResult>> HandleAsync(
        string slug,
        SubmitResponse request,
        [FromHeader(Name = ResponseHeaders.IdempotencyKey)] string? idempotencyKey,
        HttpContext http,
        EngagementDb db,
        SurveysInField surveys,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (idempotencyKey is { Length: 0 or > ReceiptCode.LongestKey })
        {
            return Problems.Invalid(
                ResponseHeaders.IdempotencyKey, $"The idempotency key must be 1 to {ReceiptCode.LongestKey} characters long; a UUID does well.");
        }

        var today = time.Today();
        var survey = await surveys.FindAsync(slug, db, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var code = ReceiptCode.For(survey.Id, idempotencyKey ?? ReceiptCode.NewKey());
        if (!survey.TakesAnswers(today))
        {
            return idempotencyKey is not null && await db.FindReceiptAsync(code, cancellationToken) is { } receipt
                ? TypedResults.Created((string?)null, receipt)
                : AnswerEndpoints.NotLive(survey, today);
        }

        if (survey.PlaceBySlug(request.AreaSlug) is not { } place)
        {
            return AnswerEndpoints.NotAskedThere();
        }

        var (answers, errors) = place.Route.Check(request.Answers, survey.TextsIn(null));
        if (errors.Count > 0)
        {
            return AnswerEndpoints.AnswerInvalid(errors);
        }

        var invitation = InvitationEndpoints.HashOf(request.Invitation);
        if (await db.RefusalAsync(survey.Id, survey.Definition.ByInvitation, invitation, cancellationToken) is { } refusal)
        {
            // Sent again, a response that was stored is still that response.
            return idempotencyKey is not null && await db.FindReceiptAsync(code, cancellationToken) is { } stored
                ? TypedResults.Created((string?)null, stored)
                : refusal;
        }

        var result = await intake.StoreAsync(
            new ResponseToStore(
                new Response
                {
                    ReceiptHash = code.Hash,
                    SurveyId = survey.Id,
                    SurveyVersion = survey.Version,
                    AreaCode = place.Code,
                    Answers = answers,
                    ReceivedOn = today,
                },
                DraftHash: null,
                survey.Quotas.Of(answers),
                invitation),
            cancellationToken);
        return result.Outcome switch
        {
            IntakeOutcome.Stored => TypedResults.Created((string?)null, new Receipt(code.Text, result.ReceivedOn)),
            IntakeOutcome.SurveyNotLive => surveys.Closed(survey, today),
            IntakeOutcome.Withdrawn => ResponseEndpoints.Withdrawn(),
            IntakeOutcome.QuotaFull => surveys.EnoughOf(result.Full!, survey, null),
            IntakeOutcome.InvitationUsed => InvitationEndpoints.Used(),
            IntakeOutcome.Busy => ResponseEndpoints.Busy(http),
        };
    }
}
