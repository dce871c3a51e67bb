using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Responses;

internal static class ResponseEndpoints
{
    /// <summary>A whole response with long texts; the largest real survey at hand has about two hundred questions.</summary>
    private const int LargestResponseBytes = 1024 * 1024;

    private const string RetryAfterSeconds = "2";

    /// <summary>A receipt code, with room for whatever else somebody pastes.</summary>
    private const int LargestReceiptBytes = 4 * 1024;

    public static void MapResponses(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/surveys/{slug}/responses", SubmitWholeResponse.HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AnsweringTurns.Sending)
            .WithName("SubmitResponse")
            .WithSummary("Send a whole response at once, and get a receipt")
            .WithTags("Answers")
            .WithMetadata(new RequestSizeLimitAttribute(LargestResponseBytes));
        routes.MapPost("/receipts/open", ShowResponse.HandleAsync)
            .AllowAnonymous()
            .WithName("OpenReceipt")
            .WithSummary("What was said, for whoever holds its receipt")
            .WithTags("Answers")
            .WithMetadata(new RequestSizeLimitAttribute(LargestReceiptBytes));
        routes.MapPost("/receipts/withdraw", WithdrawResponse.HandleAsync)
            .AllowAnonymous()
            .WithName("WithdrawResponse")
            .WithSummary("Delete a response for good, for whoever holds its receipt")
            .WithTags("Answers")
            .WithMetadata(new RequestSizeLimitAttribute(LargestReceiptBytes));
    }

    /// <summary>404: the same words for a code nobody holds, one that cannot be a code, and one whose response is gone.</summary>
    public static ProblemHttpResult NoSuchReceipt() =>
        Problems.NotFound("We keep no answers under that code. Check the code and try again.", ErrorCodes.ReceiptUnknown);

    /// <summary>409: a late repetition of what was taken back.</summary>
    public static ProblemHttpResult Withdrawn() =>
        Problems.Conflict(ErrorCodes.ResponseWithdrawn, "You withdrew these answers, so they are not stored again.");

    /// <summary>The receipt of a response that is stored already; null if it is not.</summary>
    public static async Task<Receipt?> FindReceiptAsync(this EngagementDb db, ReceiptCode code, CancellationToken cancellationToken)
    {
        var hash = code.Hash;
        var day = await db.Responses.Where(response => response.ReceiptHash == hash)
            .Select(response => (DateOnly?)response.ReceivedOn).SingleOrDefaultAsync(cancellationToken);
        return day is { } receivedOn ? new Receipt(code.Text, receivedOn) : null;
    }

    /// <summary>503: nothing was taken.</summary>
    public static ProblemHttpResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Problem(
            StatusCodes.Status503ServiceUnavailable,
            ErrorCodes.Busy,
            "Many people are answering at once and yours was not taken yet. Send it again in a few seconds.");
    }

    /// <summary>409: closed while the response was on its way.</summary>
    public static ProblemHttpResult Closed(this SurveysInField surveys, SurveyInField survey, DateOnly today)
    {
        surveys.Forget(survey.Slug);
        return AnswerEndpoints.NotLive(survey with { State = SurveyState.Closed }, today);
    }
}
