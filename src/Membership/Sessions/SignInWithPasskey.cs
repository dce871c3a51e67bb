using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Sessions;

/// <summary>
/// Signs in whoever holds a passkey's device and can unlock it: two factors in one act. The browser finds the passkey by
/// the site, so no address is asked for and none is given away.
/// </summary>
internal static class SignInWithPasskey
{
    public static void MapSignInWithPasskey(this IEndpointRouteBuilder routes)
    {
        var passkey = routes.MapGroup("/sign-in/passkey").RequireAuthorization(SecuritySetup.WebItself).WithTags("Sessions");
        passkey.MapPost("/options", BeginAsync).WithName("BeginPasskeySignIn").WithSummary("What a browser needs to use a passkey");
        passkey.MapPost("", HandleAsync).WithName("SignInWithPasskey").WithSummary("Sign in with a passkey");
    }

    private static async Task<Ok<PasskeyOptions>> BeginAsync(
        HttpContext http, IPasskeyHandler<Person> passkeys, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var made = await passkeys.MakeRequestOptionsAsync(user: null, http);
        var state = await PasskeyCeremony.BeginAsync(db, person: null, made.AssertionState, time.GetUtcNow(), cancellationToken);
        return TypedResults.Ok(new PasskeyOptions(made.RequestOptionsJson, state));
    }

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        PasskeyCredential request,
        HttpContext http,
        IPasskeyHandler<Person> passkeys,
        UserManager<Person> users,
        AccountSessions sessions,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var state = await PasskeyCeremony.EndAsync(db, person: null, request.State, time.GetUtcNow(), cancellationToken);
        var used = state is null || !OwnPasskeys.IsCredential(request.Credential)
            ? null
            : await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
            {
                CredentialJson = request.Credential!,
                AssertionState = state,
                HttpContext = http,
            });
        if (used is not { Succeeded: true } || !sessions.MaySignIn(used.User))
        {
            return SignInProblems.PasskeyRefused();
        }

        // Its counter has gone on: a copy of the device would show.
        await users.AddOrUpdatePasskeyAsync(used.User, used.Passkey);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await sessions.OfAsync(used.User, cancellationToken));
    }
}
