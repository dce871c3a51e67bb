using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Access;

/// <summary>Who can do what where today, and why.</summary>
internal static class ListAccess
{
    public static void MapListAccess(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/access", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Administrator, Roles.Secretariat))
            .WithName("ListAccess")
            .WithSummary("Who can do what where today, and why")
            .WithTags("Access");

    private static async Task<Ok<GrantView[]>> HandleAsync(
        string? role, string? scope, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var grants = db.Grants
            .Where(RoleGrant.StandsOn(time.Today()))
            .Where(grant => db.People.Any(person => person.Id == grant.PersonId && person.State == AccountState.Active));
        if (!string.IsNullOrEmpty(role))
        {
            grants = grants.Where(grant => grant.Role == role);
        }

        if (!string.IsNullOrEmpty(scope))
        {
            grants = grants.Where(grant => grant.Scope == scope);
        }

        var found = await db.ViewAsync(grants, time, cancellationToken);
        return TypedResults.Ok(found
            .OrderBy(grant => grant.PersonName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(grant => grant.Role, StringComparer.Ordinal)
            .ThenBy(grant => grant.Scope, StringComparer.Ordinal)
            .ToArray());
    }
}
