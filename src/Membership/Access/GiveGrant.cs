using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Access;

/// <summary>An administrator gives somebody else a role.</summary>
internal static class GiveGrant
{
    public static void MapGiveGrant(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/people/{id:guid}/grants", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("GrantRole")
            .WithSummary("Give a person a role for a scope")
            .WithTags("Access");

    private static async Task<Results<Ok<GrantView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        GrantRole request,
        ClaimsPrincipal user,
        GrantRules rules,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (id == user.PersonId())
        {
            return Problems.Conflict(ErrorCodes.OwnAccess, "Nobody gives themselves a role. Ask another administrator.");
        }

        if (!await db.People.AnyAsync(person => person.Id == id && person.ErasedAt == null, cancellationToken))
        {
            return Problems.NotFound("There is no such person.");
        }

        var errors = new FieldErrors();
        if (await rules.ReadAsync(request, id, user.PersonId(), errors, cancellationToken) is not { } grant)
        {
            return errors.ToProblem();
        }

        if (await db.Grants.AnyAsync(
            held => held.PersonId == id && held.Role == grant.Role && held.Scope == grant.Scope && held.RevokedAt == null
                && (held.Until == null || held.Until >= grant.From) && (grant.Until == null || held.From <= grant.Until),
            cancellationToken))
        {
            return Problems.Conflict(ErrorCodes.GrantExists, "They hold this role for this scope already on some of these days.");
        }

        db.Grants.Add(grant);
        db.AuditGiven(time, user, grant);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.ViewAsync(grant, time, cancellationToken));
    }

    /// <summary>Records a new grant in the audit trail; its reason stays with the grant, as it may name people.</summary>
    public static void AuditGiven(this MembershipDb db, TimeProvider time, ClaimsPrincipal? user, RoleGrant grant) => db.Audit(
        time, user, AuditActions.GrantGiven, $"grant/{grant.Id}", grant.Scope, after: new { grant.PersonId, grant.Role, grant.Scope, grant.From, grant.Until });
}
