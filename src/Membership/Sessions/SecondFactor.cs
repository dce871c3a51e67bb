using IcpEngage.Membership.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Sessions;

/// <summary>Checks a code of the authenticator app or a recovery code. Each is taken once.</summary>
internal sealed class SecondFactor(UserManager<Person> users, MembershipDb db, TimeProvider time)
{
    public async Task<bool> IsRightAsync(Person person, string? code, string? recoveryCode, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(code)
            ? !string.IsNullOrWhiteSpace(recoveryCode) && await RedeemAsync(person, recoveryCode, cancellationToken)
            : await IsCodeAsync(person, code, cancellationToken);

    /// <summary>A code of the authenticator that the account uses.</summary>
    public async Task<bool> IsCodeAsync(Person person, string? code, CancellationToken cancellationToken) =>
        await users.GetAuthenticatorKeyAsync(person) is { } key
        && await TakeAsync(person, key, code, cancellationToken);

    /// <summary>A code made with this key; of two uses at once the database takes one.</summary>
    public async Task<bool> TakeAsync(Person person, string key, string? code, CancellationToken cancellationToken) =>
        Totp.Match(key, code, time.GetUtcNow(), person.LastTotpStep) is { } step
        && await db.People
            .Where(each => each.Id == person.Id && each.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastTotpStep, step), cancellationToken) == 1;

    private async Task<bool> RedeemAsync(Person person, string code, CancellationToken cancellationToken)
    {
        if (!(await users.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded)
        {
            return false;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
