using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Answers;

/// <summary>What was answered so far, and what is asked.</summary>
internal static class ShowAnswers
{
    public static async Task<Results<Ok<AnswersInProgress>, ProblemHttpResult>> HandleAsync(
        string slug,
        [FromHeader(Name = ResponseHeaders.DraftToken)] string? token,
        HttpRequest http,
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

        var draft = await db.FindDraftAsync(token, survey.Id, today, cancellationToken);
        if (draft is null || survey.PlaceByCode(draft.AreaCode) is not { } place)
        {
            return AnswerEndpoints.NoSuchDraft();
        }

        return survey.TakesAnswers(today)
            ? TypedResults.Ok(draft.InProgress(token!, survey, place, AnswerLanguage.Of(http, survey.Definition)))
            : AnswerEndpoints.NotLive(survey, today);
    }
}
