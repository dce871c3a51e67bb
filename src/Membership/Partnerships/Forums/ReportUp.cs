using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Forums;

/// <summary>A forum reports to those above it; what it asks them for is answered on record.</summary>
internal static class ReportUp
{
    public static void MapReportUp(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/forums/{forum:guid}/reports", ReportAsync).WithName("ReportUp").WithSummary("Record a forum's report");
        kept.MapPost("/forums/{forum:guid}/reports/{report:guid}/answer", AnswerAsync).WithName("AnswerReport").WithSummary("Record the answer to what a forum asked for");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> ReportAsync(
        Guid id, Guid forum, WriteReport request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, forum, cancellationToken) is not { } reporting)
        {
            return Problems.NotFound("There is no such group.");
        }

        var today = time.Today();
        var (decided, asksFor) = (Text(request.Decided), Text(request.AsksFor));
        var errors = new FieldErrors()
            .Require(request.On is not null, "on", "Enter the day of the report.")
            .Require(request.On is null || request.On <= today, "on", "The day must not be in the future.")
            .Require(request.On is null || request.On >= reporting.From, "on", "The group was not there yet on that day.")
            .RequireText(request.Done, 10, 4000, "done", "What the group did")
            .RequireText(decided, 0, 2000, "decided", "What it decided")
            .Require(decided is null || reporting.Remit is not null, "decided", "This group has no remit to decide anything. Put it under what it asks for.")
            .RequireText(asksFor, 0, 2000, "asksFor", "What it asks for");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var done = request.Done!.Trim();
        if (reporting.Reports.Find(each => each.On == request.On && each.Done == done) is { } sent)
        {
            return TypedResults.Ok(new Made(sent.Id));
        }

        var report = new ForumReport { ForumId = forum, On = request.On!.Value, Done = done, Decided = decided, AsksFor = asksFor };
        db.Add(report);
        db.Audit(time, user, AuditActions.ForumReported, $"forum/{forum}", await ScopeAsync(db, id, cancellationToken), after: new { report.Id, report.On, Decided = decided is not null, Asks = asksFor is not null });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(report.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        Guid id, Guid forum, Guid report, WriteAnswer request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((await FindAsync(db, id, forum, cancellationToken))?.Reports.Find(each => each.Id == report) is not { AsksFor: not null } answered)
        {
            return Problems.NotFound("There is no report that asks for something.");
        }

        var errors = new FieldErrors().RequireText(request.Text, 5, 1000, "text", "The answer");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!answered.AwaitsAnswer)
        {
            return Problems.Conflict(ErrorCodes.AnsweredAlready, "This was answered already.");
        }

        answered.Reply(request.Text!.Trim(), time.Today());
        db.Audit(time, user, AuditActions.ReportAnswered, $"forum/{forum}", await ScopeAsync(db, id, cancellationToken), after: new { answered.Id });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Forum?> FindAsync(MembershipDb db, Guid id, Guid forum, CancellationToken cancellationToken) =>
        db.Set<Forum>().Include(each => each.Reports)
            .SingleOrDefaultAsync(each => each.Id == forum && each.PartnershipId == id, cancellationToken);

    private static async Task<string> ScopeAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Partnerships.SingleAsync(partnership => partnership.Id == id, cancellationToken)).Scope();

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
