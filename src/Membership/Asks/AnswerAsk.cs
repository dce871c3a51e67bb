using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>Whoever speaks for the partner accepts or declines an ask; the asker learns it by event.</summary>
internal static class AnswerAsk
{
    public static void MapAnswerAsk(this IEndpointRouteBuilder routes)
    {
        var ask = routes.MapGroup("/asks/{id:guid}").RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative)).WithTags("Asks");
        ask.MapPost("/accept", AcceptAsync).WithName("AcceptAsk").WithSummary("Accept an ask, with the hours agreed");
        ask.MapPost("/decline", DeclineAsync).WithName("DeclineAsk").WithSummary("Decline an ask, with a reason");
    }

    /// <summary>A Healthwatch is spoken for by its officers, any other partner by its representatives.</summary>
    public static bool AnswersFor(this ClaimsPrincipal user, Partner partner) =>
        user.Holds(partner.Kind == PartnerKind.Healthwatch ? Roles.HealthwatchOfficer : Roles.PartnerRepresentative, partner.Slug);

    private static Task<Results<Ok<AskSummary>, ProblemHttpResult>> AcceptAsync(
        Guid id, AcceptAsk answer, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        AnswerAsync(
            id,
            answer.Version,
            user,
            db,
            (ask, errors) => errors.Require(
                answer.Hours >= ask.LeastHours && answer.Hours <= ask.Hours,
                "hours",
                $"Hours must be between {ask.LeastHours:0.##} and the {ask.Hours:0.##} asked for."),
            ask => ask.Accept(answer.Hours, Act.Of(user, time)),
            cancellationToken);

    private static Task<Results<Ok<AskSummary>, ProblemHttpResult>> DeclineAsync(
        Guid id, DeclineAsk answer, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        AnswerAsync(
            id,
            answer.Version,
            user,
            db,
            (_, errors) => errors.RequireText(answer.Reason, 3, 500, "reason", "The reason"),
            ask => ask.Decline(answer.Reason.Trim(), Act.Of(user, time)),
            cancellationToken);

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> AnswerAsync(
        Guid id,
        int? version,
        ClaimsPrincipal user,
        MembershipDb db,
        Action<Ask, FieldErrors> validate,
        Action<Ask> answer,
        CancellationToken cancellationToken)
    {
        var ask = await db.Asks.AsSplitQuery()
            .Include(ask => ask.Partner).Include(ask => ask.Lines).Include(ask => ask.Time)
            .SingleOrDefaultAsync(ask => ask.Id == id, cancellationToken);
        if (ask is null)
        {
            return Problems.NotFound("There is no such ask.");
        }

        if (!user.AnswersFor(ask.Partner))
        {
            return Problems.NotAllowed($"Only those who speak for {ask.Partner.Name} can answer what is asked of it.");
        }

        if (version is { } read && read != ask.Version)
        {
            return Problems.Conflict(ErrorCodes.Stale, "This ask has changed since you opened it. Read it again.");
        }

        if (!ask.Waits)
        {
            return Problems.Conflict(ErrorCodes.AskAnsweredAlready, "This ask was answered already.");
        }

        var errors = new FieldErrors();
        validate(ask, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        answer(ask);
        db.PublishAnswers(ask, ask.Partner.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ask.ToContract());
    }
}
