using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Route = IcpEngage.Engagement.Answers.Route;

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
        var asked = await db.AnsweredAsync(survey, response.SurveyVersion, cancellationToken);
        var texts = new SurveyTexts(asked, AnswerLanguage.Of(http.Request, asked));
        var pack = EqualityPack.Of(survey);
        return TypedResults.Ok(new StoredResponse(
            survey.Slug,
            texts.Of(SurveyTexts.Title, survey.Title),
            survey.StateOn(time.Today()),
            area?.Name ?? response.AreaCode,
            response.ReceivedOn,
            survey.KeptUntil!.Value,
            Said(asked.Questions, response.Answers, texts),
            pack is null ? [] : Said(pack.Definition.Questions, await EqualityAsync(hash, db, cancellationToken), pack.TextsFor(http.Request)))
        {
            Language = texts.Language,
            OwnLanguage = asked.Language,
            FallenBack = [.. asked.Questions.SelectMany(texts.FallenBack)],
            EqualityLanguage = pack?.TextsFor(http.Request).Language ?? asked.Language,
        });
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EqualityAsync(
        string hash, EngagementDb db, CancellationToken cancellationToken) =>
        (await db.EqualityAnswers.AsNoTracking().SingleOrDefaultAsync(each => each.ReceiptHash == hash, cancellationToken))?.Answers
        ?? new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What was said, under the questions as they were read: with what was said before in their texts.</summary>
    private static IReadOnlyList<StoredAnswer> Said(
        IReadOnlyList<Question> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, SurveyTexts texts)
    {
        var given = answers.ToDictionary(answer => answer.Key, answer => new Answer(answer.Value), StringComparer.Ordinal);
        var read = new Route(questions).Asked(given, texts).ToDictionary(question => question.Code, StringComparer.Ordinal);
        return
        [
            .. questions.SelectMany(question => read.GetValueOrDefault(question.Code, texts.Of(question)).Parts())
                .Where(part => given.ContainsKey(part.Code))
                .Select(part => new StoredAnswer(part, given[part.Code])),
        ];
    }
}
