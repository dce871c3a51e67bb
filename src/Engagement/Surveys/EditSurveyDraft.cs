using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Privacy;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.Engagement.Surveys.Undoing;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Replaces a draft's title and definition, or what a live survey asks.</summary>
internal static class EditSurveyDraft
{
    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug,
        EditSurvey request,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveysInField,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        if (survey.StateOn(time.Today()) == SurveyState.Live)
        {
            return await ChangeLiveSurvey.MakeAsync(survey, request, user, db, surveysInField, time, cancellationToken);
        }

        if (survey.State != SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "Fieldwork is over, so what it asks stays as it is.");
        }

        if (survey.Version != request.Version)
        {
            return Stale();
        }

        var errors = DefinitionRules.Check(request.Definition);
        if (request.Title?.Trim().Length is not (>= 3 and <= 120))
        {
            errors["title"] = ["The title must be 3 to 120 characters long."];
        }

        var kept = PrivacyRule.On(time.Today()).Kept;
        if (request.KeptMonths is { } asked && !kept.Allows(asked))
        {
            errors["keptMonths"] = [$"Answers can be kept for {kept.Least} to {kept.Most} months after the survey closes."];
        }

        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        var held = await db.HoldAgainstBankAsync(DefinitionRules.Clean(request.Definition), survey.Definition, cancellationToken);
        if (held.Problem is { } locked)
        {
            return locked;
        }

        var definition = held.Definition;
        var title = request.Title!.Trim();
        var keptMonths = request.KeptMonths ?? survey.KeptMonths;
        await db.PutAwayAsync(survey, title, definition, keptMonths, cancellationToken);
        await db.ForgetReuseOfChangedQuestionsAsync(survey, definition, cancellationToken);
        var renamed = survey.Title != title;
        survey.Edit(title, definition, user.PersonId());
        survey.Keep(keptMonths);
        if (renamed)
        {
            db.TellPlan(survey);
        }

        if (!await db.SaveUnlessStaleAsync(survey.Id, request.Version, cancellationToken))
        {
            return Stale();
        }

        return TypedResults.Ok(await db.DetailAsync(survey, time.Today(), cancellationToken));
    }

    /// <summary>409: a version that was read before somebody else changed it.</summary>
    public static ProblemHttpResult Stale() => Problems.Conflict(
        ErrorCodes.Stale, "Somebody else changed this survey since you opened it. Open it again and repeat your change.");

    /// <summary>Codes of the questions that are gone or now ask something else; a new place in the order changes nothing.</summary>
    public static IReadOnlyList<string> Changed(SurveyDefinition before, SurveyDefinition after)
    {
        var kept = after.Questions.Select(Asked).ToHashSet(StringComparer.Ordinal);
        return [.. before.Questions.Where(question => !kept.Contains(Asked(question))).Select(question => question.Code)];

        static string Asked(Question question) => JsonSerializer.Serialize(
            new { question.Code, question.Kind, question.Text, question.Options, question.Rows, question.Scale, question.Number, question.Dates }, Json.Options);
    }

    /// <summary>The decision was on the question as it stood; on another one somebody has to decide again.</summary>
    public static async Task ForgetReuseOfChangedQuestionsAsync(
        this EngagementDb db, Survey survey, SurveyDefinition after, CancellationToken cancellationToken)
    {
        var changed = Changed(survey.Definition, after);
        if (changed.Count > 0)
        {
            db.ReusedQuestions.RemoveRange(await db.ReusedQuestions
                .Where(reused => reused.SurveyId == survey.Id && changed.Contains(reused.QuestionCode))
                .ToListAsync(cancellationToken));
            db.RemoveRange(await db.Set<Decision>()
                .Where(decision => decision.SurveyId == survey.Id && changed.Contains(decision.QuestionCode))
                .ToListAsync(cancellationToken));
        }
    }
}
