using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Asks;

/// <summary>
/// What one asker's wish comes to on a partner's ledger: the atom of every sum, so that sums by any grouping agree. What was
/// asked is always what waits, was agreed, was not agreed of an accepted ask, was declined, withdrawn or has expired.
/// </summary>
/// <param name="AskId">The ask it is on.</param>
/// <param name="LineId">The asker's own id of the wish.</param>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="AskedBy">The body that asks.</param>
/// <param name="AskedByAreaCode">The area that the body is for; null where it is not known.</param>
/// <param name="Activity">The statutory activity; null where the partner is no Healthwatch.</param>
/// <param name="AreaCode">For which place.</param>
/// <param name="Skill">Code of the skill that is needed; null for any.</param>
/// <param name="Funded">The asker pays for the time.</param>
/// <param name="RaisedOn">The day it was asked.</param>
/// <param name="From">First day on which time is needed or was agreed.</param>
/// <param name="By">Last day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Asked">Hours asked for.</param>
/// <param name="Waiting">Hours that wait for an answer.</param>
/// <param name="Agreed">Hours agreed.</param>
/// <param name="NotAgreed">Hours of an accepted ask that the partner did not agree to.</param>
/// <param name="Declined">Hours declined.</param>
/// <param name="Withdrawn">Hours that the asker took back.</param>
/// <param name="Expired">Hours that nobody answered in time.</param>
/// <param name="Spent">Its share of the time logged on the ask, day by day.</param>
internal sealed record LedgerEntry(
    Guid AskId,
    Guid LineId,
    Guid PartnerId,
    string AskedBy,
    string? AskedByAreaCode,
    StatutoryActivity? Activity,
    string AreaCode,
    string? Skill,
    bool Funded,
    DateOnly RaisedOn,
    DateOnly From,
    DateOnly By,
    AskState State,
    decimal Asked,
    decimal Waiting,
    decimal Agreed,
    decimal NotAgreed,
    decimal Declined,
    decimal Withdrawn,
    decimal Expired,
    IReadOnlyList<SpentHours> Spent)
{
    /// <summary>All of <see cref="Spent"/>.</summary>
    public decimal SpentHours => Spent.Sum(spent => spent.Hours);

    /// <summary>
    /// An ask's entries, one for each line. A line whose hours a successor holds has none: neither here nor counted twice.
    /// Needs the ask's lines and time loaded.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> Of(Ask ask)
    {
        IReadOnlyList<AskLine> lines = [.. ask.Lines.OrderBy(line => line.RaisedOn).ThenBy(line => line.Id)];
        var spent = Spend(ask, lines);
        return
        [
            .. lines.Zip(spent, (line, hours) => Of(ask, line, hours))
                .Where(entry => entry.State is not (AskState.Split or AskState.Delegated)),
        ];
    }

    private static LedgerEntry Of(Ask ask, AskLine line, IReadOnlyList<SpentHours> spent)
    {
        var state = ask.StateOf(line);
        var agreed = state == AskState.Accepted ? line.HoursAgreed ?? 0 : 0;
        return new LedgerEntry(
            ask.Id,
            line.Id,
            ask.PartnerId,
            line.AskedBy,
            line.AskedByAreaCode,
            ask.Activity,
            ask.AreaCode,
            ask.Skill,
            line.Funded,
            line.RaisedOn,
            ask.From,
            ask.By,
            state,
            line.Hours,
            Waiting: In(AskState.Open) + In(AskState.Countered),
            agreed,
            NotAgreed: In(AskState.Accepted) - agreed,
            Declined: In(AskState.Declined),
            Withdrawn: In(AskState.Withdrawn),
            Expired: In(AskState.Expired),
            spent);

        decimal In(AskState each) => state == each ? line.Hours : 0;
    }

    /// <summary>
    /// Each line's time, day by day: in proportion to the hours of the lines that stand, or of all where none does. Entries
    /// are shared so that every entry and every line keeps exactly what it has.
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<SpentHours>> Spend(Ask ask, IReadOnlyList<AskLine> lines)
    {
        var entries = ask.Time.Where(entry => entry.Counts).OrderBy(entry => entry.Day).ThenBy(entry => entry.Id).ToList();
        if (entries.Count == 0)
        {
            return [.. lines.Select(_ => Array.Empty<SpentHours>())];
        }

        var sharing = lines.Any(line => line.Stands) ? lines.Where(line => line.Stands).ToList() : lines;
        var shares = HourShares.Share(entries.Sum(entry => entry.Hours), [.. sharing.Select(line => line.Hours)]);
        var byEntry = HourShares.Split(shares, [.. entries.Select(entry => entry.Hours)]);
        return
        [
            .. lines.Select(line => sharing.ToList().IndexOf(line)).Select(index => index < 0
                ? []
                : entries.Zip(byEntry, (entry, hours) => new SpentHours(entry.Day, hours[index])).Where(spent => spent.Hours != 0).ToArray()),
        ];
    }
}

/// <summary>Hours spent on a day.</summary>
internal readonly record struct SpentHours(DateOnly Day, decimal Hours);
