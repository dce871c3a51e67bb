using System.Buffers.Text;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Accounts;

/// <summary>A person's own account: how they sign in, and what they may do where, and why. They can end all sessions.</summary>
internal static class ShowAccount
{
    public static void MapShowAccount(this IEndpointRouteBuilder routes)
    {
        var own = OwnAccount.MapOwn(routes);
        own.MapGet("", ShowAsync).WithName("ShowAccount").WithSummary("The signed-in person's account");
        own.MapPost("/end-sessions", EndSessionsAsync).WithName("EndSessions").WithSummary("Sign out everywhere else");
    }

    public static PasskeyView ToView(this UserPasskeyInfo passkey) =>
        new(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> ShowAsync(
        ClaimsPrincipal user, OwnAccount own, UserManager<Person> users, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var grants = await db.ViewAsync(db.Grants.Where(grant => grant.PersonId == person.Id), time, cancellationToken);
        return TypedResults.Ok(new AccountView(
            person.Id,
            person.Name,
            person.Email ?? "",
            person.PasswordHash is not null,
            person.TwoFactorEnabled,
            await users.CountRecoveryCodesAsync(person),
            [.. (await users.GetPasskeysAsync(person)).OrderBy(passkey => passkey.CreatedAt).Select(ToView)],
            [.. (await users.GetLoginsAsync(person)).Select(login => login.LoginProvider).Distinct()],
            [.. grants.OrderByDescending(grant => grant.GrantedAt)]));
    }

    private static async Task<Results<Ok<AccountSession>, ProblemHttpResult>> EndSessionsAsync(
        ClaimsPrincipal user, OwnAccount own, AccountSessions sessions, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        person.EndSessions();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await sessions.OfAsync(person, cancellationToken));
    }
}
