using System.Linq.Expressions;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>What the bodies of a person's areas asked of partners, and what became of it.</summary>
internal static class ListRaisedAsks
{
    private const int PageSize = 20;

    public static void MapListRaisedAsks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/asks/raised", HandleAsync)
            .RequireAuthorization(AskingBodies.Policy)
            .WithName("ListRaisedAsks")
            .WithSummary("What a body asked of partners, and what became of it")
            .WithTags("Asks");

    private static async Task<Results<Ok<RaisedAsks>, ProblemHttpResult>> HandleAsync(
        string? area, RaisedFilter? show, int? page, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        if (area is not null && !user.AsksFor(area))
        {
            return Problems.NotAllowed("You can see what the bodies of your own areas asked.");
        }

        // Past the last page there is nothing; a number that would overflow is past it too.
        var shown = Math.Clamp(page ?? 1, 1, 1_000_000);
        var areas = area is null ? await db.AskingAreasAsync(user, cancellationToken) : [area];
        var asks = db.RaisedBy(areas, show ?? RaisedFilter.All);
        var found = await asks
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .Include(ask => ask.Partner).Include(ask => ask.Lines).Include(ask => ask.Time)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new RaisedAsks(
            [.. found.Select(ask => new RaisedAsk(ask.ToContract(), ask.Partner.Slug, ask.Partner.Name))],
            await asks.CountAsync(cancellationToken),
            shown,
            PageSize));
    }

    /// <summary>What the bodies of these areas asked, the latest first.</summary>
    public static IQueryable<Ask> RaisedBy(this MembershipDb db, IReadOnlyList<string> areas, RaisedFilter filter) =>
        db.Asks.AsNoTracking()
            .Where(Shown(filter))
            .Where(ask => ask.Lines.Any(line => areas.Contains(line.AskedByAreaCode!)))
            .OrderByDescending(ask => ask.RaisedOn).ThenByDescending(ask => ask.Id);

    /// <summary>What was split or passed on is listed as what it became.</summary>
    private static Expression<Func<Ask, bool>> Shown(RaisedFilter filter) => filter switch
    {
        RaisedFilter.ToAnswer => ask => ask.State == AskState.Countered,
        RaisedFilter.Waiting => ask => ask.State == AskState.Open,
        RaisedFilter.Agreed => ask => ask.State == AskState.Accepted,
        RaisedFilter.Ended => ask => ask.State == AskState.Declined || ask.State == AskState.Withdrawn || ask.State == AskState.Expired,
        RaisedFilter.All => ask => ask.State != AskState.Split && ask.State != AskState.Delegated,
    };
}
