using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>What is asked of a partner in a quarter, against its capacity.</summary>
internal static class ShowWorkload
{
    public static void MapShowWorkload(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}/workload", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative, Roles.Secretariat, Roles.EngagementLead))
            .WithName("ShowWorkload")
            .WithSummary("What is asked of a partner in a quarter, against its capacity")
            .WithTags("Workload");

    private static async Task<Results<Ok<Workload>, ProblemHttpResult>> HandleAsync(
        string slug, DateOnly? quarter, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partner = await db.FindPartnerAsync(slug, cancellationToken);
        if (partner is null)
        {
            return PartnerCapacities.NoSuchPartner();
        }

        if (!user.MaySeeLoadOf(partner))
        {
            return Problems.NotAllowed($"You can see the workload of partners in your own areas. {partner.Name} is not one.");
        }

        var today = time.Today();
        var shown = Quarter.Of(quarter ?? today);
        if (quarter is { } asked && asked != shown.From)
        {
            return Problems.Invalid("quarter", $"A quarter is named by its first day; {asked:yyyy-MM-dd} is in the one from {shown.From:yyyy-MM-dd}.");
        }

        var asks = await AsksAsync(db, partner.Id, shown, cancellationToken);
        var plan = await db.PlanAsync(partner.Id, shown, cancellationToken);
        var coming = await db.ComingAsync(partner, today, cancellationToken);
        var hours = WorkloadCalculator.Calculate(plan, [.. asks.SelectMany(LedgerEntry.Of)], coming);
        return TypedResults.Ok(View(partner, shown, plan, hours, asks, coming));
    }

    /// <summary>
    /// Whatever waits for an answer is listed in every quarter, so that it is not overlooked; what others took over is not. Which
    /// asks these are is found once, not for each of the tables that they are read from.
    /// </summary>
    private static async Task<List<Ask>> AsksAsync(MembershipDb db, Guid partnerId, Quarter quarter, CancellationToken cancellationToken)
    {
        var (from, to) = (quarter.From, quarter.To);
        var ids = await db.Asks
            .Where(ask => ask.PartnerId == partnerId
                && ask.State != AskState.Split
                && ask.State != AskState.Delegated
                && (ask.State == AskState.Open
                    || ask.State == AskState.Countered
                    || (ask.From <= to && ask.By >= from)
                    || ask.Time.Any(entry => entry.TakenBackAt == null && entry.Day >= from && entry.Day <= to)))
            .Select(ask => ask.Id)
            .ToListAsync(cancellationToken);
        return await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Where(ask => ids.Contains(ask.Id))
            .ToListAsync(cancellationToken);
    }

    private static Workload View(
        Partner partner, Quarter quarter, CapacityPlan plan, QuarterHours hours, List<Ask> asks, IReadOnlyList<ComingSurvey> coming) => new(
        partner.ToContract(),
        quarter.From,
        quarter.To,
        hours.Capacity,
        hours.Sums.Asked,
        hours.Sums.Waiting,
        hours.Sums.Agreed,
        hours.Free,
        hours.Sums.FundedAgreed,
        hours.Weeks,
        [.. asks.OrderBy(ask => !ask.Waits).ThenBy(ask => ask.From).ThenBy(ask => ask.By).Select(ask => ask.ToContract())])
        {
            CapacityKnown = plan.IsKnown,
            LeaveHours = hours.Leave,
            Hours = hours.Sums,
            ComingHours = hours.Coming,
            Grouped = hours.Grouped,
            Skills = hours.Skills,
            Coming = [.. coming.Where(survey => survey.From <= quarter.To && survey.To >= quarter.From)],
        };

    /// <summary>Who answers for it, and those who ask partners of an area that it serves.</summary>
    public static bool MaySeeLoadOf(this ClaimsPrincipal user, Partner partner) =>
        user.AnswersFor(partner)
        || partner.Areas.Exists(area =>
            user.Holds(Roles.Secretariat, area.AreaCode) || user.Holds(Roles.EngagementLead, area.AreaCode));
}
