using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Partners;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>Finds the partner that a request is about, for those who may see or change what it can give.</summary>
internal static class PartnerCapacities
{
    /// <summary>The partner with its areas and codes; null where there is none.</summary>
    public static Task<Partner?> FindPartnerAsync(this MembershipDb db, string slug, CancellationToken cancellationToken) =>
        db.Partners.AsNoTracking()
            .WithAll()
            .SingleOrDefaultAsync(partner => partner.Slug == slug, cancellationToken);

    /// <summary>The partner, if the caller speaks for it; otherwise the problem to answer with.</summary>
    public static async Task<(Partner? Partner, ProblemHttpResult? Problem)> FindOwnAsync(
        this MembershipDb db, string slug, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var partner = await db.FindPartnerAsync(slug, cancellationToken);
        if (partner is null)
        {
            return (null, NoSuchPartner());
        }

        return user.AnswersFor(partner)
            ? (partner, null)
            : (null, Problems.NotAllowed($"Only those who speak for {partner.Name} can say what it can give."));
    }

    public static ProblemHttpResult NoSuchPartner() => Problems.NotFound("There is no partner of that name.");

    /// <summary>Who answers for the partner, and the secretariat of an area that it serves: they talk about its funding.</summary>
    public static bool TalksMoneyWith(this ClaimsPrincipal user, Partner partner) =>
        user.AnswersFor(partner) || partner.Areas.Exists(area => user.Holds(Roles.Secretariat, area.AreaCode));

    /// <summary>Hours are counted in quarters of an hour.</summary>
    public static bool IsInQuarters(decimal hours) => hours % 0.25m == 0;

    /// <summary>What the partner said of a quarter, with its leave of that time.</summary>
    public static async Task<CapacityPlan> PlanAsync(
        this MembershipDb db, Guid partnerId, Quarter quarter, CancellationToken cancellationToken)
    {
        var capacity = await db.Capacities.AsNoTracking()
            .SingleOrDefaultAsync(each => each.PartnerId == partnerId && each.QuarterFrom == quarter.From, cancellationToken);
        var leave = await db.Leave.AsNoTracking()
            .Where(each => each.PartnerId == partnerId && each.To >= quarter.From && each.From <= quarter.To)
            .ToListAsync(cancellationToken);
        return new CapacityPlan(quarter, capacity, leave);
    }
}
