using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Chairs;

/// <summary>
/// A partner says where it stands on the proposed chair, as often as it changes its mind while the choice is open. A keeper
/// writes down what a partner said elsewhere, with how that is known; what it said here itself it alone changes.
/// </summary>
internal static class TakePositionOnChair
{
    public static void MapTakePositionOnChair(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/partnerships/{id:guid}/chair/{selection:guid}/positions/{partner}", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead, Roles.PartnerRepresentative))
            .WithName("TakePosition")
            .WithSummary("Say where a partner stands on the proposed chair")
            .WithTags("Partnerships");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Guid selection, string partner, TakePosition request, ClaimsPrincipal user, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Partnerships.SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } partnership)
        {
            return Problems.NotFound("There is no such partnership.");
        }

        var speaks = user.SpeaksFor(partner);
        if (!speaks && !user.Keeps(partnership))
        {
            return Problems.NotAllowed("A partner’s representative says where it stands, or who keeps the partnership’s records writes it down.");
        }

        var (open, problem) = await KeepChair.FindOpenAsync(db, id, selection, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var seats = await db.Set<Seat>().Include(seat => seat.Partner).Where(seat => seat.PartnershipId == id).ToListAsync(cancellationToken);
        if (ChairConsensus.Choosing(seats, (await packs.InForceAsync(cancellationToken)).Records, time.Today())
            .FirstOrDefault(seat => seat.Partner.Slug == partner) is not { } seat)
        {
            return Problems.NotFound("This partner does not choose the chair.");
        }

        var errors = Check(request, speaks);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var stands = open!.Positions.Find(position => position.PartnerId == seat.PartnerId);
        if (!speaks && stands is { Source: null })
        {
            return Problems.Conflict(ErrorCodes.PositionOwn, "The partner said here itself where it stands. Only the partner can change that.");
        }

        var before = stands?.Stance;
        open.Take(seat.PartnerId, request.Stance!.Value, Text(request.Concern), user.PersonId(), speaks ? null : request.Source!.Trim(), time.GetUtcNow());

        // A position is a part of the choice: settling what somebody has just blocked fails as stale.
        db.Entry(open).State = EntityState.Modified;
        db.Audit(
            time, user, AuditActions.ChairPositionTaken, $"chair/{selection}", partnership.Scope(), before is null ? null : new { partner, Stance = before }, new { partner, request.Stance, WrittenFor = !speaks });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static FieldErrors Check(TakePosition request, bool speaks)
    {
        var needsConcern = request.Stance is Stance.SupportWithReservations or Stance.Block;
        return new FieldErrors()
            .Require(request.Stance is not null, "stance", "Choose where the partner stands.")
            .Require(
                Text(request.Concern) is { } concern ? concern.Length is >= 5 and <= 1000 : !needsConcern,
                "concern",
                "Say what the concern is, in 5 to 1,000 characters. It stays on record.")
            .Require(
                request.Stance != Stance.Support || Text(request.Concern) is null,
                "concern",
                "Support has no concern. Choose support with reservations, or leave the concern out.")
            .Require(
                speaks || Text(request.Source) is { Length: >= 5 and <= 500 },
                "source",
                "Say how you know, in 5 to 500 characters: the meeting, the letter.");
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
