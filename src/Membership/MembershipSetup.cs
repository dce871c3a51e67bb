using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Agreements;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Composition;
using IcpEngage.Membership.Invitations;
using IcpEngage.Membership.NamedRoles;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.People;
using IcpEngage.Membership.ReferenceData;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;

namespace IcpEngage.Membership;

/// <summary>
/// Sets up a database in one transaction. An empty one gets partners, and partnerships with the seats that the policy pack
/// in force gives them; on the demonstration system also a ledger to look at, and the fictional people who are missing.
/// </summary>
internal sealed class MembershipSetup(MembershipDb db, FirstAdministrator firstAdministrator, IConfiguration configuration, TimeProvider time) : ISeed
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!await db.Partners.AnyAsync(cancellationToken))
        {
            AddOrganisations();
        }

        if (!await db.Set<AdministratorsGuard>().AnyAsync(cancellationToken))
        {
            db.Add(new AdministratorsGuard { ChangedAt = time.GetUtcNow() });
        }

        if (configuration.IsDemonstration())
        {
            await DemonstrationPeople.SeedAsync(db, time, cancellationToken);
            await DemonstrationRoles.SeedAsync(db, time.Today(), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await firstAdministrator.InviteWhereMissingAsync(cancellationToken);
    }

    private void AddOrganisations()
    {
        var today = time.Today();
        var demonstration = configuration.IsDemonstration();
        var partners = ReferenceFiles.Partners().Where(partner => demonstration || !partner.Demonstration).ToList();
        var pack = PolicyPack.InForceOn(today, PolicyPack.Shipped);

        var partnerships = ReferenceFiles.Partnerships();
        var system = partnerships.Single(partnership => partnership.Kind == PartnershipKind.System).AreaCode;

        db.Partners.AddRange(partners);
        List<Partnership> bodies =
        [
            .. partnerships.Select(partnership => new Partnership
            {
                Id = partnership.Id,
                Kind = partnership.Kind,
                Name = partnership.Name,
                AreaCode = partnership.AreaCode,
                PolicyPack = pack.Code,
                Seats = [.. pack.SeatsIn(partnership.Kind, partnership.AreaCode, system, partners)],
            }),
        ];
        db.Partnerships.AddRange(bodies);
        if (demonstration)
        {
            new DemonstrationPartnerships(today, time.GetUtcNow()).AddTo(bodies);
            db.Capacities.AddRange(DemonstrationLedger.Capacities(today));
            db.HourlyRates.Add(DemonstrationLedger.Rate(today));
            db.Asks.AddRange(DemonstrationLedger.Asks(today));
            db.AddRange(DemonstrationComposition.Covers(time.GetUtcNow(), today));
            db.AddRange(DemonstrationAgreements.All(time.GetUtcNow(), today));
        }

        db.Publish(new PartnersRegistered([.. partners.Select(partner => partner.ToContract())]));
    }
}
