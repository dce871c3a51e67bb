using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Audit;

/// <summary>
/// Reads the whole trail, one entry at a time, and finds the first place where it is not as it was written. Everything
/// but a chain made anew from some entry on, head included, shows by itself; that one shows to who noted a hash before.
/// </summary>
internal sealed class ChainCheck(MembershipDb db)
{
    /// <summary>Checks the trail as it stands, while others may append to it.</summary>
    /// <param name="noted">A hash that was an entry's at an earlier time; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerification> VerifyAsync(string? noted, CancellationToken cancellationToken)
    {
        // Entries may come while these are read: the trail then ends somewhere between the head before and after.
        var before = await HeadAsync(cancellationToken);
        var (last, hash, seen) = (0L, AuditEntry.NoHash, noted is null || IsSame(noted, AuditEntry.NoHash));
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            if (Misfit(entry, last, hash) is { } misfit)
            {
                return new(last, hash, Intact: false, Math.Min(entry.Sequence, last + 1), misfit);
            }

            if (entry.Sequence == before?.Entries && entry.Hash != before.Hash)
            {
                return new(last, hash, Intact: false, entry.Sequence, $"Entry {entry.Sequence:N0} is not the one that the head of the trail was made with.");
            }

            (last, hash) = (entry.Sequence, entry.Hash);
            seen |= IsSame(noted, hash);
        }

        var after = await HeadAsync(cancellationToken);
        return Ends(before, after, last, hash)
            ?? (seen
                ? new(last, hash, Intact: true, FirstBroken: null, last == 0 ? "The trail is empty." : $"All {last:N0} entries follow one another as they were written.")
                : new(last, hash, Intact: false, FirstBroken: null, "The hash you noted is not in the trail. It has been made anew since then, or the hash is of another system."));
    }

    /// <summary>What is wrong with the entry after the one with this sequence and hash.</summary>
    private static string? Misfit(AuditEntry entry, long last, string hash)
    {
        if (entry.Sequence > last + 1)
        {
            return $"Entry {last + 1:N0} is missing.";
        }

        if (entry.Sequence <= last)
        {
            return $"Entry {entry.Sequence:N0} was put in before the first.";
        }

        if (entry.PreviousHash != hash)
        {
            return last == 0
                ? "Entry 1 is not the first that was written: those before it are missing, or it was moved."
                : $"Entry {entry.Sequence:N0} does not follow entry {last:N0}: one was put in, taken out, changed or moved here.";
        }

        return entry.Hash == entry.ComputeHash() ? null : $"Entry {entry.Sequence:N0} was changed after it was written.";
    }

    private static AuditVerification? Ends(AuditHead? before, AuditHead? after, long last, string hash)
    {
        if (before is null || after is null)
        {
            return new(last, hash, Intact: false, FirstBroken: null, "The head of the trail is missing, so entries may have been cut off at its end.");
        }

        if (last < before.Entries)
        {
            return new(last, hash, Intact: false, last + 1, $"The trail ends with entry {last:N0}, but it has had {before.Entries:N0}: the last ones are missing.");
        }

        if (last > after.Entries || (last == after.Entries && hash != after.Hash))
        {
            return new(last, hash, Intact: false, Math.Min(last, after.Entries + 1), $"The head of the trail does not fit: it was made for {after.Entries:N0} entries, and there are {last:N0}.");
        }

        return null;
    }

    private Task<AuditHead?> HeadAsync(CancellationToken cancellationToken) =>
        db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    private static bool IsSame(string? noted, string hash) => string.Equals(noted?.Trim(), hash, StringComparison.OrdinalIgnoreCase);
}
