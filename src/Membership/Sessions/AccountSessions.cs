using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>What Web's session carries of a person, and whether there may be one.</summary>
internal sealed class AccountSessions(MembershipDb db, IConfiguration configuration, TimeProvider time)
{
    /// <summary>A demonstration account opens nothing once the system is used in earnest.</summary>
    public bool MaySignIn(Person person) =>
        person.State == AccountState.Active && (!person.Demonstration || configuration.IsDemonstration());

    /// <summary>The session of a person who has shown who they are.</summary>
    public async Task<AccountSession> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var grants = await db.Grants.AsNoTracking()
            .Where(RoleGrant.StandsOn(time.Today()))
            .Where(grant => grant.PersonId == person.Id)
            .Select(grant => new Grant(grant.Role, grant.Scope))
            .Distinct()
            .ToListAsync(cancellationToken);
        return new AccountSession(person.Id, person.Name, person.SecurityStamp!, grants);
    }
}

/// <summary>Why somebody was not signed in.</summary>
internal static class SignInProblems
{
    /// <summary>Word for word the same for an unknown address, a wrong password and a closed account.</summary>
    public static ProblemHttpResult Refused() =>
        Problems.Problem(401, ErrorCodes.SignInRefused, "The e-mail address or the password is not right.");

    public static ProblemHttpResult Locked() =>
        Problems.Problem(401, ErrorCodes.AccountLocked, "There were too many wrong attempts. Wait 15 minutes and try again.");

    public static ProblemHttpResult SecondFactorNeeded() =>
        Problems.Problem(401, ErrorCodes.SecondFactorNeeded, "Give the code from your authenticator app.");

    public static ProblemHttpResult SecondFactorRefused() =>
        Problems.Problem(401, ErrorCodes.SecondFactorRefused, "The code is not right, or was used already. Wait for the next one.");

    public static ProblemHttpResult Unknown() =>
        Problems.Problem(403, ErrorCodes.AccountUnknown, "There is no account for you here. Ask your administrator for an invitation.");

    public static ProblemHttpResult PasskeyRefused() =>
        Problems.Problem(401, ErrorCodes.SignInRefused, "This passkey is not known here. Sign in with your password.");
}
