using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Responses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Equality;

/// <summary>Keeps answers to equality questions, if all are acceptable. There is one set for a response, however often it is sent.</summary>
internal static class KeepEquality
{
    public static async Task<Results<Ok<EqualityQuestions>, ProblemHttpResult>> HandleAsync(
        KeepEqualityAnswers request, HttpContext http, EngagementDb db, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Read(request.Code).Hash;
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            if (await db.SurveyOfReceiptAsync(hash, cancellationToken) is not { } survey)
            {
                return ResponseEndpoints.NoSuchReceipt();
            }

            if (EqualityPack.TakenBy(survey) is not { } pack)
            {
                return EqualityEndpoints.NotAsked();
            }

            var stored = await db.EqualityAnswers.SingleOrDefaultAsync(each => each.ReceiptHash == hash, cancellationToken);
            var (given, errors) = pack.Route.CheckPage(
                request.Answers ?? new Dictionary<string, IReadOnlyList<string>>(), EqualityAnswers.Shown(stored), pack.TextsFor(http.Request));
            if (errors.Count > 0)
            {
                return AnswerEndpoints.AnswerInvalid(errors);
            }

            var kept = stored ?? db.EqualityAnswers.Add(new EqualityAnswers { ReceiptHash = hash, SurveyId = survey.Id }).Entity;
            kept.Keep(given, pack.Route);
            if (kept.Answers.Count == 0)
            {
                db.EqualityAnswers.Remove(kept);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Ok(pack.Asked(survey, EqualityAnswers.Shown(kept), http.Request));
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The same person in another window, or the response was withdrawn meanwhile: look again.
                db.ChangeTracker.Clear();
            }
        }
    }
}
