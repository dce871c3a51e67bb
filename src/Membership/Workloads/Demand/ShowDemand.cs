using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>The statement of demand: what was asked of a partner, what became of it and what it cost.</summary>
internal static class ShowDemand
{
    public static void MapShowDemand(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}/demand", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative, Roles.Secretariat))
            .WithName("ShowDemand")
            .WithSummary("What was asked of a partner over some quarters, what became of it and what it cost")
            .WithTags("Workload");

    private static async Task<Results<Ok<StatementOfDemand>, ProblemHttpResult>> HandleAsync(
        string slug, DateOnly? from, int? quarters, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await FindAsync(db, slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var period = DemandPeriod.Read(from, quarters, time.Today(), out var errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var lines = await DemandLine.ReadAsync(db, partner.Id, period, cancellationToken);
        var rates = await db.RatesOfAsync(partner.Id, cancellationToken);
        var capacities = await CapacitiesAsync(db, partner.Id, period, cancellationToken);
        return TypedResults.Ok(Of(partner, period, lines, rates, capacities));
    }

    /// <summary>The partner, if the caller talks about its funding; otherwise the problem to answer with.</summary>
    public static async Task<(Partner? Partner, ProblemHttpResult? Problem)> FindAsync(
        MembershipDb db, string slug, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var partner = await db.FindPartnerAsync(slug, cancellationToken);
        if (partner is null)
        {
            return (null, PartnerCapacities.NoSuchPartner());
        }

        return user.TalksMoneyWith(partner)
            ? (partner, null)
            : (null, Problems.NotAllowed($"The statement of demand is for those who speak for {partner.Name}, and the secretariat of its areas."));
    }

    public static Task<List<HourlyRate>> RatesOfAsync(this MembershipDb db, Guid partnerId, CancellationToken cancellationToken) =>
        db.HourlyRates.AsNoTracking().Where(rate => rate.PartnerId == partnerId).OrderByDescending(rate => rate.From).ToListAsync(cancellationToken);

    /// <summary>Adds it up.</summary>
    /// <param name="partner">Whose statement.</param>
    /// <param name="period">Its quarters.</param>
    /// <param name="lines">The wishes that were due in them.</param>
    /// <param name="rates">The partner's rates, the latest first.</param>
    /// <param name="capacities">What it could give in the quarters, as far as it said.</param>
    public static StatementOfDemand Of(
        Partner partner,
        DemandPeriod period,
        IReadOnlyList<DemandLine> lines,
        IReadOnlyList<HourlyRate> rates,
        IReadOnlyDictionary<DateOnly, decimal> capacities)
    {
        var costs = new Costs(rates);
        List<EntryPart> parts = [.. lines.Select(line => line.Whole)];
        var byQuarter = parts.ToLookup(part => Quarter.Of(part.Entry.By));
        return new StatementOfDemand(
            partner.ToContract(),
            period.From,
            period.To,
            parts.Sum(),
            costs.Of(parts),
            [
                .. period.Quarters.Select(quarter => new QuarterOfDemand(
                    quarter.From,
                    quarter.To,
                    capacities.TryGetValue(quarter.From, out var hours) ? hours : null,
                    byQuarter[quarter].Sum(),
                    costs.Of(byQuarter[quarter]))),
            ],
            parts.Grouped(),
            [
                .. from line in Enumerable.Reverse(lines)
                   where line.Entry.State is AskState.Declined or AskState.Withdrawn or AskState.Expired
                   select new AskNotDone(line.Ask.Purpose, line.Line.AskedBy, line.Line.Hours, line.Ask.By, line.Entry.State, line.Reason),
            ],
            [
                .. lines.Where(line => line.Entry.Agreed > 0 || line.Entry.Spent.Count > 0)
                    .GroupBy(line => line.Line.Serves, (serves, group) => new OutcomeOfAsks(serves, group.Select(line => line.Whole).Sum()))
                    .OrderByDescending(outcome => outcome.Hours.Agreed).ThenBy(outcome => outcome.Serves?.Title, StringComparer.Ordinal),
            ],
            [.. rates.Select(rate => rate.ToContract())]);
    }

    private static async Task<Dictionary<DateOnly, decimal>> CapacitiesAsync(
        MembershipDb db, Guid partnerId, DemandPeriod period, CancellationToken cancellationToken)
    {
        var said = await db.Capacities.AsNoTracking()
            .Where(each => each.PartnerId == partnerId && each.QuarterFrom >= period.From && each.QuarterFrom <= period.To)
            .ToListAsync(cancellationToken);
        var leave = await db.Leave.AsNoTracking()
            .Where(each => each.PartnerId == partnerId && each.To >= period.From && each.From <= period.To)
            .ToListAsync(cancellationToken);
        return said.ToDictionary(each => each.QuarterFrom, each => each.HoursAfter(leave));
    }
}
