using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Access;

/// <summary>Grants with the names of those who hold, gave and took them.</summary>
internal static class GrantViews
{
    private const string ThePlatform = "The platform";

    public static async Task<IReadOnlyList<GrantView>> ViewAsync(
        this MembershipDb db, IQueryable<RoleGrant> grants, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var found = await grants.AsNoTracking()
            .Select(grant => new
            {
                Grant = grant,
                Person = db.People.Single(person => person.Id == grant.PersonId),
                GrantedBy = db.People.Where(person => person.Id == grant.GrantedById).Select(person => person.Name).FirstOrDefault(),
                RevokedBy = db.People.Where(person => person.Id == grant.RevokedById).Select(person => person.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(row => new GrantView(
                row.Grant.Id,
                row.Grant.PersonId,
                row.Person.Name,
                row.Grant.Role,
                row.Grant.Scope,
                row.Grant.From,
                row.Grant.Until,
                row.Grant.Reason,
                row.GrantedBy ?? ThePlatform,
                row.Grant.GrantedAt,
                row.Grant.RevokedAt is null ? null : row.RevokedBy ?? ThePlatform,
                row.Grant.RevokedAt,
                row.Grant.RevokeReason,
                row.Grant.Stands(today) && row.Person.State == AccountState.Active)),
        ];
    }

    /// <summary>One of them.</summary>
    public static async Task<GrantView> ViewAsync(
        this MembershipDb db, RoleGrant grant, TimeProvider time, CancellationToken cancellationToken) =>
        (await db.ViewAsync(db.Grants.Where(each => each.Id == grant.Id), time, cancellationToken)).Single();
}
