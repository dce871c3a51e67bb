using System.Globalization;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

internal static class AnswerEndpoints
{
    private const int LargestStartBytes = 4 * 1024;

    /// <summary>The answers of a page, of which the longest are texts, with room for their encoding.</summary>
    private const int LargestPageBytes = 512 * 1024;

    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/surveys/{slug}/answers").WithTags("Answers");
        answers.MapPost("", StartAnswering.HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AnsweringTurns.Filling)
            .WithName("StartAnswers")
            .WithSummary("Begin half-filled answers for a place")
            .WithMetadata(new RequestSizeLimitAttribute(LargestStartBytes));
        answers.MapGet("", ShowAnswers.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowAnswers")
            .WithSummary("What was answered so far, and what is asked");
        answers.MapPut("", KeepPage.HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AnsweringTurns.Filling)
            .WithName("KeepAnswers")
            .WithSummary("Keep the answers of a page, and see what is asked next; an empty one is taken back")
            .WithMetadata(new RequestSizeLimitAttribute(LargestPageBytes));
        answers.MapPost("/return-code", GiveReturnCode.HandleAsync)
            .AllowAnonymous()
            .WithName("GiveReturnCode")
            .WithSummary("A code with which to go on later, on whatever device; one given before works no longer");
        routes.MapPost("/answers/resume", TakeUpAnswers.HandleAsync)
            .AllowAnonymous()
            .WithName("ResumeAnswers")
            .WithSummary("Take half-filled answers up again with a return code")
            .WithTags("Answers")
            .WithMetadata(new RequestSizeLimitAttribute(LargestStartBytes));
        answers.MapPost("/submit", SubmitAnswers.HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AnsweringTurns.Sending)
            .WithName("SubmitAnswers")
            .WithSummary("Send half-filled answers, and get a receipt");
    }

    /// <summary>The half-filled answers that the token opens for this survey; null if there are none any more.</summary>
    public static Task<AnswerDraft?> FindDraftAsync(
        this EngagementDb db, string? token, Guid surveyId, DateOnly today, CancellationToken cancellationToken)
    {
        var hash = AnswerDraft.HashOf(token ?? "");
        return db.AnswerDrafts.SingleOrDefaultAsync(
            draft => draft.TokenHash == hash && draft.SurveyId == surveyId && draft.KeptUntil >= today, cancellationToken);
    }

    public static ProblemHttpResult NoSuchDraft() => Problems.NotFound(
        $"These answers are not here any more: they were sent, or left for more than {AnswerDraft.KeptDays} days. Start again.",
        ErrorCodes.DraftNotFound);

    public static ProblemHttpResult NotAskedThere() => Problems.Invalid(
        new Dictionary<string, string[]> { ["areaSlug"] = ["Select one of the places that this survey is asked in."] }, ErrorCodes.AreaNotAsked);

    public static ProblemHttpResult NotLive(SurveyInField survey, DateOnly today) => Problems.Conflict(
        ErrorCodes.SurveyNotLive,
        survey.State == SurveyState.Live && today < survey.Opens
            ? $"This survey opens on {InWords(survey.Opens)}. You can answer it from then."
            : "This survey has closed. It takes no more answers.");

    /// <summary>The person would be one too many of those a quota is about. From now on others hear so on their way.</summary>
    public static ProblemHttpResult EnoughOf(this SurveysInField surveys, Quota quota, SurveyInField survey, string? language)
    {
        surveys.Forget(survey.Slug);
        return Problems.Conflict(ErrorCodes.QuotaFull, survey.TextsIn(language).Of(SurveyTexts.QuotaKey(quota.Code), quota.Message));
    }

    public static ProblemHttpResult AnswerInvalid(IDictionary<string, string[]> errors) =>
        Problems.Invalid(errors, ErrorCodes.AnswerInvalid);

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
