using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>What accepting and withdrawing have in common.</summary>
internal static class DecisionOnDraft
{
    /// <summary>The draft and its question, or why the person cannot decide on it.</summary>
    public static async Task<(Survey? Survey, Question? Question, ProblemHttpResult? Problem)> FindAsync(
        EngagementDb db, string slug, string questionCode, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return (null, null, SurveyEndpoints.NoSuchSurvey(slug));
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return (null, null, SurveyEndpoints.NotYourSurvey());
        }

        if (survey.State != SurveyState.Draft)
        {
            return (null, null, SurveyEndpoints.WrongState(survey, "What it asks where is settled when it is published."));
        }

        var question = survey.Definition.Questions.FirstOrDefault(question => question.Code == questionCode);
        return question is null || !AnswerCodes.TakesAnswer(question)
            ? (null, null, Problems.NotFound($"The survey has no question “{questionCode}” that takes an answer."))
            : (survey, question, null);
    }

    /// <summary>
    /// Sets the places where the question is not asked, and makes the draft a new version: a decision and a publication or
    /// an edit at the same time cannot both succeed.
    /// </summary>
    public static async Task AskNoMoreAsync(
        EngagementDb db, Survey survey, string questionCode, IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken)
    {
        var before = await db.ReusedQuestions
            .Where(row => row.SurveyId == survey.Id && row.QuestionCode == questionCode).ToListAsync(cancellationToken);
        db.ReusedQuestions.RemoveRange(before.Where(row => !areaCodes.Contains(row.AreaCode)));
        db.ReusedQuestions.AddRange(areaCodes
            .Where(code => !before.Exists(row => row.AreaCode == code))
            .Select(code => new ReusedQuestion(survey.Id, code, questionCode)));
        db.Entry(survey).Property(each => each.State).IsModified = true;
    }
}
