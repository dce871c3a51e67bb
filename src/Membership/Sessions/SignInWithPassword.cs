using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>Password, then the second factor where the account asks for it.</summary>
internal static class SignInWithPassword
{
    public static void MapSignInWithPassword(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-in", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("SignIn")
            .WithSummary("Sign in with e-mail address, password and, where asked for, a code")
            .WithTags("Sessions");

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        SignIn request,
        PasswordCheck passwords,
        SecondFactor secondFactor,
        SignInAttempts attempts,
        AccountSessions sessions,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var email = EmailAddress.Read(request.Email);
        if (email is null || request.Password is not { Length: > 0 and <= PasswordRules.Longest })
        {
            return SignInProblems.Refused();
        }

        if (!await attempts.TakeAsync(email, cancellationToken))
        {
            return SignInProblems.Locked();
        }

        var normalized = email.ToUpperInvariant();
        var person = await db.People.SingleOrDefaultAsync(person => person.NormalizedEmail == normalized, cancellationToken);
        if (!passwords.IsRight(person, request.Password) || !sessions.MaySignIn(person!))
        {
            await AuditLockOutAsync(person);
            return SignInProblems.Refused();
        }

        if (person!.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(request.Code) && string.IsNullOrWhiteSpace(request.RecoveryCode))
            {
                await attempts.GiveBackAsync(email, cancellationToken);
                return SignInProblems.SecondFactorNeeded();
            }

            if (!await secondFactor.IsRightAsync(person, request.Code, request.RecoveryCode, cancellationToken))
            {
                await AuditLockOutAsync(person);
                return SignInProblems.SecondFactorRefused();
            }
        }

        await attempts.ForgetAsync(email, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await sessions.OfAsync(person, cancellationToken));

        async Task AuditLockOutAsync(Person? person)
        {
            if (await attempts.IsLockedAsync(email, cancellationToken) && person is not null)
            {
                db.Audit(time, null, AuditActions.PersonLockedOut, $"person/{person.Id}", Grant.WholeSystem);
                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }
}
