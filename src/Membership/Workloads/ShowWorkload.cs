using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
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
            .WithTags("Asks");

    private static async Task<Results<Ok<Workload>, ProblemHttpResult>> HandleAsync(
        string slug, DateOnly? quarter, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.AsNoTracking()
            .Include(partner => partner.Areas)
            .SingleOrDefaultAsync(partner => partner.Slug == slug, cancellationToken);
        if (partner is null)
        {
            return Problems.NotFound("There is no partner of that name.");
        }

        if (!MaySee(user, partner))
        {
            return Problems.NotAllowed($"You can see the workload of partners in your own areas. {partner.Name} is not one.");
        }

        var shown = Quarter.Of(quarter ?? time.Today());
        if (quarter is { } asked && asked != shown.From)
        {
            return Problems.Invalid("quarter", $"A quarter is named by its first day; {asked:yyyy-MM-dd} is in the one from {shown.From:yyyy-MM-dd}.");
        }

        // Whatever waits for an answer is listed in every quarter, so that it is not overlooked; what others took over is not.
        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Where(ask => ask.PartnerId == partner.Id
                && ask.State != AskState.Split
                && ask.State != AskState.Delegated
                && (ask.State == AskState.Open || ask.State == AskState.Countered || (ask.From <= shown.To && ask.By >= shown.From)))
            .ToListAsync(cancellationToken);
        var capacity = await db.Capacities
            .Where(capacity => capacity.PartnerId == partner.Id && capacity.QuarterFrom == shown.From)
            .Select(capacity => capacity.Hours)
            .SingleOrDefaultAsync(cancellationToken);

        var hours = WorkloadCalculator.Calculate(shown, capacity, [.. asks.SelectMany(ask => ask.ToLoads())]);
        return TypedResults.Ok(new Workload(
            partner.ToContract(),
            shown.From,
            shown.To,
            hours.Capacity,
            hours.Asked,
            hours.Waiting,
            hours.Agreed,
            hours.Free,
            hours.Funded,
            hours.Weeks,
            [.. asks.OrderBy(ask => !ask.Waits).ThenBy(ask => ask.From).ThenBy(ask => ask.By).Select(ask => ask.ToContract())]));
    }

    /// <summary>Who answers for it, and those who ask partners of an area that it serves.</summary>
    private static bool MaySee(ClaimsPrincipal user, Partner partner) =>
        user.AnswersFor(partner)
        || partner.Areas.Exists(area =>
            user.Holds(Roles.Secretariat, area.AreaCode) || user.Holds(Roles.EngagementLead, area.AreaCode));
}
