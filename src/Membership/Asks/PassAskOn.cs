using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>The partner passes an ask on to another, who answers it like any other ask.</summary>
internal static class PassAskOn
{
    public static async Task<Results<Ok<AskSummary>, ProblemHttpResult>> HandleAsync(
        Guid id, DelegateAsk request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await db.FindForPartnerAsync(id, request.Version, user, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        var other = await db.Partners.SingleOrDefaultAsync(partner => partner.Id == request.PartnerId, cancellationToken);
        var errors = new FieldErrors()
            .Require(other?.IsThere(time.Today()) == true && other.Id != ask.PartnerId, "partnerId", "Choose another partner that is there today.")
            .Require(
                other is null || !await HadItAsync(ask, other, db, cancellationToken),
                "partnerId",
                "That partner has passed this ask on already. Choose another one.")
            .RequireReason(request.Reason, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var act = Act.Of(user, time);
        var passedOn = ask.Delegate(
            Guid.CreateVersion7(act.At),
            other!.Id,
            other.Kind == PartnerKind.Healthwatch ? ask.Activity : null,
            request.Reason.Trim(),
            act);
        db.Asks.Add(passedOn);
        db.PublishAnswers(ask, ask.Partner.Name);
        db.PublishAnswers(passedOn, other.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(passedOn.ToContract());
    }

    /// <summary>An ask is not passed round in a circle.</summary>
    private static async Task<bool> HadItAsync(Ask ask, Partner other, MembershipDb db, CancellationToken cancellationToken)
    {
        for (var from = ask.FromAskId; from is { } before;)
        {
            var earlier = await db.Asks.AsNoTracking()
                .Where(each => each.Id == before)
                .Select(each => new { each.PartnerId, each.FromAskId })
                .SingleAsync(cancellationToken);
            if (earlier.PartnerId == other.Id)
            {
                return true;
            }

            from = earlier.FromAskId;
        }

        return false;
    }
}
