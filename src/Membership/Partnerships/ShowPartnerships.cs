using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A partnership's record for those who keep it or speak on it, and what awaits whoever asks.</summary>
internal static class ShowPartnerships
{
    public static void MapShowPartnerships(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partnerships/{id:guid}/record", RecordAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ShowPartnershipRecord")
            .WithSummary("Everything on record of a partnership")
            .WithTags("Partnerships");
        routes.MapGet("/partnerships/readable", ReadableAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ListReadablePartnerships")
            .WithSummary("Ids of the partnerships whose records the caller reads")
            .WithTags("Partnerships");
        routes.MapGet("/partnerships/tasks", TasksAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ListPartnershipTasks")
            .WithSummary("What the caller should see to in partnerships, or in one of them")
            .WithTags("Partnerships");
    }

    private static async Task<Results<Ok<PartnershipView>, ProblemHttpResult>> RecordAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await db.Partnerships.AnyAsync(partnership => partnership.Id == id, cancellationToken))
        {
            return Problems.NotFound("There is no such partnership.");
        }

        return await db.ReadBy(user, time.Today()).AnyAsync(partnership => partnership.Id == id, cancellationToken)
            ? TypedResults.Ok((await PartnershipOnDay.LoadAsync(db, id, time, cancellationToken))!.ToView())
            : NotForYou();
    }

    private static async Task<Ok<Guid[]>> ReadableAsync(ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.ReadBy(user, time.Today()).Select(partnership => partnership.Id).ToArrayAsync(cancellationToken));

    public static ProblemHttpResult NotForYou() =>
        Problems.NotAllowed("This is for those who keep the partnership’s records and those who have a part in it.");

    private static async Task<Ok<PartnershipTask[]>> TasksAsync(
        Guid? partnership, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnerships = await PartnershipOnDay.LoadAsync(
            db, OfCaller(user, db).Where(each => partnership == null || each.Id == partnership), time, cancellationToken);
        return TypedResults.Ok(partnerships
            .OrderBy(at => at.Partnership.Kind)
            .ThenBy(at => at.Partnership.Name, StringComparer.Ordinal)
            .SelectMany(at =>
            {
                var own = PartnershipAlarms.ForPartner(at, seat => user.SpeaksFor(seat.Partner.Slug), holder => IsOwn(user, holder));
                return user.Keeps(at.Partnership) ? own.Union(PartnershipAlarms.ForKeepers(at)) : own;
            })
            .ToArray());
    }

    /// <summary>Those whose records the caller keeps, and those the caller has a part in.</summary>
    private static IQueryable<Partnership> OfCaller(ClaimsPrincipal user, MembershipDb db)
    {
        var all = user.Holds(Roles.Secretariat, Grant.WholeSystem);
        var places = user.Grants().Where(grant => grant.Role == Roles.PlaceLead).Select(grant => grant.Scope).ToList();
        var partners = user.Grants().Where(grant => grant.Role is Roles.PartnerRepresentative or Roles.HealthwatchOfficer).Select(grant => grant.Scope).ToList();
        var person = user.PersonId();
        return db.Partnerships.Where(partnership =>
            all
            || places.Contains(partnership.AreaCode)
            || partnership.Seats.Any(seat => partners.Contains(seat.Partner.Slug) || seat.Holders.Any(holder => holder.PersonId != null && holder.PersonId == person)));
    }

    private static bool IsOwn(ClaimsPrincipal user, SeatHolder holder) =>
        holder.PersonId is { } person && person == user.PersonId();
}
