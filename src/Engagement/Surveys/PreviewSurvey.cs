using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Areas;
using Microsoft.AspNetCore.Http.HttpResults;
using Route = IcpEngage.Engagement.Answers.Route;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// A survey as its respondents meet it, draft or not: in their language, on their way, with what is wrong with their answers.
/// All of it is in the request, so nothing is stored. Shown as in the first place it is asked in, and without leaving out
/// what is answered by reused evidence there.
/// </summary>
internal static class PreviewSurvey
{
    public static async Task<Results<Ok<AnswersInProgress>, ProblemHttpResult>> HandleAsync(
        string slug, TryAnswers request, HttpRequest http, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts()))
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var definition = await WithSomeWardsAsync(survey, db, cancellationToken);
        var texts = AnswerLanguage.TextsFor(http, definition, before: null);
        var route = new Route(definition.Questions);
        var answers = Known(route, request.Answers);
        if (request.Page is { } page)
        {
            var (given, errors) = route.CheckPage(page, answers, texts);
            if (errors.Count > 0)
            {
                return AnswerEndpoints.AnswerInvalid(errors);
            }

            foreach (var (code, values) in given)
            {
                answers[code] = new Answer(values);
            }

            foreach (var (code, _) in given.Where(answer => answer.Value.Count == 0))
            {
                answers.Remove(code);
            }
        }

        var asked = route.Asked(answers, texts);
        return TypedResults.Ok(new AnswersInProgress("", "", asked, answers, route.Branches)
        {
            Title = texts.Of(SurveyTexts.Title, survey.Title),
            Language = texts.Language,
            OwnLanguage = definition.Language,
            Languages = SurveyTexts.LanguagesOf(definition),
            FallenBack = [.. asked.SelectMany(texts.FallenBack)],
        });
    }

    /// <summary>Answers to questions that are not there any more tell nothing.</summary>
    private static Dictionary<string, Answer> Known(Route route, IReadOnlyDictionary<string, IReadOnlyList<string>>? answers) =>
        (answers ?? new Dictionary<string, IReadOnlyList<string>>())
            .Where(answer => route.Knows(answer.Key) && answer.Value?.All(value => value is not null) == true)
            .ToDictionary(answer => answer.Key, answer => new Answer(answer.Value), StringComparer.Ordinal);

    private static async Task<SurveyDefinition> WithSomeWardsAsync(Survey survey, EngagementDb db, CancellationToken cancellationToken)
    {
        var detail = await db.DetailAsync(survey, survey.StartedOn, cancellationToken);
        if (detail.Areas is not [var first, ..])
        {
            return survey.Definition;
        }

        if (survey.State == SurveyState.Draft)
        {
            return await db.WithWardsAsync(survey.Definition, [first.Code], opened: null, cancellationToken);
        }

        var placeOfWard = await db.PlaceOfWardsAsync(survey.Definition, cancellationToken);
        return survey.Definition with { Questions = [.. survey.Definition.Questions.Select(question => question.In(first.Code, placeOfWard))] };
    }
}
