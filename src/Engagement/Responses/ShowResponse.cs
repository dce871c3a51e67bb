using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Surveys;
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
            Said((await db.AnsweredAsync(survey, response.SurveyVersion, cancellationToken)).Parts(), response.Answers),
            await EqualityAsync(survey, hash, db, cancellationToken)));
    }

    private static async Task<IReadOnlyList<StoredAnswer>> EqualityAsync(
        Survey survey, string hash, EngagementDb db, CancellationToken cancellationToken) =>
        EqualityPack.Of(survey) is { } pack
            && await db.EqualityAnswers.AsNoTracking().SingleOrDefaultAsync(each => each.ReceiptHash == hash, cancellationToken) is { } kept
            ? Said(pack.Topics.SelectMany(topic => topic.Questions).SelectMany(question => question.Parts()), kept.Answers)
            : [];

    private static IReadOnlyList<StoredAnswer> Said(
        IEnumerable<Question> parts, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
    [
        .. parts.Where(part => answers.ContainsKey(part.Code)).Select(part => new StoredAnswer(part, new Answer(answers[part.Code]))),
    ];
}
