using System.Linq.Expressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.Membership.Partnerships.Meetings;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A partnership as of one day, made from everything that is loaded with it.</summary>
/// <param name="partnership">As loaded here.</param>
/// <param name="names">Names of people who wrote positions down.</param>
/// <param name="rules">The policy pack's of that day.</param>
/// <param name="today">The day.</param>
internal sealed class PartnershipOnDay(Partnership partnership, IReadOnlyDictionary<Guid, string> names, PartnershipRules rules, DateOnly today)
{
    public Partnership Partnership => partnership;

    public PartnershipRules Rules => rules;

    public DateOnly Today => today;

    /// <summary>The partnership with everything that belongs to it; null where there is none.</summary>
    public static async Task<PartnershipOnDay?> LoadAsync(MembershipDb db, Guid id, TimeProvider time, CancellationToken cancellationToken) =>
        (await LoadAsync(db, db.Partnerships.Where(each => each.Id == id), each => each.Meetings, time, cancellationToken)).SingleOrDefault();

    /// <summary>These partnerships, with no meetings but those whose attendance nobody has recorded.</summary>
    public static Task<IReadOnlyList<PartnershipOnDay>> LoadAsync(
        MembershipDb db, IQueryable<Partnership> which, TimeProvider time, CancellationToken cancellationToken) =>
        LoadAsync(db, which, each => each.Meetings.Where(meeting => meeting.Attendance.Count == 0), time, cancellationToken);

    private static async Task<IReadOnlyList<PartnershipOnDay>> LoadAsync(
        MembershipDb db,
        IQueryable<Partnership> which,
        Expression<Func<Partnership, IEnumerable<Meeting>>> meetings,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var found = await which.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(each => each.Seats).ThenInclude(seat => seat.Partner)
            .Include(each => each.Seats).ThenInclude(seat => seat.Holders).ThenInclude(holder => holder.Interests)
            .Include(each => each.Forums).ThenInclude(forum => forum.Partners).ThenInclude(partner => partner.Partner)
            .Include(each => each.Forums).ThenInclude(forum => forum.Reports)
            .Include(each => each.Selections).ThenInclude(selection => selection.Candidates)
            .Include(each => each.Selections).ThenInclude(selection => selection.Positions).ThenInclude(position => position.Partner)
            .Include(each => each.Selections).ThenInclude(selection => selection.Concerns).ThenInclude(concern => concern.Partner)
            .Include(meetings).ThenInclude(meeting => meeting.Attendance).ThenInclude(attendance => attendance.Partner)
            .ToListAsync(cancellationToken);
        var writers = found.SelectMany(each => each.Selections).SelectMany(selection => selection.Positions)
            .Select(position => position.ById).OfType<Guid>().Distinct().ToList();
        var names = await db.People.Where(person => writers.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var rules = (await new PolicyPacks(db, time).InForceAsync(cancellationToken)).Records;
        return [.. found.Select(each => new PartnershipOnDay(each, names, rules, time.Today()))];
    }

    public PartnershipView ToView() => new(
        partnership.Id,
        partnership.Kind,
        partnership.Name,
        partnership.AreaCode,
        [.. Partnership.InOrder(partnership.Seats).Select(View)],
        [.. partnership.Forums.OrderBy(forum => !forum.GoesOn(today)).ThenBy(forum => forum.Name, StringComparer.Ordinal).Select(View)],
        [.. partnership.Selections.OrderByDescending(selection => selection.OpenedAt).Select(View)],
        [.. partnership.Meetings.OrderByDescending(meeting => meeting.On).ThenBy(meeting => meeting.Title, StringComparer.Ordinal).Select(View)],
        BySector(),
        rules.BalanceMonths,
        [.. Choosing().Select(seat => NameOf(seat))]);

    /// <summary>Seats whose partners choose the chair today.</summary>
    public IEnumerable<Seat> Choosing() => ChairConsensus.Choosing(partnership.Seats, rules, today);

    public IReadOnlyList<string> StillNeeded(ChairSelection selection) =>
        selection.State == SelectionState.Open
            ? ChairConsensus.StillNeeded(selection, Choosing().ToDictionary(seat => seat.PartnerId, seat => seat.Partner.Name))
            : [];

    public IReadOnlyList<SectorShare> BySector() =>
        Balance.Of(partnership.Seats, partnership.Meetings, rules, today.AddMonths(-rules.BalanceMonths), today);

    /// <summary>A member's seat that no representative fills today.</summary>
    public bool IsVacant(Seat seat) =>
        seat.Standing == Standing.Member
        && seat.IsInForceOn(today)
        && !seat.Holders.Exists(holder => holder.Kind == HolderKind.Representative && holder.IsInOfficeOn(today));

    /// <summary>In office, on a footing whose interests are registered, and not confirmed for too long.</summary>
    public bool InterestsAreStale(Seat seat, SeatHolder holder) =>
        rules.InterestsShownFor.Contains(seat.Standing)
        && seat.IsInForceOn(today)
        && holder.IsInOfficeOn(today)
        && (holder.InterestsConfirmedOn is null || holder.InterestsConfirmedOn.Value.AddDays(rules.InterestsConfirmedDays) < today);

    public bool AttendanceIsLate(Meeting meeting) =>
        meeting.Attendance.Count == 0 && meeting.On.AddDays(rules.AttendanceRecordedDays) < today;

    public string NameOf(Guid? forum) =>
        partnership.Forums.Find(each => each.Id == forum)?.Name ?? partnership.Name;

    private static PartnerName NameOf(Seat seat) => new(seat.PartnerId, seat.Partner.Slug, seat.Partner.Name);

    private static PartnerName NameOf(Partners.Partner partner) => new(partner.Id, partner.Slug, partner.Name);

    private SeatView View(Seat seat) => new(
        seat.Id,
        NameOf(seat),
        rules.SectorOf(seat.Partner.Kind),
        seat.Standing,
        seat.Basis,
        seat.From,
        seat.Until,
        rules.TermOf(seat.From, seat.Until, today),
        seat.EndedBecause,
        [
            .. seat.Holders
                .OrderByDescending(holder => holder.IsInOfficeOn(today))
                .ThenBy(holder => holder.Kind)
                .ThenByDescending(holder => holder.From)
                .Select(holder => View(seat, holder)),
        ],
        IsVacant(seat));

    private HolderView View(Seat seat, SeatHolder holder) => new(
        holder.Id,
        holder.Kind,
        holder.Name,
        holder.JobTitle,
        holder.PersonId,
        holder.From,
        holder.Until,
        rules.TermOf(holder.From, holder.Until, today),
        holder.EndedBecause,
        holder.NamedInPublic,
        holder.InterestsConfirmedOn,
        InterestsAreStale(seat, holder),
        [.. holder.Interests.OrderByDescending(interest => interest.From).Select(interest => interest.ToView())]);

    private ForumView View(Forum forum)
    {
        var due = forum.ReportDue(today);
        return new(
            forum.Id,
            forum.Kind,
            forum.Name,
            forum.Purpose,
            forum.Remit,
            forum.ReportsToId,
            NameOf(forum.ReportsToId),
            forum.ReportsEveryMonths,
            due,
            due < today,
            forum.ReviewOn,
            forum.GoesOn(today) && forum.ReviewOn <= today,
            forum.From,
            forum.EndedOn,
            forum.EndedBecause,
            [.. forum.Partners.Select(partner => NameOf(partner.Partner)).OrderBy(partner => partner.Name, StringComparer.Ordinal)],
            [.. forum.Reports.OrderByDescending(report => report.On).Select(report => report.ToView())],
            forum.Version);
    }

    private SelectionView View(ChairSelection selection)
    {
        var holders = partnership.Seats.SelectMany(seat => seat.Holders.Select(holder => (seat, holder))).ToDictionary(each => each.holder.Id);
        var silent = selection.State == SelectionState.Open
            ? Choosing().Where(seat => !selection.Positions.Exists(position => position.PartnerId == seat.PartnerId))
            : [];
        return new(
            selection.Id,
            selection.Model,
            [.. selection.Candidates.OrderBy(candidate => candidate.Place).Select(candidate => Candidate(holders[candidate.HolderId]))],
            selection.From,
            selection.Until,
            selection.MonthsEach,
            selection.State,
            selection.Why,
            Day(selection.OpenedAt),
            selection.EndedAt is { } ended ? Day(ended) : null,
            selection.EndedBecause,
            [
                .. selection.Positions.Select(View)
                    .Concat(silent.Select(seat => new PositionView(NameOf(seat), null, null, null, null)))
                    .OrderBy(position => position.Partner.Name, StringComparer.Ordinal),
            ],
            [
                .. selection.Concerns.OrderBy(concern => concern.RaisedAt).Select(concern => new ConcernView(
                    concern.Id,
                    NameOf(concern.Partner),
                    concern.Stance,
                    concern.Text,
                    Day(concern.RaisedAt),
                    concern.Resolution,
                    concern.ResolvedAt is { } resolved ? Day(resolved) : null)),
            ],
            StillNeeded(selection),
            selection.State == SelectionState.Settled ? rules.TermOf(selection.From, selection.Until, today) : null,
            [.. selection.InTheChairOn(today).Select(candidate => holders[candidate.HolderId].holder.Name)],
            selection.Version);
    }

    private PositionView View(ChairPosition position) => new(
        NameOf(position.Partner),
        position.Stance,
        Day(position.At),
        position.ById is { } by ? names.GetValueOrDefault(by) : null,
        position.Source);

    private static CandidateView Candidate((Seat Seat, SeatHolder Holder) each) =>
        new(each.Holder.Id, each.Holder.Name, NameOf(each.Seat), each.Holder.NamedInPublic);

    private MeetingView View(Meeting meeting) => new(
        meeting.Id,
        meeting.ForumId,
        NameOf(meeting.ForumId),
        meeting.On,
        meeting.Title,
        meeting.Where,
        meeting.OpenToPublic,
        meeting.Papers,
        meeting.Items,
        [.. Expected(meeting).DistinctBy(partner => partner.Id).OrderBy(partner => partner.Name, StringComparer.Ordinal)],
        [
            .. meeting.Attendance.OrderBy(attendance => attendance.Partner.Name, StringComparer.Ordinal).Select(attendance => new AttendanceView(
                NameOf(attendance.Partner),
                rules.SectorOf(attendance.Partner.Kind),
                attendance.Presence,
                attendance.Led,
                attendance.Spoke,
                attendance.Conflict)),
        ],
        AttendanceIsLate(meeting),
        meeting.Version);

    // Members of the partnership and who takes part without a seat; of a forum those who take part in it.
    private IEnumerable<PartnerName> Expected(Meeting meeting) => meeting.ForumId is { } id
        ? partnership.Forums.Where(forum => forum.Id == id).SelectMany(forum => forum.Partners).Select(partner => NameOf(partner.Partner))
        : partnership.SeatsOn(meeting.On).Where(seat => seat.Standing != Standing.Involved).Select(NameOf);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.InLondon().DateTime);
}
