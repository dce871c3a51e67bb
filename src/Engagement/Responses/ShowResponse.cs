using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Responses;

/// <summary>What was said, for whoever holds its receipt.</summary>
internal static class ShowResponse
{
    public static async Task<Results<Ok<StoredResponse>, ProblemHttpResult>> HandleAsync(
        OpenReceipt request, HttpContext http, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Read(request.Code).Hash;
        var response = await db.Responses.AsNoTracking()
            .SingleOrDefaultAsync(each => each.ReceiptHash == hash, cancellationToken);
        if (response is null)
        {
            return ResponseEndpoints.NoSuchReceipt();
        }

        http.Response.Headers.CacheControl = "no-store";
        var survey = await db.Surveys.AsNoTracking().SingleAsync(each => each.Id == response.SurveyId, cancellationToken);
        var area = await db.Areas.AsNoTracking().SingleOrDefaultAsync(each => each.Code == response.AreaCode, cancellationToken);
        return TypedResults.Ok(new StoredResponse(
            survey.Slug,
            survey.Title,
            survey.StateOn(time.Today()),
            area?.Name ?? response.AreaCode,
            response.ReceivedOn,
            survey.KeptUntil!.Value,
            [
                .. (await db.AnsweredAsync(survey, response.SurveyVersion, cancellationToken)).Parts()
                    .Where(question => response.Answers.ContainsKey(question.Code))
                    .Select(question => new StoredAnswer(question, new Answer(response.Answers[question.Code]))),
            ]));
    }
}
