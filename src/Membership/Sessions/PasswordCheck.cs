using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.People;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Sessions;

/// <summary>Compares a password with an account's, and takes as long about it where there is none.</summary>
internal sealed class PasswordCheck(IPasswordHasher<Person> hasher)
{
    private static string? nobodysHash;

    /// <summary>The password is this account's. Costs the same for no account and for one without a password.</summary>
    public bool IsRight(Person? person, string password)
    {
        if (!PasswordRules.IsText(password))
        {
            return false;
        }

        var hash = person?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(null!, "nobody's password"));
        var outcome = hasher.VerifyHashedPassword(person!, hash, password);
        if (person?.PasswordHash is null || outcome == PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.PasswordHash = hasher.HashPassword(person, password);
        }

        return true;
    }
}
