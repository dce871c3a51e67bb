using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Partners;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>How the partners of somebody's areas stand in a quarter: who has too much, who has time.</summary>
internal static class ListLoads
{
    public static void MapListLoads(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/loads", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.EngagementLead))
            .WithName("ListLoads")
            .WithSummary("How partners stand in a quarter: who has too much, who has time")
            .WithTags("Workload");

    private static async Task<Results<Ok<PartnerLoads>, ProblemHttpResult>> HandleAsync(
        DateOnly? quarter, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var shown = Quarter.Of(quarter ?? today);
        if (quarter is { } asked && asked != shown.From)
        {
            return Problems.Invalid("quarter", $"A quarter is named by its first day; {asked:yyyy-MM-dd} is in the one from {shown.From:yyyy-MM-dd}.");
        }

        var partners = await db.Partners.AsNoTracking().WithAll().ToListAsync(cancellationToken);
        var capacities = await db.Capacities.AsNoTracking()
            .Where(each => each.QuarterFrom == shown.From).ToDictionaryAsync(each => each.PartnerId, cancellationToken);
        var leave = (await db.Leave.AsNoTracking()
            .Where(each => each.To >= shown.From && each.From <= shown.To).ToListAsync(cancellationToken)).ToLookup(each => each.PartnerId);
        var asks = (await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Where(ask => ask.By >= shown.From && ask.From <= shown.To)
            .ToListAsync(cancellationToken)).ToLookup(ask => ask.PartnerId);
        var loads = partners
            .Where(partner => user.MaySeeLoadOf(partner))
            .Where(partner => (partner.Kind == PartnerKind.Healthwatch && partner.IsThere(today)) || capacities.ContainsKey(partner.Id) || asks.Contains(partner.Id))
            .Select(partner => Of(
                partner,
                new CapacityPlan(shown, capacities.GetValueOrDefault(partner.Id), [.. leave[partner.Id]]),
                [.. asks[partner.Id].SelectMany(LedgerEntry.Of)],
                today));
        return TypedResults.Ok(new PartnerLoads(
            shown.From,
            shown.To,
            [
                .. loads.OrderByDescending(load => load.OverloadedWeeks.Count)
                    .ThenByDescending(load => load.WouldOverloadWeeks.Count)
                    .ThenBy(load => load.Partner.Name, StringComparer.Ordinal),
            ]));
    }

    private static PartnerLoad Of(Partner partner, CapacityPlan plan, IReadOnlyCollection<LedgerEntry> entries, DateOnly today)
    {
        var hours = WorkloadCalculator.Calculate(plan, entries);
        var ahead = hours.Weeks.Where(week => week.Monday >= today.MondayOfWeek()).ToList();
        return new PartnerLoad(
            partner.ToContract(),
            plan.IsKnown,
            hours.Capacity,
            hours.Sums,
            hours.Free,
            [.. ahead.Where(week => week.Overloaded).Select(week => week.Monday)],
            [.. ahead.Where(week => week.WouldOverload && !week.Overloaded).Select(week => week.Monday)]);
    }
}
