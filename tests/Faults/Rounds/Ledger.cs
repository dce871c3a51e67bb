using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace IcpEngage.Faults.Rounds;

/// <summary>What people were told that was done: each receipt, and each receipt that was taken back.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<string> given = new();
    private readonly ConcurrentDictionary<string, bool> withdrawn = new(StringComparer.Ordinal);
    private int givenInAll;
    private int withdrawnInAll;

    /// <summary>Receipts that were given since the beginning.</summary>
    public int Given => givenInAll;

    /// <summary>Of these, taken back.</summary>
    public int Withdrawn => withdrawnInAll;

    /// <summary>Somebody was given a receipt.</summary>
    public void Give(string code)
    {
        given.Enqueue(HashOf(code));
        Interlocked.Increment(ref givenInAll);
    }

    /// <summary>Somebody was told that their answers are deleted.</summary>
    public void Withdraw(string code)
    {
        withdrawn[HashOf(code)] = true;
        Interlocked.Increment(ref withdrawnInAll);
    }

    /// <summary>The receipts since the last time this was asked, as the database keeps them.</summary>
    public (IReadOnlyList<string> Kept, IReadOnlyList<string> Withdrawn) TakeNew()
    {
        var fresh = new List<string>();
        while (given.TryDequeue(out var hash))
        {
            fresh.Add(hash);
        }

        string[] gone = [.. withdrawn.Keys];
        withdrawn.Clear();
        return ([.. fresh.Except(gone)], gone);
    }

    /// <summary>As in the responses' key: nobody reads receipts out of the database.</summary>
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
