using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Audit;

/// <summary>The entries that match, newest first, a page at a time.</summary>
internal static class SearchTrail
{
    private const int PageSize = 25;

    public static void MapSearchTrail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("SearchAuditTrail")
            .WithSummary("Who did what, newest first, by subject, action, person, scope and days")
            .WithTags("Audit");

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> HandleAsync(
        [AsParameters] AuditFilter filter, int? page, MembershipDb db, CancellationToken cancellationToken)
    {
        var errors = filter.Check().Require(page is null or (>= 1 and <= 1_000_000), "page", "Pages are counted from 1.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var number = page ?? 1;
        var found = filter.Of(db.AuditEntries.AsNoTracking());
        var total = await found.CountAsync(cancellationToken);
        var shown = found.OrderByDescending(entry => entry.Sequence).Skip((number - 1) * PageSize).Take(PageSize);
        var entries = await shown.ToListAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, entries.Select(entry => entry.Actor), cancellationToken);
        return TypedResults.Ok(new AuditPage(
            [
                .. entries.Select(entry => new AuditEntryView(
                    entry.Sequence,
                    entry.At,
                    entry.Actor,
                    names.Of(entry.Actor),
                    entry.Action,
                    entry.Subject,
                    entry.Scope,
                    entry.Before,
                    entry.After,
                    entry.Hash)),
            ],
            total,
            number,
            PageSize));
    }
}
