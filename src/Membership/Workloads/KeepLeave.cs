using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads;

/// <summary>Whoever speaks for a partner says when it can give less, or takes that back.</summary>
internal static class KeepLeave
{
    public static void MapKeepLeave(this IEndpointRouteBuilder routes)
    {
        var leave = routes.MapGroup("/partners/{slug}/leave")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative))
            .WithTags("Capacity");
        leave.MapPost("", AddAsync).WithName("AddLeave").WithSummary("Say when a partner can give less");
        leave.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveLeave").WithSummary("Take leave back");
    }

    private static async Task<Results<Ok<LeaveView>, ProblemHttpResult>> AddAsync(
        string slug, AddLeave request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        if (Check(request, time.Today()) is { Any: true } errors)
        {
            return errors.ToProblem();
        }

        if (await db.Leave.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) is { } already)
        {
            return already.PartnerId == partner.Id
                ? TypedResults.Ok(already.ToContract())
                : Problems.Invalid("id", "Choose another id.");
        }

        var leave = new Leave
        {
            Id = request.Id,
            PartnerId = partner.Id,
            From = request.From!.Value,
            To = request.To!.Value,
            Hours = request.Hours,
            Skill = request.Skill,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
        };
        db.Leave.Add(leave);
        db.Audit(time, user, AuditActions.LeaveChanged, $"leave/{leave.Id}", partner.Slug, after: Told(leave));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(leave.ToContract());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string slug, Guid id, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var leave = await db.Leave.SingleOrDefaultAsync(each => each.Id == id && each.PartnerId == partner.Id, cancellationToken);
        if (leave is null)
        {
            return Problems.NotFound("There is no such leave.");
        }

        db.Leave.Remove(leave);
        db.Audit(time, user, AuditActions.LeaveChanged, $"leave/{leave.Id}", partner.Slug, before: Told(leave));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The note stays out: somebody may have named a person after all.</summary>
    private static object Told(Leave leave) => new { leave.From, leave.To, leave.Hours, leave.Skill };

    private static FieldErrors Check(AddLeave request, DateOnly today)
    {
        var errors = new FieldErrors()
            .Require(request.From is not null, "from", "The first day is missing.")
            .Require(request.To is not null, "to", "The last day is missing.")
            .Require(request.Hours is null or > 0 and <= Capacity.MostHours, "hours", $"Hours must be more than 0 and at most {Capacity.MostHours:N0}.")
            .Require(request.Hours is not { } hours || PartnerCapacities.IsInQuarters(hours), "hours", "Give hours in quarters, such as 7.5 or 7.25.")
            .Require(request.Skill is not { } skill || Skills.Find(skill) is not null, "skill", "There is no such skill.")
            .RequireText(request.Note, 0, Leave.LongestNote, "note", "The note");
        if (request is { From: { } from, To: { } to })
        {
            errors
                .Require(from <= to, "to", "The last day must not be before the first.")
                .Require(to.DayNumber - from.DayNumber < Leave.LongestDays, "to", "Leave can last a year at most.")
                .Require(from >= today.AddYears(-1) && to <= today.AddYears(3), "from", "Say it for days from a year ago to three years ahead.");
        }

        return errors;
    }
}
