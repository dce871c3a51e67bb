using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>What deciding one way, the other way and taking it back have in common.</summary>
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

        if (!await db.DecidesOnReuseAsync(survey, user, cancellationToken))
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

    /// <summary>Whether the person decides on reuse: who leads the survey, and the secretariat on surveys of the system.</summary>
    public static async Task<bool> DecidesOnReuseAsync(
        this EngagementDb db, Survey survey, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        user.LeadsEngagementOf(survey.OwnerAreaCode)
        || (user.Holds(Roles.Secretariat, Grant.WholeSystem)
            && await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken) == Grant.WholeSystem);

    /// <summary>The decision to fill in, and what the trail keeps of the one that it replaces; null where it is the first.</summary>
    public static async Task<(Decision Decision, object? Before)> OpenAsync(
        EngagementDb db, Survey survey, string questionCode, CancellationToken cancellationToken)
    {
        if (await db.Set<Decision>().FindAsync([survey.Id, questionCode], cancellationToken) is { } made)
        {
            return (made, made.ForTrail());
        }

        var decision = new Decision { SurveyId = survey.Id, QuestionCode = questionCode };
        db.Add(decision);
        return (decision, null);
    }

    /// <summary>Puts the person's name and the day to it, and for whom they decided.</summary>
    public static void Sign(this Decision decision, Survey survey, ClaimsPrincipal user, TimeProvider time)
    {
        decision.BeginAnew();
        decision.DecidedBy = user.DisplayName();
        decision.DecidedOn = time.Today();
        decision.BySecretariat = !user.LeadsEngagementOf(survey.OwnerAreaCode);
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
