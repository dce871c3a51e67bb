using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>On the demonstration system anyone may be one of its fictional people.</summary>
internal static class SignInOfDemonstration
{
    public static void MapSignInOfDemonstration(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-in/demonstration", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("SignInAsDemonstrationPerson")
            .WithSummary("Sign in as a fictional person of the demonstration system")
            .WithTags("Sessions");

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        DemonstrationSignIn request,
        AccountSessions sessions,
        IConfiguration configuration,
        MembershipDb db,
        CancellationToken cancellationToken)
    {
        if (!configuration.IsDemonstration())
        {
            return Problems.NotFound("This is not the demonstration system.", ErrorCodes.NotDemonstration);
        }

        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(
            person => person.Id == request.PersonId && person.Demonstration, cancellationToken);
        return person is not null && sessions.MaySignIn(person)
            ? TypedResults.Ok(await sessions.OfAsync(person, cancellationToken))
            : SignInProblems.Unknown();
    }
}
