using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Sessions;

/// <summary>Wrong passwords and codes in a row for one address, whether or not it is an account's.</summary>
internal sealed class SignInAttempt
{
    /// <summary>SHA-256 of the address: what people mistype is nobody's business.</summary>
    public required string AddressHash { get; init; }

    /// <summary>In a row; back to none when somebody signs in.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

/// <summary>
/// Locks an address for 15 minutes after five wrong attempts in a row. It counts by address, known or not, so that being
/// locked tells nobody whether there is an account; and it counts before it looks, so that attempts made at once cannot
/// all be tried.
/// </summary>
internal sealed class SignInAttempts(MembershipDb db, TimeProvider time)
{
    public const int Allowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes one of the attempts that are left; false when there is none.</summary>
    public async Task<bool> TakeAsync(string address, CancellationToken cancellationToken)
    {
        var key = Hash(address);
        var now = time.GetUtcNow();
        if (await CountAsync(key, now, cancellationToken))
        {
            return true;
        }

        if (await db.SignInAttempts.AnyAsync(attempt => attempt.AddressHash == key, cancellationToken))
        {
            return false;
        }

        var oldest = now - Kept;
        await db.SignInAttempts.Where(attempt => attempt.LastAt < oldest).ExecuteDeleteAsync(cancellationToken);
        var first = new SignInAttempt { AddressHash = key, Failures = 1, LastAt = now };
        db.SignInAttempts.Add(first);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else's first attempt came between: this is the second.
            return await CountAsync(key, now, cancellationToken);
        }
        finally
        {
            db.Entry(first).State = EntityState.Detached;
        }
    }

    /// <summary>The attempt was no guess: as if it had not been made.</summary>
    public Task GiveBackAsync(string address, CancellationToken cancellationToken)
    {
        var key = Hash(address);
        return db.SignInAttempts.Where(attempt => attempt.AddressHash == key && attempt.Failures > 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(attempt => attempt.Failures, attempt => attempt.Failures - 1)
                .SetProperty(attempt => attempt.LockedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>The person has shown who they are.</summary>
    public Task ForgetAsync(string address, CancellationToken cancellationToken)
    {
        var key = Hash(address);
        return db.SignInAttempts.Where(attempt => attempt.AddressHash == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The next attempt will be refused.</summary>
    public Task<bool> IsLockedAsync(string address, CancellationToken cancellationToken)
    {
        var key = Hash(address);
        var now = time.GetUtcNow();
        return db.SignInAttempts.AnyAsync(attempt => attempt.AddressHash == key && attempt.LockedUntil > now, cancellationToken);
    }

    /// <summary>One statement, so that the database decides who gets the last attempt. The fifth locks until it is known to be right.</summary>
    private async Task<bool> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? lockedUntil = now + LockedFor;
        return await db.SignInAttempts
            .Where(attempt => attempt.AddressHash == key && (attempt.LockedUntil == null || attempt.LockedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(attempt => attempt.LastAt, now)
                    .SetProperty(attempt => attempt.Failures, attempt => attempt.LockedUntil != null ? 1 : attempt.Failures + 1)
                    .SetProperty(
                        attempt => attempt.LockedUntil,
                        attempt => attempt.LockedUntil == null && attempt.Failures + 1 >= Allowed ? lockedUntil : null),
                cancellationToken) == 1;
    }

    private static string Hash(string address) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToUpperInvariant())));
}

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.HasKey(attempt => attempt.AddressHash);
        builder.Property(attempt => attempt.AddressHash).HasMaxLength(64);
        builder.HasIndex(attempt => attempt.LastAt);
    }
}
