using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

/// <summary>Moves half-filled answers to the device of whoever holds their return code. From then on they have one token again.</summary>
internal static class TakeUpAnswers
{
    public static async Task<Results<Ok<ResumedAnswers>, ProblemHttpResult>> HandleAsync(
        ResumeAnswers request, HttpContext http, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var hash = ReceiptCode.Read(request.Code).Hash;
        var token = AnswerDraft.NewToken();
        while (true)
        {
            var found = await db.AnswerDrafts.SingleOrDefaultAsync(
                each => each.ReturnHash == hash && each.KeptUntil >= today, cancellationToken);
            if (found is null)
            {
                // The same words for a code nobody holds, one that cannot be a code, and one whose answers were sent.
                return Problems.NotFound(
                    "We keep no answers under that code. They may be sent already, or the code was replaced by a newer one. Check the code and try again.",
                    ErrorCodes.ReturnCodeUnknown);
            }

            var slug = await db.Surveys.Where(survey => survey.Id == found.SurveyId).Select(survey => survey.Slug).SingleAsync(cancellationToken);
            db.AnswerDrafts.Remove(found);
            db.AnswerDrafts.Add(found.Moved(token));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Ok(new ResumedAnswers(slug, token, found.Language));
            }
            catch (DbUpdateConcurrencyException)
            {
                // An answer was kept, or all were sent, on the other device meanwhile.
                db.ChangeTracker.Clear();
            }
        }
    }
}
