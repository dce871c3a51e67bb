using IcpEngage.Membership.Asks;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>A wish on the ledger with what was said of it.</summary>
/// <param name="Ask">The ask it is on.</param>
/// <param name="Line">The wish.</param>
/// <param name="Entry">What it comes to.</param>
internal sealed record DemandLine(Ask Ask, AskLine Line, LedgerEntry Entry)
{
    /// <summary>Why nothing came of it.</summary>
    public string? Reason => Line.Stands ? Ask.Reason : Line.WithdrawnBecause;

    /// <summary>All of it: a wish counts whole in the quarter of its last day.</summary>
    public EntryPart Whole => EntryPart.Whole(Entry);

    /// <summary>The wishes of an ask; those that others took over are not here. Needs its lines and time loaded.</summary>
    public static IEnumerable<DemandLine> Of(Ask ask) =>
        from entry in LedgerEntry.Of(ask)
        join line in ask.Lines on entry.LineId equals line.Id
        select new DemandLine(ask, line, entry);

    /// <summary>The wishes that were due in the period, in the order of their last days.</summary>
    public static async Task<IReadOnlyList<DemandLine>> ReadAsync(
        MembershipDb db, Guid partnerId, DemandPeriod period, CancellationToken cancellationToken)
    {
        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Where(ask => ask.PartnerId == partnerId && ask.By >= period.From && ask.By <= period.To)
            .OrderBy(ask => ask.By).ThenBy(ask => ask.Id)
            .ToListAsync(cancellationToken);
        return [.. asks.SelectMany(Of)];
    }
}
