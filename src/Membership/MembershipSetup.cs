using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.ReferenceData;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;

namespace IcpEngage.Membership;

/// <summary>
/// Sets up an empty database in one transaction: partners, partnerships with the seats that the policy pack in force
/// gives them, and, on the demonstration system, a ledger to look at.
/// </summary>
internal sealed class MembershipSetup(MembershipDb db, IConfiguration configuration, TimeProvider time) : ISeed
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.Partners.AnyAsync(cancellationToken))
        {
            return;
        }

        var today = time.Today();
        var demonstration = configuration.GetValue<bool>(MembershipService.Demonstration);
        var partners = ReferenceFiles.Partners().Where(partner => demonstration || !partner.Demonstration).ToList();
        var pack = PolicyPack.InForceOn(today, PolicyPack.Shipped);

        var partnerships = ReferenceFiles.Partnerships();
        var system = partnerships.Single(partnership => partnership.Kind == PartnershipKind.System).AreaCode;

        db.Partners.AddRange(partners);
        db.Partnerships.AddRange(partnerships.Select(partnership => new Partnership
        {
            Id = partnership.Id,
            Kind = partnership.Kind,
            Name = partnership.Name,
            AreaCode = partnership.AreaCode,
            PolicyPack = pack.Code,
            Seats = [.. pack.SeatsIn(partnership.Kind, partnership.AreaCode, system, partners)],
        }));
        if (demonstration)
        {
            db.Capacities.AddRange(DemonstrationLedger.Capacities(today));
            db.Asks.AddRange(DemonstrationLedger.Asks(today));
        }

        db.Publish(new PartnersRegistered([.. partners.Select(partner => partner.ToContract())]));
        await db.SaveChangesAsync(cancellationToken);
    }
}
