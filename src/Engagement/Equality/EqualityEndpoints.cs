using IcpEngage.Contracts;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Equality;

internal static class EqualityEndpoints
{
    /// <summary>A receipt code, with room for whatever else somebody pastes.</summary>
    private const int LargestReceiptBytes = 4 * 1024;

    /// <summary>All answers at once, with what somebody writes beside one.</summary>
    private const int LargestAnswersBytes = 64 * 1024;

    /// <summary>Below the receipts, where trying codes is limited.</summary>
    public static void MapEquality(this IEndpointRouteBuilder routes)
    {
        var equality = routes.MapGroup("/receipts/equality").WithTags("Answers");
        equality.MapPost("/open", ShowEqualityQuestions.HandleAsync)
            .AllowAnonymous()
            .WithName("OpenEqualityQuestions")
            .WithSummary("The equality questions after a response, for whoever holds its receipt")
            .WithMetadata(new RequestSizeLimitAttribute(LargestReceiptBytes));
        equality.MapPut("", KeepEquality.HandleAsync)
            .AllowAnonymous()
            .WithName("KeepEqualityAnswers")
            .WithSummary("Keep answers to equality questions; an empty one is taken back")
            .WithMetadata(new RequestSizeLimitAttribute(LargestAnswersBytes));
    }

    /// <summary>The survey of the response under the receipt; null where there is no such response.</summary>
    public static Task<Survey?> SurveyOfReceiptAsync(this EngagementDb db, string receiptHash, CancellationToken cancellationToken) =>
        db.Responses.AsNoTracking().Where(response => response.ReceiptHash == receiptHash)
            .Join(db.Surveys.AsNoTracking(), response => response.SurveyId, survey => survey.Id, (_, survey) => survey)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>409: the survey asks no equality questions, or takes no answers to them any more.</summary>
    public static ProblemHttpResult NotAsked() => Problems.Conflict(
        ErrorCodes.EqualityNotAsked, "This survey takes no answers to questions about you. Your other answers are stored.");
}
