using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads;

/// <summary>Whoever speaks for a partner says what it can give in a quarter, or takes that back.</summary>
internal static class SayCapacity
{
    public static void MapSayCapacity(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/partners/{slug}/capacity/{quarter}", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative))
            .WithName("SayCapacity")
            .WithSummary("Say what a partner can give in a quarter")
            .WithTags("Capacity");

    private static async Task<Results<Ok<QuarterCapacity>, ProblemHttpResult>> HandleAsync(
        string slug,
        DateOnly quarter,
        SetCapacity request,
        ClaimsPrincipal user,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (partner, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var of = Quarter.Of(quarter);
        if (Check(request, of, quarter, time.Today()) is { Any: true } errors)
        {
            return errors.ToProblem();
        }

        var said = await db.Capacities
            .SingleOrDefaultAsync(each => each.PartnerId == partner.Id && each.QuarterFrom == of.From, cancellationToken);
        if ((said?.Version ?? 0) != request.Version)
        {
            return Problems.Conflict(ErrorCodes.Stale, "Somebody else changed this quarter since you opened it. Open it again and repeat your change.");
        }

        var before = said is null ? null : new { said.Hours, said.Skills };
        said = Apply(db, partner.Id, of, said, request);
        db.Audit(
            time,
            user,
            AuditActions.CapacityChanged,
            $"capacity/{partner.Slug}/{of.From:yyyy-MM-dd}",
            partner.Slug,
            before,
            said is null ? null : new { said.Hours, said.Skills });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (before is null)
        {
            // Two said it first: the key lets one of them.
            return Problems.Conflict(ErrorCodes.Stale, "Somebody else said something of this quarter just now. Open it again and repeat your change.");
        }

        var leave = await db.Leave.AsNoTracking()
            .Where(each => each.PartnerId == partner.Id && each.To >= of.From && each.From <= of.To).ToListAsync(cancellationToken);
        return TypedResults.Ok(ShowCapacity.View(of, said, leave));
    }

    private static Capacity? Apply(MembershipDb db, Guid partnerId, Quarter quarter, Capacity? said, SetCapacity request)
    {
        if (request.Hours is not { } hours)
        {
            if (said is not null)
            {
                db.Capacities.Remove(said);
            }

            return null;
        }

        said ??= db.Capacities.Add(new Capacity { PartnerId = partnerId, QuarterFrom = quarter.From, Hours = hours }).Entity;
        said.Hours = hours;
        said.Skills = [.. (request.Skills ?? []).OrderBy(skill => skill.Skill, StringComparer.Ordinal)];
        return said;
    }

    private static FieldErrors Check(SetCapacity request, Quarter quarter, DateOnly named, DateOnly today)
    {
        var errors = new FieldErrors()
            .Require(named == quarter.From, "quarter", $"A quarter is named by its first day; {named:yyyy-MM-dd} is in the one from {quarter.From:yyyy-MM-dd}.")
            .Require(
                quarter.From <= today.AddYears(3) && quarter.To >= today.AddYears(-1),
                "quarter",
                "Say it for quarters from a year ago to three years ahead.")
            .Require(
                request.Hours is null or (>= 0 and <= Capacity.MostHours),
                "hours",
                $"Hours must be between 0 and {Capacity.MostHours:N0}.")
            .Require(request.Hours is not { } hours || PartnerCapacities.IsInQuarters(hours), "hours", "Give hours in quarters, such as 37.5 or 37.25.");
        var skills = request.Skills ?? [];
        errors.Require(skills.DistinctBy(skill => skill.Skill).Count() == skills.Count, "skills", "Name each skill once.");
        foreach (var skill in skills)
        {
            errors
                .Require(Skills.Find(skill.Skill) is not null, $"skills.{skill.Skill}", "There is no such skill.")
                .Require(
                    skill.Hours >= 0 && skill.Hours <= (request.Hours ?? 0),
                    $"skills.{skill.Skill}",
                    $"Hours with a skill must be between 0 and all hours of the quarter, {request.Hours ?? 0:0.##}.")
                .Require(PartnerCapacities.IsInQuarters(skill.Hours), $"skills.{skill.Skill}", "Give hours in quarters, such as 37.5 or 37.25.");
        }

        return errors;
    }
}
