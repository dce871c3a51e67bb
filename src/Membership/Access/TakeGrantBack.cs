using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Access;

/// <summary>An administrator takes a role back, their own included, unless nobody would be administrator then.</summary>
internal static class TakeGrantBack
{
    public static void MapTakeGrantBack(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/grants/{id:guid}/revoke", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("RevokeGrant")
            .WithSummary("Take a role back")
            .WithTags("Access");

    private static async Task<Results<Ok<GrantView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RevokeGrant request,
        ClaimsPrincipal user,
        Administrators administrators,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var grant = await db.Grants.SingleOrDefaultAsync(grant => grant.Id == id, cancellationToken);
        if (grant is null)
        {
            return Problems.NotFound("There is no such grant.");
        }

        var errors = new FieldErrors().RequireText(request.Reason, 5, 500, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (grant.RevokedAt is not null)
        {
            return Problems.Conflict(ErrorCodes.GrantRevokedAlready, "This role was taken back already.");
        }

        if (grant.Role == Roles.Administrator)
        {
            await administrators.GuardAsync(cancellationToken);
            if (!await administrators.RemainWithoutAsync(person: null, grant.Id, time.Today(), cancellationToken))
            {
                return Administrators.LastOne();
            }
        }

        grant.Revoke(user.PersonId(), time.GetUtcNow(), request.Reason!.Trim());
        db.AuditRevoked(time, user, grant);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.ViewAsync(grant, time, cancellationToken));
    }

    /// <summary>Records in the audit trail that a grant was taken back.</summary>
    public static void AuditRevoked(this MembershipDb db, TimeProvider time, ClaimsPrincipal? user, RoleGrant grant) => db.Audit(
        time, user, AuditActions.GrantRevoked, $"grant/{grant.Id}", grant.Scope, before: new { grant.PersonId, grant.Role, grant.Scope, grant.From, grant.Until });
}
