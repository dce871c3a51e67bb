using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;

namespace IcpEngage.Membership.Partnerships;

/// <summary>What somebody should see to in a partnership today.</summary>
internal static class PartnershipAlarms
{
    /// <summary>What those who keep its records should see to.</summary>
    public static IEnumerable<PartnershipTask> ForKeepers(PartnershipOnDay at) =>
        [.. Seats(at), .. Chair(at), .. Forums(at), .. Meetings(at)];

    /// <summary>What a person should see to who speaks for the partner, or fills a seat: positions on the chair, own interests.</summary>
    public static IEnumerable<PartnershipTask> ForPartner(PartnershipOnDay at, Func<Seat, bool> speaksFor, Func<SeatHolder, bool> isOwn) =>
    [
        .. from selection in Open(at)
           from seat in at.Choosing()
           where speaksFor(seat) && !selection.Positions.Exists(position => position.PartnerId == seat.PartnerId)
           select Task(at, PartnershipTaskKind.PositionAwaited, selection.Id, seat.Partner.Name),
        .. from seat in at.Partnership.Seats
           from holder in seat.Holders
           where (speaksFor(seat) || isOwn(holder)) && at.InterestsAreStale(seat, holder)
           select Task(at, PartnershipTaskKind.InterestsStale, holder.Id, holder.Name),
    ];

    private static IEnumerable<PartnershipTask> Seats(PartnershipOnDay at)
    {
        foreach (var seat in Partnership.InOrder(at.Partnership.Seats.Where(seat => seat.IsInForceOn(at.Today))))
        {
            if (at.IsVacant(seat))
            {
                yield return Task(at, PartnershipTaskKind.SeatVacant, seat.Id, seat.Partner.Name);
            }

            foreach (var holder in seat.Holders.Where(holder => holder.IsInOfficeOn(at.Today)))
            {
                if (IsEnding(at, holder.From, holder.Until) && !HasSuccessor(seat, holder))
                {
                    yield return Task(at, PartnershipTaskKind.TermEnding, seat.Id, holder.Name, holder.Until);
                }

                if (at.InterestsAreStale(seat, holder))
                {
                    yield return Task(at, PartnershipTaskKind.InterestsStale, holder.Id, holder.Name);
                }
            }
        }
    }

    private static IEnumerable<PartnershipTask> Chair(PartnershipOnDay at)
    {
        var settled = at.Partnership.Selections.Where(selection => selection.State == SelectionState.Settled).ToList();
        var running = settled.Find(selection => selection.InTheChairOn(at.Today).Any());
        if (running is null && !Open(at).Any() && !settled.Exists(coming => coming.From > at.Today && coming.Until >= coming.From))
        {
            yield return Task(at, PartnershipTaskKind.NoChair, null, at.Partnership.Name);
        }

        if (running is not null && IsEnding(at, running.From, running.Until) && !settled.Exists(next => next.From > running.From) && !Open(at).Any())
        {
            yield return Task(at, PartnershipTaskKind.ChairEnding, running.Id, at.Partnership.Name, running.Until);
        }

        foreach (var selection in Open(at))
        {
            foreach (var concern in selection.Concerns.Where(concern => concern.Resolution is null))
            {
                yield return Task(at, PartnershipTaskKind.ConcernOpen, selection.Id, concern.Partner.Name);
            }

            if (at.StillNeeded(selection).Count == 0)
            {
                yield return Task(at, PartnershipTaskKind.ChairAgreed, selection.Id, at.Partnership.Name);
            }
        }
    }

    private static IEnumerable<PartnershipTask> Forums(PartnershipOnDay at)
    {
        foreach (var forum in at.Partnership.Forums.Where(forum => forum.GoesOn(at.Today)))
        {
            if (forum.ReportDue(at.Today) is { } due && due < at.Today)
            {
                yield return Task(at, PartnershipTaskKind.ReportLate, forum.Id, forum.Name, due);
            }

            if (forum.Reports.Exists(report => report.AwaitsAnswer))
            {
                yield return Task(at, PartnershipTaskKind.AnswerAwaited, forum.Id, forum.Name);
            }

            if (forum.ReviewOn <= at.Today)
            {
                yield return Task(at, PartnershipTaskKind.ReviewDue, forum.Id, forum.Name, forum.ReviewOn);
            }
        }
    }

    private static IEnumerable<PartnershipTask> Meetings(PartnershipOnDay at) =>
        at.Partnership.Meetings.Where(at.AttendanceIsLate).OrderBy(meeting => meeting.On)
            .Select(meeting => Task(at, PartnershipTaskKind.AttendanceMissing, meeting.Id, meeting.Title, meeting.On));

    private static IEnumerable<ChairSelection> Open(PartnershipOnDay at) =>
        at.Partnership.Selections.Where(selection => selection.State == SelectionState.Open);

    private static bool IsEnding(PartnershipOnDay at, DateOnly? from, DateOnly? until) =>
        at.Rules.TermOf(from, until, at.Today) == TermState.EndingSoon;

    private static bool HasSuccessor(Seat seat, SeatHolder holder) =>
        seat.Holders.Exists(next => next.Kind == holder.Kind && next != holder && (next.Until is null || next.Until > holder.Until));

    private static PartnershipTask Task(PartnershipOnDay at, PartnershipTaskKind kind, Guid? subject, string name, DateOnly? due = null) =>
        new(kind, at.Partnership.Id, at.Partnership.Name, subject, name, due);
}
