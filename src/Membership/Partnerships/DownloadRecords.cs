using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>The register of interests and the attendance of meetings as files, for those who see the record.</summary>
internal static class DownloadRecords
{
    private static readonly string[] InterestColumns =
        ["person", "partner", "standing", "kind", "interest", "from", "until", "declared", "managed", "withheld_because", "confirmed"];

    private static readonly string[] AttendanceColumns =
        ["day", "meeting", "body", "partner", "sector", "presence", "items", "items_led", "items_spoken_to", "interest_that_bore_on_an_item"];

    public static void MapDownloadRecords(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partnerships/{id:guid}/interests.csv", (Guid id, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
                FileAsync(id, "interests", InterestColumns, Interests, user, db, time, cancellationToken))
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("DownloadInterests")
            .WithSummary("The register of interests, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Partnerships");
        routes.MapGet("/partnerships/{id:guid}/meetings.csv", (Guid id, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
                FileAsync(id, "meetings", AttendanceColumns, Attendance, user, db, time, cancellationToken))
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("DownloadAttendance")
            .WithSummary("Who was at each meeting and what they brought, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Partnerships");
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> FileAsync(
        Guid id,
        string name,
        string[] columns,
        Func<PartnershipView, IEnumerable<string?[]>> rows,
        ClaimsPrincipal user,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await PartnershipOnDay.LoadAsync(db, id, time, cancellationToken) is not { } found)
        {
            return Problems.NotFound("There is no such partnership.");
        }

        if (!await db.ReadBy(user, time.Today()).AnyAsync(partnership => partnership.Id == id, cancellationToken))
        {
            return ShowPartnerships.NotForYou();
        }

        return CsvAnswer.Of($"{name}-{found.Partnership.AreaCode}", columns, rows(found.ToView()), cancellationToken);
    }

    private static IEnumerable<string?[]> Interests(PartnershipView view) =>
        from seat in view.Seats
        from holder in seat.Holders
        where holder.Term != TermState.Ended || holder.Interests.Count > 0
        from interest in holder.Interests.DefaultIfEmpty()
        select new[]
        {
            holder.Name,
            seat.Partner.Name,
            seat.Standing.ToString(),
            interest?.Kind.ToString() ?? "Nothing declared",
            interest?.Description,
            CsvAnswer.Day(interest?.From),
            CsvAnswer.Day(interest?.Until),
            CsvAnswer.Day(interest?.DeclaredOn),
            interest?.Managed,
            interest?.WithheldBecause,
            CsvAnswer.Day(holder.InterestsConfirmedOn),
        };

    private static IEnumerable<string?[]> Attendance(PartnershipView view) =>
        from meeting in view.Meetings
        from attendance in meeting.Attendance
        select new[]
        {
            CsvAnswer.Day(meeting.On),
            meeting.Title,
            meeting.Body,
            attendance.Partner.Name,
            attendance.Sector,
            attendance.Presence.ToString(),
            CsvAnswer.Number(meeting.Items),
            CsvAnswer.Number(attendance.Led),
            CsvAnswer.Number(attendance.Spoke),
            attendance.Conflict,
        };
}
