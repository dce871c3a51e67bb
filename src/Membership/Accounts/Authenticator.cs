using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Accounts;

/// <summary>
/// An authenticator app as second factor. A new key waits beside the one in use until a code made with it has come, so
/// that nobody is locked out by a picture they did not scan.
/// </summary>
internal static class Authenticator
{
    private const string Provider = "IcpEngage";
    private const string WaitingKey = "waiting-authenticator-key";
    private const int RecoveryCodeCount = 10;

    public static void MapAuthenticator(this IEndpointRouteBuilder routes)
    {
        var own = OwnAccount.MapOwn(routes);
        own.MapPost("/authenticator", BeginAsync).WithName("BeginAuthenticator").WithSummary("A secret for an authenticator app");
        own.MapPost("/authenticator/confirm", ConfirmAsync).WithName("ConfirmAuthenticator").WithSummary("Ask for codes from now on");
        own.MapPost("/authenticator/remove", RemoveAsync).WithName("RemoveAuthenticator").WithSummary("Ask for codes no more");
    }

    /// <summary>Codes are asked for no more; call before saving.</summary>
    public static async Task RemoveSecondFactorAsync(this MembershipDb db, Person person, CancellationToken cancellationToken)
    {
        person.TwoFactorEnabled = false;
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == person.Id).ToListAsync(cancellationToken));
    }

    private static async Task<Results<Ok<AuthenticatorKey>, ProblemHttpResult>> BeginAsync(
        ClaimsPrincipal user, OwnAccount own, UserManager<Person> users, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var key = Totp.NewKey();
        await users.SetAuthenticationTokenAsync(person, Provider, WaitingKey, key);
        await db.SaveChangesAsync(cancellationToken);
        var account = Uri.EscapeDataString($"IcpEngage:{person.Email ?? person.Name}");
        return TypedResults.Ok(new AuthenticatorKey(
            string.Join(' ', key.Chunk(4).Select(group => new string(group))),
            $"otpauth://totp/{account}?secret={key}&issuer=IcpEngage&digits=6&period=30"));
    }

    private static async Task<Results<Ok<RecoveryCodes>, ProblemHttpResult>> ConfirmAsync(
        AuthenticatorCode request,
        ClaimsPrincipal user,
        OwnAccount own,
        UserManager<Person> users,
        IUserStore<Person> store,
        SecondFactor secondFactor,
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

        if (await users.GetAuthenticationTokenAsync(person, Provider, WaitingKey) is not { } key
            || !await secondFactor.TakeAsync(person, key, request.Code, cancellationToken))
        {
            return Problems.Invalid("code", "The code is not right. Take the newest one from your app.");
        }

        await users.RemoveAuthenticationTokenAsync(person, Provider, WaitingKey);
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, cancellationToken);
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodeCount))!.ToList();
        person.TwoFactorEnabled = true;
        person.EndSessions();
        own.Audit(time, user, person, AuditActions.PersonSecondFactorChanged, new { Authenticator = true });
        letters.SignInChanged(person, "An authenticator app was set up for your account, and new recovery codes were made,");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new RecoveryCodes(codes, await sessions.OfAsync(person, cancellationToken)));
    }

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> RemoveAsync(
        AuthenticatorCode request,
        ClaimsPrincipal user,
        OwnAccount own,
        SecondFactor secondFactor,
        SignInAttempts attempts,
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

        // Six digits are soon guessed by who found an open session: guesses count as at sign-in.
        if (!await attempts.TakeAsync(person.Email ?? person.UserName!, cancellationToken))
        {
            return SignInProblems.Locked();
        }

        if (!await secondFactor.IsCodeAsync(person, request.Code, cancellationToken))
        {
            return Problems.Invalid("code", "The code is not right, or was used already. Wait for the next one.");
        }

        await attempts.GiveBackAsync(person.Email ?? person.UserName!, cancellationToken);
        await db.RemoveSecondFactorAsync(person, cancellationToken);
        person.EndSessions();
        own.Audit(time, user, person, AuditActions.PersonSecondFactorChanged, new { Authenticator = false });
        letters.SignInChanged(person, "The authenticator app was removed from your account");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await sessions.OfAsync(person, cancellationToken));
    }
}
