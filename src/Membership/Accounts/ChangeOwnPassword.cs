using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Accounts;

/// <summary>A new password for who knows the old one; every other session ends. Guesses count as they do at sign-in.</summary>
internal static class ChangeOwnPassword
{
    public static void MapChangeOwnPassword(this IEndpointRouteBuilder routes) =>
        OwnAccount.MapOwn(routes).MapPost("/password", HandleAsync).WithName("ChangePassword").WithSummary("Change the password");

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        ChangePassword request,
        ClaimsPrincipal user,
        OwnAccount own,
        PasswordCheck passwords,
        SignInAttempts attempts,
        IPasswordValidator<Person> rules,
        IPasswordHasher<Person> hasher,
        UserManager<Person> users,
        AccountSessions sessions,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        if (person is not { PasswordHash: not null, Email: { } email })
        {
            return Problems.Invalid("current", "Your account has no password to change. Ask an administrator for a code to set one.");
        }

        if (!await attempts.TakeAsync(email, cancellationToken))
        {
            return SignInProblems.Locked();
        }

        if (request.Current is not { Length: > 0 and <= PasswordRules.Longest } || !passwords.IsRight(person, request.Current))
        {
            return Problems.Invalid("current", "The current password is not right.");
        }

        await attempts.GiveBackAsync(email, cancellationToken);
        var broken = (await rules.ValidateAsync(users, person, request.New)).Errors.FirstOrDefault();
        if (broken is not null)
        {
            return Problems.Invalid("new", broken.Description);
        }

        person.PasswordHash = hasher.HashPassword(person, request.New!);
        person.EndSessions();
        own.Audit(time, user, person, AuditActions.PersonPasswordChanged);
        letters.SignInChanged(person, "Your password was changed");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await sessions.OfAsync(person, cancellationToken));
    }
}
