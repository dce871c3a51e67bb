using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Meetings;

/// <summary>A keeper plans a meeting, changes it, calls it off, and records who was there and what they brought.</summary>
internal static class KeepMeetings
{
    private const int MostItems = 100;

    public static void MapKeepMeetings(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/meetings", PlanAsync).WithName("PlanMeeting").WithSummary("Plan a meeting");
        kept.MapPut("/meetings/{meeting:guid}", ChangeAsync).WithName("ChangeMeeting").WithSummary("Change a meeting");
        kept.MapPut("/meetings/{meeting:guid}/attendance", RecordAsync).WithName("RecordAttendance").WithSummary("Record who was at a meeting and what they brought");
        kept.MapDelete("/meetings/{meeting:guid}", CallOffAsync).WithName("CallOffMeeting").WithSummary("Call a meeting off");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> PlanAsync(
        Guid id, WriteMeeting request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = await CheckAsync(request, id, db, cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var title = request.Title!.Trim();
        if (await db.Set<Meeting>().AnyAsync(each =>
            each.PartnershipId == id && each.On == request.On && each.ForumId == request.ForumId && each.Title == title, cancellationToken))
        {
            return Problems.Conflict(ErrorCodes.MeetingExists, "This meeting is planned for that day already.");
        }

        var meeting = new Meeting { PartnershipId = id, On = default, Title = "", Where = "" };
        Write(request, meeting);
        db.Add(meeting);
        db.Audit(time, user, AuditActions.MeetingPlanned, $"meeting/{meeting.Id}", await ScopeAsync(db, id, cancellationToken), after: ToAudit(meeting));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(meeting.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Guid meeting, WriteMeeting request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (changed, problem) = await FindAsync(db, id, meeting, request.Version, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var errors = (await CheckAsync(request, id, db, cancellationToken)).Require(
            changed!.Attendance.Count == 0 || request.On is null || request.On <= time.Today(),
            "on",
            "Attendance is recorded, so the meeting cannot be in the future.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var before = ToAudit(changed);
        Write(request, changed);
        db.Audit(time, user, AuditActions.MeetingChanged, $"meeting/{meeting}", await ScopeAsync(db, id, cancellationToken), before, ToAudit(changed));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RecordAsync(
        Guid id, Guid meeting, RecordAttendance request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (recorded, problem) = await FindAsync(db, id, meeting, request.Version, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var errors = await CheckAsync(request, recorded!, db, time.Today(), cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        recorded!.Items = request.Items;
        Write(request.Partners!, recorded);
        db.Entry(recorded).State = EntityState.Modified;
        db.Audit(time, user, AuditActions.AttendanceRecorded, $"meeting/{meeting}", await ScopeAsync(db, id, cancellationToken), after: new { recorded.Items, Partners = recorded.Attendance.Count, There = recorded.Attendance.Count(each => each.WasThere) });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CallOffAsync(
        Guid id, Guid meeting, int version, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (off, problem) = await FindAsync(db, id, meeting, version, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (off!.Attendance.Count > 0)
        {
            return Problems.Conflict(ErrorCodes.MeetingHeld, "Attendance is recorded: the meeting was held, and stays on record.");
        }

        db.Remove(off);
        db.Audit(time, user, AuditActions.MeetingCalledOff, $"meeting/{meeting}", await ScopeAsync(db, id, cancellationToken), before: ToAudit(off));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<(Meeting? Meeting, ProblemHttpResult? Problem)> FindAsync(
        MembershipDb db, Guid id, Guid meeting, int? version, CancellationToken cancellationToken)
    {
        var found = await db.Set<Meeting>().Include(each => each.Attendance)
            .SingleOrDefaultAsync(each => each.Id == meeting && each.PartnershipId == id, cancellationToken);
        return found is null ? (null, Problems.NotFound("There is no such meeting."))
            : found.Version != version ? (null, Problems.Conflict(ErrorCodes.Stale, "Somebody else changed this meeting after you opened it. Read it again."))
            : (found, null);
    }

    private static async Task<FieldErrors> CheckAsync(WriteMeeting request, Guid id, MembershipDb db, CancellationToken cancellationToken) =>
        new FieldErrors()
            .Require(request.On is not null, "on", "Enter the day of the meeting.")
            .RequireText(request.Title, 3, 200, "title", "The title")
            .RequireText(request.Where, 0, 300, "where", "Where it is")
            .Require(
                !request.OpenToPublic || !string.IsNullOrWhiteSpace(request.Where), "where", "Say where the public can come, or how to join.")
            .Require(
                string.IsNullOrWhiteSpace(request.Papers)
                    || (Uri.TryCreate(request.Papers.Trim(), UriKind.Absolute, out var papers) && papers.Scheme == Uri.UriSchemeHttps && request.Papers.Length <= 500),
                "papers",
                "The address must begin with https:// and have 500 characters at most.")
            .Require(
                request.ForumId is not { } forum
                    || await db.Set<Forum>().AnyAsync(each => each.Id == forum && each.PartnershipId == id, cancellationToken),
                "forumId",
                "Choose the partnership or one of its groups.");

    private static async Task<FieldErrors> CheckAsync(
        RecordAttendance request, Meeting meeting, MembershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var partners = request.Partners ?? [];
        var ids = partners.Select(partner => partner.PartnerId).ToList();
        var known = await db.Partners.Where(partner => ids.Contains(partner.Id)).Select(partner => partner.Id).ToListAsync(cancellationToken);
        var errors = new FieldErrors()
            .Require(meeting.On <= today, "items", "The meeting is still to come.")
            .Require(request.Items is >= 0 and <= MostItems, "items", "Enter the number of items, from 0 to 100.")
            .Require(partners.Count > 0, "partners", "Say who was there.")
            .Require(ids.Distinct().Count() == ids.Count && known.Count == ids.Count, "partners", "Each partner comes once, and is one of the list.");
        foreach (var partner in partners)
        {
            var there = partner.Presence is Presence.Representative or Presence.Deputy;
            errors
                .Require(partner.Presence is not null, $"presence-{partner.PartnerId}", "Say who was there for it.")
                .Require(Brought(partner.Led, there, request.Items), $"led-{partner.PartnerId}", NotBrought(there))
                .Require(Brought(partner.Spoke, there, request.Items), $"spoke-{partner.PartnerId}", NotBrought(there))
                .RequireText(partner.Conflict, 0, 500, $"conflict-{partner.PartnerId}", "The interest");
        }

        return errors;
    }

    // Whoever was not there brought nothing; nobody brings more than the agenda has.
    private static bool Brought(int items, bool there, int all) => items >= 0 && items <= (there ? all : 0);

    private static string NotBrought(bool there) => there ? "Enter a number from 0 to the items of the agenda." : "Nobody was there for it, so this must be 0.";

    private static void Write(WriteMeeting request, Meeting meeting)
    {
        (meeting.ForumId, meeting.On, meeting.Title) = (request.ForumId, request.On!.Value, request.Title!.Trim());
        (meeting.Where, meeting.OpenToPublic) = (request.Where?.Trim() ?? "", request.OpenToPublic);
        meeting.Papers = string.IsNullOrWhiteSpace(request.Papers) ? null : request.Papers.Trim();
    }

    private static void Write(IReadOnlyList<WriteAttendance> partners, Meeting meeting)
    {
        meeting.Attendance.RemoveAll(each => partners.All(partner => partner.PartnerId != each.PartnerId));
        foreach (var partner in partners)
        {
            if (meeting.Attendance.Find(each => each.PartnerId == partner.PartnerId) is not { } attendance)
            {
                attendance = new Attendance { PartnerId = partner.PartnerId, Presence = default };
                meeting.Attendance.Add(attendance);
            }

            (attendance.Presence, attendance.Led, attendance.Spoke) = (partner.Presence!.Value, partner.Led, partner.Spoke);
            attendance.Conflict = string.IsNullOrWhiteSpace(partner.Conflict) ? null : partner.Conflict.Trim();
        }
    }

    private static async Task<string> ScopeAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Partnerships.SingleAsync(partnership => partnership.Id == id, cancellationToken)).Scope();

    private static object ToAudit(Meeting meeting) => new { meeting.ForumId, meeting.On, meeting.OpenToPublic };
}
