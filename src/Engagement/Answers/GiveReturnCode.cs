using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

/// <summary>Hands over a code with which the person goes on later. It is written down nowhere: asking again gives a new one.</summary>
internal static class GiveReturnCode
{
    public static async Task<Results<Ok<ReturnCode>, ProblemHttpResult>> HandleAsync(
        string slug,
        [FromHeader(Name = ResponseHeaders.DraftToken)] string? token,
        HttpContext http,
        EngagementDb db,
        SurveysInField surveys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var survey = await surveys.FindAsync(slug, db, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        while (true)
        {
            if (await db.FindDraftAsync(token, survey.Id, today, cancellationToken) is not { } draft)
            {
                return AnswerEndpoints.NoSuchDraft();
            }

            var code = ReceiptCode.For(survey.Id, ReceiptCode.NewKey());
            draft.ReturnWith(code);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Ok(new ReturnCode(code.Text, draft.KeptUntil));
            }
            catch (DbUpdateConcurrencyException)
            {
                // An answer was kept in another window meanwhile.
                db.ChangeTracker.Clear();
            }
        }
    }
}
