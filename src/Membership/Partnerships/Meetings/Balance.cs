using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Partnerships.Meetings;

/// <summary>Who was at the table and what they brought to it, by sector, so that equal partnership can be seen.</summary>
internal static class Balance
{
    /// <summary>
    /// Sums over the attendance recorded from <paramref name="since"/> to <paramref name="today"/>; each partner counts to
    /// one sector, so the sectors' sums are those of all. Needs seats, attendance and their partners loaded.
    /// </summary>
    public static IReadOnlyList<SectorShare> Of(
        IEnumerable<Seat> seats, IEnumerable<Meeting> meetings, PartnershipRules rules, DateOnly since, DateOnly today)
    {
        var members = seats.Where(seat => seat.Standing == Standing.Member && seat.IsInForceOn(today))
            .ToLookup(seat => rules.SectorOf(seat.Partner.Kind));
        var attendance = meetings.Where(meeting => meeting.On >= since && meeting.On <= today)
            .SelectMany(meeting => meeting.Attendance)
            .ToLookup(attendance => rules.SectorOf(attendance.Partner.Kind));
        return
        [
            .. rules.Sectors.Select(sector => sector.Name).Append(rules.OtherSector)
                .Where(sector => members.Contains(sector) || attendance.Contains(sector))
                .Select(sector => new SectorShare(
                    sector,
                    members[sector].Count(),
                    attendance[sector].Count(),
                    attendance[sector].Count(each => each.WasThere),
                    attendance[sector].Sum(each => each.Led),
                    attendance[sector].Sum(each => each.Spoke))),
        ];
    }
}
