using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Invitations;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>
/// An organisation's identity provider has vouched for somebody. It is known by issuer and subject; the first time, an
/// account or invitation with the address that the provider has verified is linked. Nobody gets an account by it.
/// </summary>
internal static class SignInFromOutside
{
    public static void MapSignInFromOutside(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-in/external", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("SignInExternally")
            .WithSummary("Sign in somebody whom an identity provider has vouched for")
            .WithTags("Sessions");

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        ExternalSignIn request,
        UserManager<Person> users,
        AccountSessions sessions,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (request.Issuer is not { Length: > 0 and <= 200 } || request.Subject is not { Length: > 0 and <= 200 })
        {
            return Problems.Invalid("subject", "Issuer and subject must be 1 to 200 characters long.");
        }

        var person = await users.FindByLoginAsync(request.Issuer, request.Subject)
            ?? await LinkAsync(request, users, letters, db, time, cancellationToken)
            ?? await LinkedMeanwhileAsync(request, users, db);
        return person is not null && sessions.MaySignIn(person)
            ? TypedResults.Ok(await sessions.OfAsync(person, cancellationToken))
            : SignInProblems.Unknown();
    }

    /// <summary>Null where there is nobody to link, or somebody else was faster.</summary>
    private static async Task<Person?> LinkAsync(
        ExternalSignIn request, UserManager<Person> users, Letters letters, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var normalized = EmailAddress.Read(request.Email)?.ToUpperInvariant();
        var person = normalized is null
            ? null
            : await db.People.SingleOrDefaultAsync(
                person => person.NormalizedEmail == normalized && person.State != AccountState.Closed, cancellationToken);

        // Another subject of the same provider is another person: organisations give addresses of leavers away again.
        if (person is null || (await users.GetLoginsAsync(person)).Any(login => login.LoginProvider == request.Issuer))
        {
            return null;
        }

        if (!(await users.AddLoginAsync(person, new UserLoginInfo(request.Issuer, request.Subject, request.Issuer))).Succeeded)
        {
            return null;
        }

        if (person.State == AccountState.Invited)
        {
            await db.JoinAsync(person, time, cancellationToken);
        }
        else
        {
            letters.SignInChanged(person, $"Signing in by {request.Issuer} was added to your account");
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return person;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    /// <summary>The same person may sign in from two windows at once: one links them, the other finds what that wrote.</summary>
    private static Task<Person?> LinkedMeanwhileAsync(ExternalSignIn request, UserManager<Person> users, MembershipDb db)
    {
        db.ChangeTracker.Clear();
        return users.FindByLoginAsync(request.Issuer, request.Subject);
    }
}
