using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>Whoever speaks for the partner accepts or declines an ask, or proposes something else; the askers learn it by event.</summary>
internal static class AnswerAsk
{
    private const int ShortestReason = 3;

    public static void MapAnswerAsk(this IEndpointRouteBuilder routes)
    {
        var ask = routes.MapGroup("/asks/{id:guid}").RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative)).WithTags("Asks");
        ask.MapPost("/accept", AcceptAsync).WithName("AcceptAsk").WithSummary("Accept an ask, with the hours agreed");
        ask.MapPost("/decline", DeclineAsync).WithName("DeclineAsk").WithSummary("Decline an ask, with a reason");
        ask.MapPost("/counter", CounterAsync).WithName("CounterAsk").WithSummary("Propose fewer hours, other days or funding");
        ask.MapPost("/split", SplitIntoParts.HandleAsync).WithName("SplitAsk").WithSummary("Split an ask into parts that are answered one by one");
        ask.MapPost("/delegate", PassAskOn.HandleAsync).WithName("DelegateAsk").WithSummary("Pass an ask on to another partner, who answers it");
        ask.MapPost("/time", LogTimeOnAsk.LogAsync).WithName("LogTime").WithSummary("Log time spent on an agreed ask");
        ask.MapDelete("/time/{entry:guid}", LogTimeOnAsk.TakeBackAsync).WithName("TakeTimeBack").WithSummary("Take a mistaken entry of time back");
    }

    /// <summary>A Healthwatch is spoken for by its officers, any other partner by its representatives.</summary>
    public static bool AnswersFor(this ClaimsPrincipal user, Partner partner) =>
        user.Holds(partner.Kind == PartnerKind.Healthwatch ? Roles.HealthwatchOfficer : Roles.PartnerRepresentative, partner.Slug);

    /// <summary>Requires a reason that can be told to others.</summary>
    public static FieldErrors RequireReason(this FieldErrors errors, string? reason, string field, string name) =>
        errors.RequireText(reason, ShortestReason, Ask.LongestReason, field, name);

    /// <summary>Requires hours in quarters; what was asked for before quarters were asked for can be agreed to as it is.</summary>
    public static FieldErrors RequireGivableHours(this FieldErrors errors, decimal hours, Ask ask, string field) => errors
        .Require(
            hours >= ask.LeastHours && hours <= ask.Hours,
            field,
            $"Hours must be between {ask.LeastHours:0.##} and the {ask.Hours:0.##} asked for.")
        .Require(hours.InQuarters() || hours == ask.Hours, field, "Hours must be in quarters of an hour, like 6, 6.25 or 6.5.");

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> AcceptAsync(
        Guid id, AcceptAsk answer, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForPartnerAsync(id, answer.Version, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var errors = new FieldErrors().RequireGivableHours(answer.Hours, ask, "hours");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ask.Accept(answer.Hours, Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> DeclineAsync(
        Guid id, DeclineAsk answer, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForPartnerAsync(id, answer.Version, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var errors = new FieldErrors().RequireReason(answer.Reason, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ask.Decline(answer.Reason.Trim(), Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }

    private static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> CounterAsync(
        Guid id, CounterAsk answer, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForPartnerAsync(id, answer.Version, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        if (answer.Proposal is null)
        {
            return Problems.Invalid("proposal", "Say what you propose.");
        }

        var proposal = answer.Proposal with { Note = answer.Proposal.Note?.Trim() is { Length: > 0 } note ? note : null };
        var errors = new FieldErrors()
            .RequireGivableHours(proposal.Hours, ask, "hours")
            .Require(proposal.From <= proposal.By, "by", "The last day must not be before the first.")
            .Require(proposal.By >= time.Today(), "by", "The last day must be today or later.")
            .Require(proposal.Note is null || proposal.Note.Length <= Ask.LongestReason, "note", $"What you add must be {Ask.LongestReason} characters or fewer.")
            .Require(
                proposal.Hours != ask.Hours || proposal.From != ask.From || proposal.By != ask.By || (proposal.NeedsFunding && !ask.ToContract().Funded),
                "hours",
                "This is what was asked for. Change the hours, the days or the funding, or agree.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ask.Counter(proposal, Act.Of(user, time));
        return await db.SaveAnswerAsync(ask, cancellationToken);
    }
}
