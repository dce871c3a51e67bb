using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.Workloads.Demand;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads.Fairness;

/// <summary>Who is asked most, by whom and with what result; and which communities are asked again and again.</summary>
internal static class ShowFairness
{
    private const int PageSize = 25;

    public static void MapShowFairness(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/fairness", HandleAsync)
            .RequireAuthorization(Roles.Secretariat)
            .WithName("ShowFairness")
            .WithSummary("Who is asked most, by whom and with what result; communities asked again and again")
            .WithTags("Workload");

    private static async Task<Results<Ok<AskFairness>, ProblemHttpResult>> HandleAsync(
        DateOnly? from,
        int? quarters,
        PartnerKind? kind,
        int? page,
        ClaimsPrincipal user,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var period = DemandPeriod.Read(from, quarters, today, out var errors);
        errors.Require(page is null or >= 1, "page", "Pages are counted from 1.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (asked, parts) = await ReadAsync(period, kind, user, db, today, cancellationToken);
        var kinds = asked.ToDictionary(each => each.Partner.Id, each => each.Partner.Kind);
        var number = page ?? 1;
        return TypedResults.Ok(new AskFairness(
            period.From,
            period.To,
            parts.Sum(),
            [
                .. asked.GroupBy(each => each.Partner.Kind)
                    .Select(group => new KindAsked(
                        group.Key, group.Count(), parts.Where(part => kinds[part.Entry.PartnerId] == group.Key).Sum()))
                    .OrderByDescending(group => group.Hours.Asked).ThenBy(group => group.Kind),
            ],
            parts.By(entry => entry.AskedBy),
            [.. asked.Skip((number - 1) * PageSize).Take(PageSize)],
            asked.Count,
            number,
            PageSize,
            await Communities.ReadAsync(db, user, today, cancellationToken),
            WorkloadRules.On(today).CommunityMonths));
    }

    /// <summary>The partners of the caller's places that were asked for something, most asked first, and what they were asked for.</summary>
    public static async Task<(IReadOnlyList<PartnerAsked> Asked, IReadOnlyList<EntryPart> Parts)> ReadAsync(
        DemandPeriod period, PartnerKind? kind, ClaimsPrincipal user, MembershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var partners = await db.Partners.AsNoTracking().WithAll().ToListAsync(cancellationToken);
        var seen = partners
            .Where(partner => kind is null || partner.Kind == kind)
            .Where(partner => partner.Areas.Exists(area => user.Holds(Roles.Secretariat, area.AreaCode)))
            .ToDictionary(partner => partner.Id);
        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Where(ask => ask.By >= period.From && ask.By <= period.To)
            .ToListAsync(cancellationToken);
        List<EntryPart> parts =
            [.. asks.Where(ask => seen.ContainsKey(ask.PartnerId)).SelectMany(LedgerEntry.Of).Select(EntryPart.Whole)];
        return (PartnersAsked(parts, seen, await CapacitiesAsync(db, period, cancellationToken), WorkloadRules.On(today)), parts);
    }

    /// <summary>The partners that were asked for something, most asked first.</summary>
    public static IReadOnlyList<PartnerAsked> PartnersAsked(
        IEnumerable<EntryPart> parts,
        IReadOnlyDictionary<Guid, Partner> partners,
        IReadOnlyDictionary<Guid, decimal> capacities,
        WorkloadRules rules)
    {
        var asked = parts.GroupBy(part => part.Entry.PartnerId)
            .Select(group => (Partner: partners[group.Key], Hours: group.Sum(), MostBy: group.By(entry => entry.AskedBy)))
            .ToList();
        var middle = asked.GroupBy(each => each.Partner.Kind)
            .ToDictionary(kind => kind.Key, kind => Median([.. kind.Select(each => each.Hours.Asked)]));
        return
        [
            .. asked.OrderByDescending(each => each.Hours.Asked).ThenBy(each => each.Partner.Name, StringComparer.Ordinal)
                .Select(each => (each, Capacity: capacities.TryGetValue(each.Partner.Id, out var hours) ? hours : (decimal?)null))
                .Select(of => new PartnerAsked(
                    of.each.Partner.ToContract(),
                    of.each.Hours,
                    of.Capacity,
                    [.. of.each.MostBy.Take(3)],
                    of.each.Hours.Asked > of.Capacity || of.each.Hours.Asked > rules.AskedFarMoreTimes * middle[of.each.Partner.Kind])),
        ];
    }

    /// <summary>The one in the middle, the lower of two.</summary>
    private static decimal Median(IReadOnlyList<decimal> hours) => hours.Order().ElementAt((hours.Count - 1) / 2);

    private static async Task<Dictionary<Guid, decimal>> CapacitiesAsync(
        MembershipDb db, DemandPeriod period, CancellationToken cancellationToken)
    {
        var said = await db.Capacities.AsNoTracking()
            .Where(each => each.QuarterFrom >= period.From && each.QuarterFrom <= period.To).ToListAsync(cancellationToken);
        var leave = (await db.Leave.AsNoTracking()
            .Where(each => each.To >= period.From && each.From <= period.To).ToListAsync(cancellationToken)).ToLookup(each => each.PartnerId);
        return said.GroupBy(each => each.PartnerId)
            .ToDictionary(partner => partner.Key, partner => partner.Sum(each => each.HoursAfter([.. leave[partner.Key]])));
    }
}
