using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// Roles that people hold for partners. Who could speak for one that ended speaks for what came after it: for the same
/// asks and nothing else. Whoever says so gains nothing for themselves by it.
/// </summary>
internal sealed class AccessHeld(TimeProvider time) : IPartnerReference
{
    /// <summary>What it is called.</summary>
    public const string OfPeople = "Roles of people";

    private const string Passed = "What the organisation was became another’s";

    public string What => OfPeople;

    public string Rule =>
        "Whoever answers for an organisation that ends answers for every successor, until the same day as before. "
        + "A role of your own ends: another administrator can give you one again.";

    public IReadOnlyList<Type> Entities => [typeof(RoleGrant)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var slugs = change.From.ToDictionary(partner => partner.Slug, StringComparer.Ordinal);
        var grants = await db.Grants.Where(grant => slugs.Keys.Contains(grant.Scope)).ToListAsync(cancellationToken);
        var standing = grants.Where(grant => grant.RevokedAt is null && (grant.Until is null || grant.Until >= change.Today)).ToList();
        effect.Stays(grants.Count - standing.Count);
        var ids = standing.ConvertAll(grant => grant.PersonId);
        var names = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        foreach (var grant in standing)
        {
            var heirs = grant.PersonId == change.By ? [] : change.Into;
            grant.Revoke(change.By, change.At, Passed);
            Audit(db, change, AuditActions.GrantRevoked, grant);
            foreach (var heir in heirs)
            {
                await GiveAsync(db, grant, heir, change, cancellationToken);
            }

            var line = $"{names[grant.PersonId]}, for {slugs[grant.Scope].Name}";
            if (heirs.Count == 0)
            {
                effect.Ends($"{line}: ends");
            }
            else
            {
                effect.Moves($"{line}: for {string.Join(" and ", heirs.Select(heir => heir.Name))}");
            }
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        from grant in db.Grants.Where(RoleGrant.StandsOn(today))
        join partner in db.Partners on grant.Scope equals partner.Slug
        where partners.Contains(partner.Id)
        select partner.Id;

    private async Task GiveAsync(MembershipDb db, RoleGrant grant, Partner heir, Change change, CancellationToken cancellationToken)
    {
        var role = heir.Kind == PartnerKind.Healthwatch ? Roles.HealthwatchOfficer : Roles.PartnerRepresentative;
        var from = grant.From > change.Today ? grant.From : change.Today;
        bool Has(RoleGrant held) => held.PersonId == grant.PersonId && held.Role == role && held.Scope == heir.Slug && held.RevokedAt is null
            && (held.Until is null || (grant.Until is { } until && held.Until >= until));
        if (db.Grants.Local.Any(Has) || (await db.Grants.Where(held => held.PersonId == grant.PersonId && held.Scope == heir.Slug).ToListAsync(cancellationToken)).Exists(Has))
        {
            return;
        }

        var given = new RoleGrant
        {
            Id = Guid.CreateVersion7(change.At),
            PersonId = grant.PersonId,
            Role = role,
            Scope = heir.Slug,
            From = from,
            Until = grant.Until,
            Reason = Passed,
            GrantedById = change.By,
            GrantedAt = change.At,
        };
        db.Grants.Add(given);
        Audit(db, change, AuditActions.GrantGiven, given);
    }

    private void Audit(MembershipDb db, Change change, string action, RoleGrant grant)
    {
        var picture = new { grant.PersonId, grant.Role, grant.Scope, grant.From, grant.Until };
        db.Audit(
            time,
            change.Actor,
            action,
            $"grant/{grant.Id}",
            grant.Scope,
            before: action == AuditActions.GrantRevoked ? picture : null,
            after: action == AuditActions.GrantGiven ? picture : null);
    }
}
