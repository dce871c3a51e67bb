using System.Linq.Expressions;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.Partners;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>What is asked of a partner, and its time sheet, for those who speak for it.</summary>
internal static class ListPartnerAsks
{
    private const int PageSize = 20;

    /// <summary>Time is still logged on an agreed ask for so long after its last day.</summary>
    private const int DaysAfterLastDay = 28;

    private const int RecentDays = 28;

    public static void MapListPartnerAsks(this IEndpointRouteBuilder routes)
    {
        var partner = routes.MapGroup("/partners/{slug}")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative)).WithTags("Asks");
        partner.MapGet("/asks", ListAsync).WithName("ListPartnerAsks").WithSummary("What is asked of a partner: waiting, agreed or ended");
        partner.MapGet("/time", TimeAsync).WithName("ShowTimeSheet").WithSummary("What a partner logs time on, and what it logged lately");
    }

    private static async Task<Results<Ok<PartnerAsks>, ProblemHttpResult>> ListAsync(
        string slug, PartnerAskFilter? show, int? page, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var (partner, problem) = await FindAsync(slug, user, db, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var filter = show ?? PartnerAskFilter.Waiting;
        var counts = new Dictionary<PartnerAskFilter, int>();
        foreach (var each in Enum.GetValues<PartnerAskFilter>())
        {
            counts[each] = await Of(partner, each, db).CountAsync(cancellationToken);
        }

        var shown = Math.Clamp(page ?? 1, 1, Math.Max(1, (counts[filter] + PageSize - 1) / PageSize));
        var found = await InOrder(Of(partner, filter, db), filter)
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines).Include(ask => ask.Time)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new PartnerAsks(
            partner.ToContract(), [.. found.Select(ask => ask.ToContract())], counts[filter], shown, PageSize, counts));
    }

    private static async Task<Results<Ok<TimeSheet>, ProblemHttpResult>> TimeAsync(
        string slug, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await FindAsync(slug, user, db, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var today = time.Today();
        var (lastDay, recent, monday) = (today.AddDays(-DaysAfterLastDay), today.AddDays(-RecentDays), today.MondayOfWeek());
        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines).Include(ask => ask.Time)
            .Where(ask => ask.PartnerId == partner.Id
                && ((ask.State == AskState.Accepted && ask.By >= lastDay) || ask.Time.Any(entry => entry.Day >= recent)))
            .OrderBy(ask => ask.By).ThenBy(ask => ask.Id)
            .ToListAsync(cancellationToken);
        var entries = asks.SelectMany(ask => ask.Time.Select(entry => (Ask: ask, Entry: entry)))
            .Where(each => each.Entry.Counts && each.Entry.Day >= recent)
            .OrderByDescending(each => each.Entry.Day).ThenByDescending(each => each.Entry.LoggedAt)
            .ToList();
        var names = await ActorNames.ReadAsync(db, entries.Select(each => each.Entry.ById), cancellationToken);
        return TypedResults.Ok(new TimeSheet(
            partner.ToContract(),
            [.. asks.Where(ask => ask.State == AskState.Accepted && ask.By >= lastDay).Select(ask => ask.ToContract())],
            [.. entries.Select(each => each.Entry.ToContract(each.Ask.Title, names.Of(each.Entry.ById)))],
            entries.Where(each => each.Entry.Day >= monday).Sum(each => each.Entry.Hours)));
    }

    private static IQueryable<Ask> Of(Partner partner, PartnerAskFilter filter, MembershipDb db) =>
        db.Asks.Where(ask => ask.PartnerId == partner.Id).Where(Shown(filter));

    private static Expression<Func<Ask, bool>> Shown(PartnerAskFilter filter) => filter switch
    {
        PartnerAskFilter.Waiting => ask => ask.State == AskState.Open || ask.State == AskState.Countered,
        PartnerAskFilter.Agreed => ask => ask.State == AskState.Accepted,

        // What was split is listed as its parts; what was passed on is no longer asked of this partner, but was ended by it.
        PartnerAskFilter.Ended => ask => ask.State == AskState.Declined || ask.State == AskState.Withdrawn
            || ask.State == AskState.Expired || ask.State == AskState.Delegated,
    };

    private static IQueryable<Ask> InOrder(IQueryable<Ask> asks, PartnerAskFilter filter) => filter == PartnerAskFilter.Waiting
        ? asks.OrderBy(ask => ask.State != AskState.Open).ThenBy(ask => ask.WaitingSince).ThenBy(ask => ask.By).ThenBy(ask => ask.Id)
        : asks.OrderByDescending(ask => ask.By).ThenBy(ask => ask.Id);

    private static async Task<(Partner? Partner, ProblemHttpResult? Problem)> FindAsync(
        string slug, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.AsNoTracking().WithAll()
            .SingleOrDefaultAsync(partner => partner.Slug == slug, cancellationToken);
        return partner switch
        {
            null => (null, Problems.NotFound("There is no partner of that name.")),
            _ when !user.AnswersFor(partner) => (null, Problems.NotAllowed($"Only those who speak for {partner.Name} see this.")),
            _ => (partner, null),
        };
    }
}
