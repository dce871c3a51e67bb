using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Seats;

/// <summary>A keeper names who fills a seat, corrects it, ends the term, or erases the person where there is no account.</summary>
internal static class KeepHolders
{
    public static void MapKeepHolders(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/seats/{seat:guid}/holders", NameAsync).WithName("NameHolder").WithSummary("Name who fills a seat");
        kept.MapPut("/holders/{holder:guid}", ChangeAsync).WithName("ChangeHolder").WithSummary("Correct what is said of who fills a seat");
        kept.MapPost("/holders/{holder:guid}/end", EndAsync).WithName("EndTerm").WithSummary("End a term early");
        kept.MapPost("/holders/{holder:guid}/erase", EraseAsync).WithName("EraseHolder").WithSummary("Erase a person's name and interests; the term stays on record");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> NameAsync(
        Guid id, Guid seat, WriteHolder request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var filled = await db.Set<Seat>().Include(each => each.Holders)
            .SingleOrDefaultAsync(each => each.Id == seat && each.PartnershipId == id, cancellationToken);
        if (filled is null)
        {
            return Problems.NotFound("There is no such seat.");
        }

        var errors = await CheckAsync(request, filled, db, cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var name = request.Name!.Trim();
        if (filled.Holders.Exists(each => each.Name == name && each.Kind == request.Kind && each.From == request.From))
        {
            return Problems.Conflict(ErrorCodes.SeatExists, $"{name} is named for this seat from that day already.");
        }

        var holder = new SeatHolder
        {
            SeatId = seat,
            Kind = request.Kind!.Value,
            Name = name,
            JobTitle = request.JobTitle?.Trim() ?? "",
            PersonId = request.PersonId,
            From = request.From!.Value,
            Until = request.Until,
            NamedInPublic = request.NamedInPublic,
        };
        db.Add(holder);
        db.Audit(time, user, AuditActions.HolderNamed, $"holder/{holder.Id}", await ScopeAsync(db, id, cancellationToken), after: ToAudit(holder));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(holder.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Guid holder, WriteHolder request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, holder, cancellationToken) is not { } changed)
        {
            return NoHolder();
        }

        var errors = await CheckAsync(request, changed.Seat, db, cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var before = ToAudit(changed);
        (changed.Kind, changed.Name, changed.JobTitle) = (request.Kind!.Value, request.Name!.Trim(), request.JobTitle?.Trim() ?? "");
        (changed.PersonId, changed.From, changed.Until) = (request.PersonId, request.From!.Value, request.Until);
        changed.NamedInPublic = request.NamedInPublic;
        db.Audit(time, user, AuditActions.HolderChanged, $"holder/{holder}", await ScopeAsync(db, id, cancellationToken), before, ToAudit(changed));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, Guid holder, EndIt request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, holder, cancellationToken) is not { } ended)
        {
            return NoHolder();
        }

        var errors = new FieldErrors().RequireText(request.Because, 5, 500, "because", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (ended.Until < time.Today())
        {
            return Problems.Conflict(ErrorCodes.TermOver, "This term has ended already.");
        }

        var before = ToAudit(ended);
        ended.End(request.On ?? time.Today(), request.Because!.Trim());
        db.Audit(time, user, AuditActions.HolderChanged, $"holder/{holder}", await ScopeAsync(db, id, cancellationToken), before, ToAudit(ended));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(
        Guid id, Guid holder, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, holder, cancellationToken) is not { } erased)
        {
            return NoHolder();
        }

        erased.Erase();
        db.Audit(time, user, AuditActions.HolderErased, $"holder/{holder}", await ScopeAsync(db, id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<SeatHolder?> FindAsync(MembershipDb db, Guid id, Guid holder, CancellationToken cancellationToken) =>
        db.Set<SeatHolder>().Include(each => each.Seat).Include(each => each.Interests)
            .SingleOrDefaultAsync(each => each.Id == holder && each.Seat.PartnershipId == id, cancellationToken);

    private static async Task<FieldErrors> CheckAsync(WriteHolder request, Seat seat, MembershipDb db, CancellationToken cancellationToken) =>
        new FieldErrors()
            .Require(request.Kind is not null, "kind", "Choose representative or deputy.")
            .RequireText(request.Name, 2, 100, "name", "The name")
            .RequireText(request.JobTitle, 0, 100, "jobTitle", "The job title")
            .Require(request.From is not null, "from", "Enter the first day of the term.")
            .Require(request.Until is null || request.From is null || request.Until >= request.From, "until", "The last day must not be before the first.")
            .Require(
                request.From is not { } from || seat.Overlaps(from, request.Until), "from", "The partner has no seat in that time.")
            .Require(
                request.PersonId is not { } person
                    || await db.People.AnyAsync(each => each.Id == person && each.ErasedAt == null, cancellationToken),
                "personId",
                "There is no such account.");

    private static async Task<string> ScopeAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Partnerships.SingleAsync(partnership => partnership.Id == id, cancellationToken)).Scope();

    private static object ToAudit(SeatHolder holder) =>
        new { holder.SeatId, holder.Kind, holder.PersonId, holder.From, holder.Until, holder.NamedInPublic };

    private static ProblemHttpResult NoHolder() => Problems.NotFound("There is no such person on a seat.");
}
