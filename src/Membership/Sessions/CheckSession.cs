using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>Whether a session goes on, and what is granted today.</summary>
internal static class CheckSession
{
    public static void MapCheckSession(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sessions/{personId:guid}", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("CheckSession")
            .WithSummary("A session that goes on, with today's grants; 404 when it must end")
            .WithTags("Sessions");

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        Guid personId, string? stamp, AccountSessions sessions, MembershipDb db, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId, cancellationToken);
        return person is not null && sessions.MaySignIn(person) && person.SecurityStamp == stamp
            ? TypedResults.Ok(await sessions.OfAsync(person, cancellationToken))
            : Problems.NotFound("This session has ended.");
    }
}
