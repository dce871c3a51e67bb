using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships.Seats;

/// <summary>A keeper gives a partner a seat, corrects what is said of it, or ends it.</summary>
internal static class KeepSeats
{
    public static void MapKeepSeats(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/seats", GiveAsync).WithName("GiveSeat").WithSummary("Give a partner a part in the partnership");
        kept.MapPut("/seats/{seat:guid}", ChangeAsync).WithName("ChangeSeat").WithSummary("Correct what is said of a seat");
        kept.MapPost("/seats/{seat:guid}/end", EndAsync).WithName("EndSeat").WithSummary("End a seat, with the terms of those who fill it");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> GiveAsync(
        Guid id, WriteSeat request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        var from = request.From ?? time.Today();
        var errors = Check(request, from)
            .Require(
                request.PartnerId is { } partner && await db.Partners.Where(Partner.ThereOn(from)).AnyAsync(each => each.Id == partner, cancellationToken),
                "partnerId",
                "Choose a partner that is there on the first day.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (partnership.Seats.Exists(seat => seat.PartnerId == request.PartnerId && seat.Overlaps(from, request.Until)))
        {
            return HasOne();
        }

        var given = new Seat
        {
            PartnershipId = id,
            PartnerId = request.PartnerId!.Value,
            Standing = request.Standing!.Value,
            Basis = request.Basis!.Trim(),
            From = from,
            Until = request.Until,
        };
        db.Add(given);
        Guard(db, partnership);
        db.Audit(time, user, AuditActions.SeatGiven, $"seat/{given.Id}", partnership.Scope(), after: ToAudit(given));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(given.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Guid seat, WriteSeat request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        if (partnership.Seats.Find(each => each.Id == seat) is not { } changed)
        {
            return NoSeat();
        }

        var errors = Check(request, request.From);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (partnership.Seats.Exists(each =>
            each != changed && each.PartnerId == changed.PartnerId && each.Overlaps(request.From, request.Until)))
        {
            return HasOne();
        }

        var before = ToAudit(changed);
        (changed.Standing, changed.Basis, changed.From, changed.Until) =
            (request.Standing!.Value, request.Basis!.Trim(), request.From, request.Until);
        Guard(db, partnership);
        db.Audit(time, user, AuditActions.SeatChanged, $"seat/{seat}", partnership.Scope(), before, ToAudit(changed));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, Guid seat, EndIt request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        if (partnership.Seats.Find(each => each.Id == seat) is not { } ended)
        {
            return NoSeat();
        }

        var on = request.On ?? time.Today();
        var errors = new FieldErrors()
            .RequireText(request.Because, 5, 500, "because", "The reason")
            .Require(ended.From is null || on >= ended.From, "on", "The last day must not be before the first.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (ended.Until < time.Today())
        {
            return Problems.Conflict(ErrorCodes.TermOver, "This seat has ended already.");
        }

        var before = ToAudit(ended);
        ended.End(on, request.Because!.Trim());
        Guard(db, partnership);
        db.Audit(time, user, AuditActions.SeatEnded, $"seat/{seat}", partnership.Scope(), before, ToAudit(ended));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Partnership> FindAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        db.Partnerships.Include(partnership => partnership.Seats).ThenInclude(seat => seat.Holders)
            .SingleAsync(partnership => partnership.Id == id, cancellationToken);

    private static FieldErrors Check(WriteSeat request, DateOnly? from) => new FieldErrors()
        .Require(request.Standing is not null, "standing", "Choose how the partner takes part.")
        .RequireText(request.Basis, 5, 500, "basis", "The reason for the seat")
        .Require(from is null || request.Until is null || request.Until >= from, "until", "The last day must not be before the first.");

    // Of two at once that each look right by themselves, the second fails as stale.
    private static void Guard(MembershipDb db, Partnership partnership) => db.Entry(partnership).State = EntityState.Modified;

    private static object ToAudit(Seat seat) => new { seat.PartnershipId, seat.PartnerId, seat.Standing, seat.From, seat.Until };

    private static ProblemHttpResult NoSeat() => Problems.NotFound("There is no such seat.");

    private static ProblemHttpResult HasOne() => Problems.Conflict(
        ErrorCodes.SeatExists, "The partner has a part in this partnership already on some of these days. Change that one, or end it first.");
}
