using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

/// <summary>Keeps the answer to one question, if it is acceptable; an empty one takes it back.</summary>
internal static class KeepAnswer
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string slug,
        string questionCode,
        Answer request,
        [FromHeader(Name = ResponseHeaders.DraftToken)] string? token,
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
            var draft = await db.FindDraftAsync(token, survey.Id, today, cancellationToken);
            if (draft is null || survey.PlaceByCode(draft.AreaCode) is not { } place)
            {
                return AnswerEndpoints.NoSuchDraft();
            }

            if (!survey.TakesAnswers(today))
            {
                return AnswerEndpoints.NotLive(survey, today);
            }

            if (place.Find(questionCode) is not { } question)
            {
                return Problems.NotFound("This question is not asked in the place you chose.");
            }

            var answer = AnswerRules.Check(question, request.Values);
            if (answer.Problem is not null)
            {
                return AnswerEndpoints.AnswerInvalid(new Dictionary<string, string[]> { [questionCode] = [answer.Problem] });
            }

            draft.Keep(questionCode, answer.Values);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return TypedResults.NoContent();
            }
            catch (DbUpdateConcurrencyException)
            {
                // The same person in another window, with another question: both answers are kept.
                db.ChangeTracker.Clear();
            }
        }
    }
}
