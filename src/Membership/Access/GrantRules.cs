using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Access;

/// <summary>Reads a request for a grant: a known role, for a known scope that suits it, on days that make sense, and why.</summary>
internal sealed class GrantRules(MembershipDb db, TimeProvider time)
{
    /// <summary>The grant; null where something is wrong, which is then among the errors.</summary>
    public async Task<RoleGrant?> ReadAsync(
        GrantRole? request, Guid person, Guid? by, FieldErrors errors, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var role = Roles.All.Contains(request?.Role) ? request!.Role : null;
        var scope = request?.Scope is { Length: > 0 } given ? await KindAsync(given, cancellationToken) : null;
        var from = request?.From ?? today;
        var until = request?.Until;
        errors
            .Require(role is not null, "role", "Choose a role.")
            .Require(scope is not null, "scope", "Choose the place, the partner or the whole system that the role is for.")
            .Require(
                role is null || scope is null || ScopeRule.Allows(role, scope.Value), "scope", role is null ? "" : ScopeRule.Sentence(role))
            .Require(from >= today, "from", "The first day must be today or later.")
            .Require(until is null || until >= from, "until", "The last day must not be before the first.")
            .RequireText(request?.Reason, 5, 500, "reason", "The reason");
        return errors.Any
            ? null
            : new RoleGrant
            {
                Id = Guid.CreateVersion7(),
                PersonId = person,
                Role = role!,
                Scope = request!.Scope!,
                From = from,
                Until = until,
                Reason = request.Reason!.Trim(),
                GrantedById = by,
                GrantedAt = time.GetUtcNow(),
            };
    }

    private async Task<ScopeKind?> KindAsync(string scope, CancellationToken cancellationToken)
    {
        if (scope == Grant.WholeSystem)
        {
            return ScopeKind.System;
        }

        var partner = await db.Partners.AsNoTracking().SingleOrDefaultAsync(partner => partner.Slug == scope, cancellationToken);
        if (partner is not null && (partner.Until is null || partner.Until >= time.Today()))
        {
            return partner.Kind == PartnerKind.Healthwatch ? ScopeKind.Healthwatch : ScopeKind.OtherPartner;
        }

        // Every place of the system has its partnership.
        return await db.Partnerships.AnyAsync(
            partnership => partnership.AreaCode == scope && partnership.Kind == PartnershipKind.Place, cancellationToken)
            ? ScopeKind.Place
            : null;
    }
}
