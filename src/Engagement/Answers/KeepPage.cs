using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

/// <summary>Keeps the answers given on one page, if all are acceptable; an empty one is taken back.</summary>
internal static class KeepPage
{
    public static async Task<Results<Ok<AnswersInProgress>, ProblemHttpResult>> HandleAsync(
        string slug,
        KeepAnswers request,
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

        while (true)
        {
            var draft = await db.FindDraftAsync(token, survey.Id, today, cancellationToken);
            if (draft is null || survey.PlaceByCode(draft.AreaCode) is not { } place)
            {
                return AnswerEndpoints.NoSuchDraft();
            }

            survey = await surveys.KnowingAsync(survey, draft.AreaCode, request.Answers?.Keys ?? [], db, cancellationToken);
            place = survey.PlaceByCode(draft.AreaCode)!;
            if (!survey.TakesAnswers(today))
            {
                return AnswerEndpoints.NotLive(survey, today);
            }

            var (answers, errors) = place.Route.CheckPage(
                request.Answers ?? new Dictionary<string, IReadOnlyList<string>>(), draft.Answers, AnswerLanguage.TextsFor(http, survey, draft));
            if (errors.Count > 0)
            {
                return AnswerEndpoints.AnswerInvalid(errors);
            }

            draft.Keep(answers);
            draft.GotTo(place.Route.Furthest(draft.Reached, answers.Keys));
            draft.ReadIn(AnswerLanguage.Of(http, survey.Definition));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return TypedResults.Ok(draft.InProgress(token!, survey, place, null));
            }
            catch (DbUpdateConcurrencyException)
            {
                // The same person in another window, with another page: the answers of both are kept.
                db.ChangeTracker.Clear();
            }
        }
    }
}
