using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads;

/// <summary>Whoever speaks for a partner says what an hour of its time costs, or takes that back.</summary>
internal static class SayRate
{
    public static void MapSayRate(this IEndpointRouteBuilder routes)
    {
        var rates = routes.MapGroup("/partners/{slug}/rates")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative))
            .WithTags("Capacity");
        rates.MapPut("", SetAsync).WithName("SetRate").WithSummary("Say what an hour of a partner's time costs from a day on");
        rates.MapDelete("/{from}", RemoveAsync).WithName("RemoveRate").WithSummary("Take a rate back; the one before holds on");
    }

    private static async Task<Results<Ok<RateView>, ProblemHttpResult>> SetAsync(
        string slug, SetRate request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var today = time.Today();
        var errors = new FieldErrors()
            .Require(request.From is not null, "from", "The first day is missing.")
            .Require(
                request.From is not { } day || (day >= today.AddYears(-10) && day <= today.AddYears(3)),
                "from",
                "Give a day from ten years ago to three years ahead.")
            .Require(
                request.Pounds is > 0 and <= HourlyRate.MostPounds,
                "pounds",
                $"The rate must be more than 0 and at most {HourlyRate.MostPounds:N0} pounds.")
            .Require(request.Pounds is not { } pounds || decimal.Round(pounds, 2) == pounds, "pounds", "Give the rate in pounds and whole pence, such as 27.50.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var from = request.From!.Value;
        var rate = await db.HourlyRates.SingleOrDefaultAsync(each => each.PartnerId == partner.Id && each.From == from, cancellationToken);
        var before = rate is null ? null : new { rate.From, rate.Pounds };
        rate ??= db.HourlyRates.Add(new HourlyRate { PartnerId = partner.Id, From = from, Pounds = request.Pounds!.Value }).Entity;
        rate.Pounds = request.Pounds!.Value;
        db.Audit(time, user, AuditActions.RateChanged, $"rate/{partner.Slug}/{from:yyyy-MM-dd}", partner.Slug, before, new { rate.From, rate.Pounds });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(rate.ToContract());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string slug, DateOnly from, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var rate = await db.HourlyRates.SingleOrDefaultAsync(each => each.PartnerId == partner.Id && each.From == from, cancellationToken);
        if (rate is null)
        {
            return Problems.NotFound("There is no rate from that day.");
        }

        db.HourlyRates.Remove(rate);
        db.Audit(time, user, AuditActions.RateChanged, $"rate/{partner.Slug}/{from:yyyy-MM-dd}", partner.Slug, before: new { rate.From, rate.Pounds });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
