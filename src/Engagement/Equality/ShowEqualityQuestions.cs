using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Equality;

/// <summary>The questions about themselves that somebody is asked after sending a response, for whoever holds its receipt.</summary>
internal static class ShowEqualityQuestions
{
    public static async Task<Results<Ok<EqualityQuestions>, ProblemHttpResult>> HandleAsync(
        OpenReceipt request, HttpContext http, EngagementDb db, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Read(request.Code).Hash;
        if (await db.SurveyOfReceiptAsync(hash, cancellationToken) is not { } survey)
        {
            return ResponseEndpoints.NoSuchReceipt();
        }

        http.Response.Headers.CacheControl = "no-store";
        if (EqualityPack.TakenBy(survey) is not { } pack)
        {
            return TypedResults.Ok(new EqualityQuestions(survey.Slug, [], new Dictionary<string, Answer>(), survey.Definition.Language));
        }

        var answers = EqualityAnswers.Shown(
            await db.EqualityAnswers.AsNoTracking().SingleOrDefaultAsync(each => each.ReceiptHash == hash, cancellationToken));
        return TypedResults.Ok(pack.Asked(survey, answers, http.Request));
    }
}
