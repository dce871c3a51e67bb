using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads;

/// <summary>What a partner can give: hours by quarter and skill, leave, and what an hour costs.</summary>
internal static class ShowCapacity
{
    private const int QuartersAhead = 8;

    public static void MapShowCapacity(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}/capacity", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative, Roles.Secretariat))
            .WithName("ShowCapacity")
            .WithSummary("What a partner can give by quarter and skill, its leave, and what an hour costs")
            .WithTags("Capacity");

    private static async Task<Results<Ok<PartnerCapacity>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partner = await db.FindPartnerAsync(slug, cancellationToken);
        if (partner is null)
        {
            return PartnerCapacities.NoSuchPartner();
        }

        if (!user.TalksMoneyWith(partner))
        {
            return Problems.NotAllowed($"What {partner.Name} can give is for those who speak for it, and the secretariat of its areas.");
        }

        var today = time.Today();
        var first = Quarter.Of(today);
        var said = await db.Capacities.AsNoTracking()
            .Where(each => each.PartnerId == partner.Id && each.QuarterFrom >= first.From)
            .ToDictionaryAsync(each => each.QuarterFrom, cancellationToken);
        var leave = await db.Leave.AsNoTracking()
            .Where(each => each.PartnerId == partner.Id && each.To >= first.From)
            .OrderBy(each => each.From).ThenBy(each => each.To)
            .ToListAsync(cancellationToken);
        var rates = await db.HourlyRates.AsNoTracking()
            .Where(each => each.PartnerId == partner.Id).OrderByDescending(each => each.From).ToListAsync(cancellationToken);
        return TypedResults.Ok(new PartnerCapacity(
            partner.ToContract(),
            [.. first.AndNext(QuartersAhead - 1).Select(quarter => View(quarter, said.GetValueOrDefault(quarter.From), leave))],
            [.. leave.Where(each => each.To >= today).Select(each => each.ToContract())],
            [.. rates.Select(rate => rate.ToContract())],
            Skills.All,
            user.AnswersFor(partner)));
    }

    /// <summary>What was said of a quarter, and what leave takes off it.</summary>
    public static QuarterCapacity View(Quarter quarter, Capacity? said, IReadOnlyCollection<Leave> leave) => new(
        quarter.From,
        quarter.To,
        said?.Hours,
        said is null ? 0 : said.Hours - said.HoursAfter(leave),
        said?.Skills ?? [],
        said?.Version ?? 0);
}
