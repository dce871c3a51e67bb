using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Asks;

/// <summary>The partner splits an ask into parts, each an ask of its own.</summary>
internal static class SplitIntoParts
{
    private const int FewestParts = 2;
    private const int MostParts = 6;

    public static async Task<Results<Ok<AskSummary[]>, ProblemHttpResult>> HandleAsync(
        Guid id, SplitAsk request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForPartnerAsync(id, request.Version, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var errors = Check(ask, request.Parts, time.Today());
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var act = Act.Of(user, time);
        var parts = ask.Split([.. request.Parts.Select(part => (Guid.CreateVersion7(act.At), part))], act);
        db.Asks.AddRange(parts);
        db.PublishAnswers(ask, ask.Partner.Name);
        foreach (var part in parts)
        {
            db.PublishAnswers(part, ask.Partner.Name);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(parts.Select(part => part.ToContract()).ToArray());
    }

    private static FieldErrors Check(Ask ask, IReadOnlyList<AskPart>? parts, DateOnly today)
    {
        var errors = new FieldErrors();
        if (parts is not { Count: >= FewestParts and <= MostParts } || parts.Any(part => part is null))
        {
            return errors.Require(false, "parts", $"An ask is split into {FewestParts} to {MostParts} parts.");
        }

        // Hours of old asks may be no whole quarters; one part then has what is left.
        errors.Require(
            parts.Count(part => !part.Hours.InQuarters()) <= (ask.Hours.InQuarters() ? 0 : 1),
            "parts",
            "Hours must be in quarters of an hour, like 6, 6.25 or 6.5.");
        foreach (var (index, part) in parts.Index())
        {
            errors
                .Require(part.Hours >= Ask.FewestHours, $"parts[{index}].hours", $"Part {index + 1} must have at least half an hour.")
                .Require(part.From <= part.By, $"parts[{index}].by", $"The last day of part {index + 1} must not be before its first.")
                .Require(part.By >= today, $"parts[{index}].by", $"The last day of part {index + 1} must be today or later.");
        }

        return errors.Require(
            parts.Sum(part => part.Hours) == ask.Hours,
            "parts",
            $"The parts must add up to the {ask.Hours:0.##} hours asked for. They add up to {parts.Sum(part => part.Hours):0.##}.");
    }
}
