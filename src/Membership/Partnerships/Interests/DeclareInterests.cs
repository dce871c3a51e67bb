using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Interests;

/// <summary>
/// Whoever fills a seat declares interests, corrects them and confirms that they are complete; so do those who speak for
/// the partner, and keepers. Only keepers withhold one from the public.
/// </summary>
internal static class DeclareInterests
{
    public static void MapDeclareInterests(this IEndpointRouteBuilder routes)
    {
        var holder = routes.MapGroup("/partnerships/{id:guid}/holders/{holder:guid}/interests")
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithTags("Partnerships");
        holder.MapPost("", DeclareAsync).WithName("DeclareInterest").WithSummary("Declare an interest of somebody on a seat");
        holder.MapPut("/{interest:guid}", ChangeAsync).WithName("ChangeInterest").WithSummary("Correct a declared interest, or say when it ended");
        holder.MapPost("/confirm", ConfirmAsync).WithName("ConfirmInterests").WithSummary("Confirm that the declared interests are complete");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> DeclareAsync(
        Guid id, Guid holder, WriteInterest request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (declaring, partnership, problem) = await FindAsync(id, holder, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var errors = Check(request, user.Keeps(partnership!), withheld: null, time.Today());
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var interest = new Interest
        {
            HolderId = holder,
            Kind = request.Kind!.Value,
            Description = request.Description!.Trim(),
            From = request.From!.Value,
            Until = request.Until,
            DeclaredOn = time.Today(),
            Managed = Text(request.Managed),
            WithheldBecause = Text(request.WithheldBecause),
        };
        db.Add(interest);
        declaring!.InterestsConfirmedOn = time.Today();
        db.Audit(time, user, AuditActions.InterestDeclared, $"interest/{interest.Id}", partnership!.Scope(), after: ToAudit(interest));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(interest.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Guid holder, Guid interest, WriteInterest request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (declaring, partnership, problem) = await FindAsync(id, holder, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (declaring!.Interests.Find(each => each.Id == interest) is not { } changed)
        {
            return Problems.NotFound("There is no such interest.");
        }

        var errors = Check(request, user.Keeps(partnership!), changed.WithheldBecause, time.Today());
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var before = ToAudit(changed);
        (changed.Kind, changed.Description) = (request.Kind!.Value, request.Description!.Trim());
        (changed.From, changed.Until) = (request.From!.Value, request.Until);
        (changed.Managed, changed.WithheldBecause) = (Text(request.Managed), Text(request.WithheldBecause));
        db.Audit(time, user, AuditActions.InterestChanged, $"interest/{interest}", partnership!.Scope(), before, ToAudit(changed));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ConfirmAsync(
        Guid id, Guid holder, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (declaring, partnership, problem) = await FindAsync(id, holder, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        declaring!.InterestsConfirmedOn = time.Today();
        db.Audit(time, user, AuditActions.InterestsConfirmed, $"holder/{holder}", partnership!.Scope(), after: new { On = time.Today() });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<(SeatHolder? Holder, Partnership? Partnership, ProblemHttpResult? Problem)> FindAsync(
        Guid id, Guid holder, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var partnership = await db.Partnerships.SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        var found = await db.Set<SeatHolder>()
            .Include(each => each.Seat).ThenInclude(seat => seat.Partner)
            .Include(each => each.Interests)
            .SingleOrDefaultAsync(each => each.Id == holder && each.Seat.PartnershipId == id, cancellationToken);
        return found is null || partnership is null ? (null, null, Problems.NotFound("There is no such person on a seat."))
            : user.DeclaresFor(found, partnership) ? (found, partnership, null)
            : (null, null, Problems.NotAllowed("Interests are declared by the person themselves, their organisation or who keeps the register."));
    }

    private static FieldErrors Check(WriteInterest request, bool keeps, string? withheld, DateOnly today) => new FieldErrors()
        .Require(request.Kind is not null, "kind", "Choose what kind of interest it is.")
        .RequireText(request.Description, 3, 500, "description", "The description")
        .Require(request.From is not null, "from", "Enter since when.")
        .Require(request.From is null || request.From <= today, "from", "The first day must not be in the future.")
        .Require(request.Until is null || request.From is null || request.Until >= request.From, "until", "The last day must not be before the first.")
        .RequireText(request.Managed, 0, 500, "managed", "How it is managed")
        .Require(
            Text(request.WithheldBecause) is not { } because || because.Length is >= 5 and <= 500,
            "withheldBecause",
            "The reason must be 5 to 500 characters long.")
        .Require(
            keeps || Text(request.WithheldBecause) == withheld,
            "withheldBecause",
            "Only those who keep the register decide what the public does not read.");

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static object ToAudit(Interest interest) =>
        new { interest.HolderId, interest.Kind, interest.From, interest.Until, Withheld = interest.WithheldBecause is not null };
}
