using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Answers;

/// <summary>Sends half-filled answers as a response. Sent again, it gives the same receipt and stores nothing.</summary>
internal static class SubmitAnswers
{
    public static async Task<Results<Ok<Receipt>, ProblemHttpResult>> HandleAsync(
        string slug,
        [FromHeader(Name = ResponseHeaders.DraftToken)] string? token,
        HttpContext http,
        EngagementDb db,
        SurveysInField surveys,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var survey = await surveys.FindAsync(slug, db, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var code = ReceiptCode.For(survey.Id, token ?? "");
        var draft = await db.FindDraftAsync(token, survey.Id, today, cancellationToken);
        if (draft is null || survey.PlaceByCode(draft.AreaCode) is not { } place)
        {
            return await db.FindReceiptAsync(code, cancellationToken) is { } receipt
                ? TypedResults.Ok(receipt)
                : AnswerEndpoints.NoSuchDraft();
        }

        survey = await surveys.KnowingAsync(survey, draft.AreaCode, draft.Answers.Keys, db, cancellationToken);
        place = survey.PlaceByCode(draft.AreaCode)!;
        if (!survey.TakesAnswers(today))
        {
            return AnswerEndpoints.NotLive(survey, today);
        }

        var (answers, errors) = place.Route.Check(
            // What is not asked any more since it was answered is left behind.
            draft.Answers.Where(answer => place.Route.Knows(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value.Values), AnswerLanguage.TextsFor(http.Request, survey, draft));
        if (errors.Count > 0)
        {
            return AnswerEndpoints.AnswerInvalid(errors);
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
                draft.TokenHash,
                survey.Quotas.Of(answers),
                draft.InvitationHash),
            cancellationToken);
        return result.Outcome switch
        {
            IntakeOutcome.Stored => TypedResults.Ok(new Receipt(code.Text, result.ReceivedOn)),
            IntakeOutcome.SurveyNotLive => surveys.Closed(survey, today),
            IntakeOutcome.Withdrawn => ResponseEndpoints.Withdrawn(),
            IntakeOutcome.QuotaFull => surveys.EnoughOf(result.Full!, survey, draft.Language),
            IntakeOutcome.InvitationUsed => InvitationEndpoints.Used(),
            IntakeOutcome.Busy => ResponseEndpoints.Busy(http),
        };
    }
}
