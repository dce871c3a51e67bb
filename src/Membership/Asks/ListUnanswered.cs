using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>Asks that were escalated, for the secretariat of the system.</summary>
internal static class ListUnanswered
{
    public static void MapListUnanswered(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/asks/unanswered", UnansweredAsync)
            .RequireAuthorization(Roles.Secretariat)
            .WithName("ListUnansweredAsks")
            .WithSummary("Asks that nobody answered for too long")
            .WithTags("Asks");

    private static async Task<Results<Ok<IReadOnlyList<AskOfPartner>>, ProblemHttpResult>> UnansweredAsync(
        ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        if (!user.Holds(Roles.Secretariat, Grant.WholeSystem))
        {
            return Problems.NotAllowed("The secretariat of the system sees to asks that nobody answers.");
        }

        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Partner).ThenInclude(partner => partner.Areas)
            .Include(ask => ask.Lines).Include(ask => ask.Time)
            .Where(ask => (ask.State == AskState.Open || ask.State == AskState.Countered) && ask.EscalatedOn != null)
            .OrderBy(ask => ask.WaitingSince).ThenBy(ask => ask.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<AskOfPartner>>([.. asks.Select(ask => new AskOfPartner(ask.ToContract(), ask.Partner.ToContract()))]);
    }
}
