using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks.Raising;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Asks;

/// <summary>Those who asked agree to what the partner proposes, let their ask stand, or take it back.</summary>
internal static class AnswerProposal
{
    public static void MapAnswerProposal(this IEndpointRouteBuilder routes)
    {
        var wish = routes.MapGroup("/asks/{id:guid}/lines/{line:guid}").RequireAuthorization(AskingBodies.Policy).WithTags("Asks");
        wish.MapPost("/agree", AgreeAsync).WithName("AgreeToProposal").WithSummary("Agree to what the partner proposes");
        wish.MapPost("/stand", LetStandAsync).WithName("LetAskStand").WithSummary("Let an ask stand as it was");
        wish.MapPost("/withdraw", WithdrawAsync).WithName("WithdrawAsk").WithSummary("Take a wish back; those of others on the same ask stay");
    }

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> AgreeAsync(
        Guid id, Guid line, AgreeToProposal request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForAskerAsync(id, line, request.Version, Countered, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        ask.AgreeToProposal(line, Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> LetStandAsync(
        Guid id, Guid line, LetAskStand request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForAskerAsync(id, line, request.Version, Countered, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var errors = new FieldErrors().RequireReason(request.Note, "note", "What you say");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ask.LetStand(line, request.Note.Trim(), Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> WithdrawAsync(
        Guid id, Guid line, WithdrawAsk request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForAskerAsync(
            id, line, request.Version, ask => ask.Waits || ask.State == AskState.Accepted, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var errors = new FieldErrors().RequireReason(request.Reason, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ask.Withdraw(line, request.Reason.Trim(), Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }

    private static bool Countered(Ask ask) => ask.State == AskState.Countered;
}
