using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Accounts;

/// <summary>The account of whoever is calling.</summary>
internal sealed class OwnAccount(MembershipDb db, AccountSessions sessions)
{
    /// <summary>Null when it is closed or erased: their token may live a few minutes longer.</summary>
    public async Task<Person?> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var id = user.PersonId();
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        return person is not null && sessions.MaySignIn(person) ? person : null;
    }

    public static ProblemHttpResult Gone() => Problems.NotFound("This account is closed.");

    /// <summary>Group of everything a person does with their own account.</summary>
    public static RouteGroupBuilder MapOwn(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/me").RequireAuthorization(SecuritySetup.SignedIn).WithTags("Account");

    /// <summary>Records what a person did to their own account.</summary>
    public void Audit(TimeProvider time, ClaimsPrincipal user, Person person, string action, object? after = null) =>
        db.Audit(time, user, action, $"person/{person.Id}", Grant.WholeSystem, after: after);
}
