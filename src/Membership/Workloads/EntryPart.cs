using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;

namespace IcpEngage.Membership.Workloads;

/// <summary>
/// An entry of the ledger, whole or the part of it in a span of days. What was asked is the sum of the others, so that it is
/// however time is cut.
/// </summary>
internal readonly record struct EntryPart(
    LedgerEntry Entry,
    decimal Waiting,
    decimal Agreed,
    decimal NotAgreed,
    decimal Declined,
    decimal Withdrawn,
    decimal Expired,
    decimal Spent)
{
    public decimal Asked => Waiting + Agreed + NotAgreed + Declined + Withdrawn + Expired;

    /// <summary>All of it.</summary>
    public static EntryPart Whole(LedgerEntry entry) => new(
        entry, entry.Waiting, entry.Agreed, entry.NotAgreed, entry.Declined, entry.Withdrawn, entry.Expired, entry.SpentHours);

    /// <summary>What falls on the days: wishes spread evenly over their weekdays, time on the days it was spent.</summary>
    public static EntryPart In(LedgerEntry entry, DateOnly from, DateOnly to)
    {
        var spread = new Spread(entry.From, entry.By);
        return new(
            entry,
            Part(entry.Waiting),
            Part(entry.Agreed),
            Part(entry.NotAgreed),
            Part(entry.Declined),
            Part(entry.Withdrawn),
            Part(entry.Expired),
            entry.Spent.Where(spent => from <= spent.Day && spent.Day <= to).Sum(spent => spent.Hours));

        decimal Part(decimal hours) => hours == 0 ? 0 : spread.Part(hours, from, to);
    }

    /// <summary>There is nothing of it.</summary>
    public bool IsEmpty => Asked == 0 && Spent == 0;
}

/// <summary>Adds parts of the ledger up.</summary>
internal static class Adding
{
    public static HourSums Sum(this IEnumerable<EntryPart> parts)
    {
        var sums = HourSums.None;
        foreach (var part in parts)
        {
            sums = new HourSums(
                sums.Asks + 1,
                sums.Asked + part.Asked,
                sums.Waiting + part.Waiting,
                sums.Agreed + part.Agreed,
                sums.NotAgreed + part.NotAgreed,
                sums.Declined + part.Declined,
                sums.Withdrawn + part.Withdrawn,
                sums.Expired + part.Expired,
                sums.Spent + part.Spent,
                sums.FundedAsked + (part.Entry.Funded ? part.Asked : 0),
                sums.FundedAgreed + (part.Entry.Funded ? part.Agreed : 0));
        }

        return sums;
    }

    /// <summary>By some key, most asked first.</summary>
    public static IReadOnlyList<HoursBy> By(this IEnumerable<EntryPart> parts, Func<LedgerEntry, string?> key) =>
    [
        .. parts.GroupBy(part => key(part.Entry), (each, group) => new HoursBy(each, group.Sum()))
            .OrderByDescending(group => group.Hours.Asked).ThenBy(group => group.Key, StringComparer.Ordinal),
    ];

    /// <summary>By who asked, what for and where.</summary>
    public static HoursGrouped Grouped(this IReadOnlyCollection<EntryPart> parts) => new(
        parts.By(entry => entry.AskedBy),
        parts.By(entry => entry.Activity?.ToString()),
        parts.By(entry => entry.AreaCode),
        parts.By(entry => entry.Skill));
}
