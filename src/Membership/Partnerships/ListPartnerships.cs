using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>The system's partnership, then those of places by name, each with who takes part.</summary>
internal static class ListPartnerships
{
    public static void MapListPartnerships(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partnerships", HandleAsync)
            .AllowAnonymous()
            .WithName("ListPartnerships")
            .WithSummary("Partnerships, with who takes part and why")
            .WithTags("Partnerships");

    private static async Task<Ok<Contracts.Membership.Partnership[]>> HandleAsync(
        MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var partnerships = await db.Partnerships.AsNoTracking()
            .Include(partnership => partnership.Seats).ThenInclude(seat => seat.Partner)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(partnerships
            .OrderBy(partnership => partnership.Kind)
            .ThenBy(partnership => partnership.Name, StringComparer.Ordinal)
            .Select(partnership => partnership.ToContract(today))
            .ToArray());
    }
}
