using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Answers on paper or by telephone, typed in by the survey's team (<c>docs/adr/0017-paper-and-telephone.md</c>).</summary>
internal static class PaperEndpoints
{
    /// <summary>As large as a response that somebody sends whole.</summary>
    private const int LargestEntryBytes = 1024 * 1024;

    public static void MapPaperEntry(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("/surveys/{slug}/papers").WithTags("Paper").RequireAuthorization(Roles.EngagementLead);
        papers.MapGet("", ShowPile.HandleAsync)
            .WithName("ShowPaperPile")
            .WithSummary("Papers that wait to be typed in a second time or compared, and the error rate so far");
        papers.MapPut("", SetSecondEntryShare.HandleAsync)
            .WithName("SetSecondEntry")
            .WithSummary("Set the share of papers that are typed in twice");
        papers.MapPost("", EnterPaper.HandleAsync)
            .WithName("EnterAnswers")
            .WithSummary("Type answers in that came on paper or by telephone")
            .WithMetadata(new RequestSizeLimitAttribute(LargestEntryBytes));
        papers.MapGet("/{number:int}", ShowPile.OneAsync)
            .WithName("ShowPaper")
            .WithSummary("A paper of the sample; with both entries once there are two");
        papers.MapPost("/{number:int}/second-entry", EnterPaperAgain.HandleAsync)
            .WithName("EnterAnswersAgain")
            .WithSummary("Type a paper in a second time; where both entries say the same, it becomes a response")
            .WithMetadata(new RequestSizeLimitAttribute(LargestEntryBytes));
        papers.MapPost("/{number:int}/settle", SettlePaper.HandleAsync)
            .WithName("SettlePaper")
            .WithSummary("Store a paper’s answers after comparing its entries")
            .WithMetadata(new RequestSizeLimitAttribute(LargestEntryBytes));
        papers.MapPost("/{number:int}/accept", SettlePaper.AcceptFirstAsync)
            .WithName("AcceptPaper")
            .WithSummary("Store a paper as it was typed in once, because the paper itself is lost");
        papers.MapDelete("/{number:int}", DiscardPaper.HandleAsync)
            .WithName("DiscardPaper")
            .WithSummary("Throw a paper’s entries away");
    }

    /// <summary>A paper in the pile of a survey that is theirs, or why they cannot have it.</summary>
    public static async Task<(FoundPaper? Found, ProblemHttpResult? Problem)> FindPaperAsync(
        this EngagementDb db, SurveysInField surveys, string slug, int number, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return (null, problem);
        }

        var field = await surveys.FindAsync(slug, db, cancellationToken);
        var paper = await db.FindPaperAsync(survey.Id, number, cancellationToken);
        return field is null || paper is null ? (null, NoSuchPaper(number)) : (new FoundPaper(survey, field, paper), null);
    }

    /// <summary>The paper, to be changed; null where none has the number.</summary>
    public static Task<Paper?> FindPaperAsync(this EngagementDb db, Guid surveyId, int number, CancellationToken cancellationToken) =>
        db.Papers.SingleOrDefaultAsync(paper => paper.SurveyId == surveyId && paper.Number == number, cancellationToken);

    /// <summary>
    /// Locks the survey's row until the transaction ends, as storing a response does; false where papers are not taken any more.
    /// </summary>
    public static async Task<bool> LockForPaperAsync(this EngagementDb db, Guid surveyId, CancellationToken cancellationToken) =>
        await db.Surveys
            .Where(survey => survey.Id == surveyId && (survey.State == SurveyState.Live || survey.State == SurveyState.Closed))
            .ExecuteUpdateAsync(set => set.SetProperty(survey => survey.ResponseCount, survey => survey.ResponseCount), cancellationToken) > 0;

    /// <summary>The survey's sample, to be changed. It is made, and stored, when it is first asked for.</summary>
    public static async Task<SecondEntrySample> SampleAsync(this EngagementDb db, Guid surveyId, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } sample)
        {
            return sample;
        }

        db.SecondEntrySamples.Add(sample = new SecondEntrySample { SurveyId = surveyId });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return sample;
        }
        catch (DbUpdateException)
        {
            // Somebody else's first paper came at the same moment; theirs is the survey's.
            db.Entry(sample).State = EntityState.Detached;
            return await FindAsync() ?? throw new InvalidOperationException("A sample can neither be stored nor found.");
        }

        Task<SecondEntrySample?> FindAsync() =>
            db.SecondEntrySamples.SingleOrDefaultAsync(each => each.SurveyId == surveyId, cancellationToken);
    }

    public static ProblemHttpResult NoSuchPaper(int number) =>
        Problems.NotFound($"No paper of this survey has the number P-{number:0000}. Check the number on the paper.");

    public static ProblemHttpResult TakesNoPaper() => Problems.Conflict(
        ErrorCodes.SurveyNotLive, "This survey takes no answers on paper now. They can be typed in from its first day until it is released.");

    /// <summary>What to say where a paper's answers were not stored.</summary>
    public static ProblemHttpResult NotStored(this SurveysInField surveys, IntakeResult result, SurveyInField field, HttpContext http) => result.Outcome switch
    {
        IntakeOutcome.SurveyNotLive => TakesNoPaper(),
        IntakeOutcome.Withdrawn => ResponseEndpoints.Withdrawn(),
        IntakeOutcome.QuotaFull => surveys.EnoughOf(result.Full!, field, null),
        IntakeOutcome.InvitationUsed => InvitationEndpoints.Used(),
        IntakeOutcome.Busy => ResponseEndpoints.Busy(http),
        IntakeOutcome.Stored => throw new InvalidOperationException("It was stored."),
    };
}

/// <summary>A paper with the survey that it answers.</summary>
internal sealed record FoundPaper(Survey Survey, SurveyInField Field, Paper Paper);
