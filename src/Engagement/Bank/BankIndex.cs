using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Reuse.Matching;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>
/// The bank's agreed questions in memory, to find the ones that are like a wording. Each process has its own and reads what
/// changed since it looked last.
/// </summary>
internal sealed class BankIndex
{
    private readonly Lock gate = new();
    private readonly QuestionMatcher matcher = new(Thesaurus.Shipped);
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    /// <summary>Brings it up to date.</summary>
    public async Task CatchUpAsync(EngagementDb db, CancellationToken cancellationToken)
    {
        var now = await db.BankEntries.AsNoTracking().IgnoreAutoIncludes()
            .Select(entry => new { entry.Code, entry.Version }).ToDictionaryAsync(entry => entry.Code, entry => entry.Version, cancellationToken);
        string[] changed;
        lock (gate)
        {
            changed = [.. now.Where(entry => known.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key)];
        }

        var entries = changed.Length == 0 ? [] : await db.BankEntries.AsNoTracking().Where(entry => changed.Contains(entry.Code)).ToListAsync(cancellationToken);
        lock (gate)
        {
            foreach (var entry in entries)
            {
                Keep(entry);
            }
        }
    }

    /// <summary>Codes of the questions that ask what a wording asks, the likest first.</summary>
    public IReadOnlyList<string> Find(string text, string? topic, int most)
    {
        lock (gate)
        {
            return [.. matcher.Find(text, topic, most).Where(found => found.Score >= QuestionMatcher.Threshold).Select(found => found.Key)];
        }
    }

    private void Keep(BankEntry entry)
    {
        known[entry.Code] = entry.Version;
        if (entry is { State: BankState.InUse, Agreed.Wording.Question: { } question })
        {
            matcher.Add(new AskedQuestion(
                entry.Code, question.Text, [.. question.Options.Select(option => option.Text)], entry.Topic, entry.Construct));
        }
        else
        {
            matcher.Remove(entry.Code);
        }
    }
}
