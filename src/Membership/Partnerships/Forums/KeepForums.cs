using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Forums;

/// <summary>A keeper sets a forum or sub-group up, changes its terms and who takes part, or ends it.</summary>
internal static class KeepForums
{
    private const int LongestMonths = 24;

    public static void MapKeepForums(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/forums", SetUpAsync).WithName("SetUpForum").WithSummary("Set up a forum or sub-group");
        kept.MapPut("/forums/{forum:guid}", ChangeAsync).WithName("ChangeForum").WithSummary("Change a forum's terms of reference and who takes part");
        kept.MapPost("/forums/{forum:guid}/end", EndAsync).WithName("EndForum").WithSummary("End a forum");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> SetUpAsync(
        Guid id, WriteForum request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        var forum = new Forum { PartnershipId = id, Kind = default, Name = "", Purpose = "", From = time.Today() };
        var errors = await CheckAsync(request, forum, partnership.Forums, db, time.Today(), cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        Write(request, forum);
        db.Add(forum);
        db.Audit(time, user, AuditActions.ForumSetUp, $"forum/{forum.Id}", partnership.Scope(), after: ToAudit(forum));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(forum.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Guid forum, WriteForum request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        if (partnership.Forums.Find(each => each.Id == forum) is not { } changed)
        {
            return NoForum();
        }

        if (request.Version != changed.Version)
        {
            return Problems.Conflict(ErrorCodes.Stale, "Somebody else changed this group after you opened it. Read it again.");
        }

        var errors = await CheckAsync(request, changed, partnership.Forums, db, time.Today(), cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var before = ToAudit(changed);
        Write(request, changed);

        // Who takes part is a part of it: such a change counts too.
        db.Entry(changed).State = EntityState.Modified;
        db.Audit(time, user, AuditActions.ForumChanged, $"forum/{forum}", partnership.Scope(), before, ToAudit(changed));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, Guid forum, EndIt request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await FindAsync(db, id, cancellationToken);
        if (partnership.Forums.Find(each => each.Id == forum) is not { } ended)
        {
            return NoForum();
        }

        var errors = new FieldErrors().RequireText(request.Because, 5, 500, "because", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!ended.GoesOn(time.Today()))
        {
            return Problems.Conflict(ErrorCodes.TermOver, "This group has ended already.");
        }

        if (partnership.Forums.Find(each => each.ReportsToId == forum && each.GoesOn(time.Today())) is { } below)
        {
            return Problems.Conflict(ErrorCodes.ForumReportedTo, $"“{below.Name}” reports to this group. Let it report to another first.");
        }

        ended.End(request.On ?? time.Today(), request.Because!.Trim());
        db.Audit(time, user, AuditActions.ForumEnded, $"forum/{forum}", partnership.Scope(), after: new { ended.EndedOn });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Partnership> FindAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        db.Partnerships.Include(partnership => partnership.Forums).ThenInclude(forum => forum.Partners)
            .SingleAsync(partnership => partnership.Id == id, cancellationToken);

    private static async Task<FieldErrors> CheckAsync(
        WriteForum request, Forum forum, List<Forum> forums, MembershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var wanted = request.PartnerIds?.Distinct().ToList() ?? [];
        var joining = wanted.Except(forum.Partners.Select(partner => partner.PartnerId)).ToList();
        var above = forums.Find(each => each.Id == request.ReportsToId && each.GoesOn(today));
        return new FieldErrors()
            .Require(request.Kind is not null, "kind", "Choose forum or sub-group.")
            .RequireText(request.Name, 3, 200, "name", "The name")
            .RequireText(request.Purpose, 10, 4000, "purpose", "The terms of reference")
            .RequireText(request.Remit, 0, 2000, "remit", "The delegated remit")
            .Require(request.ReportsToId is null || above is not null, "reportsToId", "Choose the partnership or one of its groups.")
            .Require(
                !Forum.WouldCircle(forum.Id, request.ReportsToId, forums.ToDictionary(each => each.Id, each => each.ReportsToId)),
                "reportsToId",
                "That group reports to this one, directly or by others. Somebody must report to the partnership.")
            .Require(
                request.ReportsEveryMonths is null or (>= 1 and <= LongestMonths), "reportsEveryMonths", "Enter a number of months from 1 to 24.")
            .Require(
                await db.Partners.Where(Partners.Partner.ThereOn(today)).CountAsync(partner => joining.Contains(partner.Id), cancellationToken) == joining.Count,
                "partnerIds",
                "Choose partners of the list.")
            .Require(
                forums.TrueForAll(each => each == forum || !each.GoesOn(today) || each.Name != request.Name?.Trim()),
                "name",
                "There is a group of this name already.");
    }

    private static void Write(WriteForum request, Forum forum)
    {
        (forum.Kind, forum.Name, forum.Purpose) = (request.Kind!.Value, request.Name!.Trim(), request.Purpose!.Trim());
        forum.Remit = string.IsNullOrWhiteSpace(request.Remit) ? null : request.Remit.Trim();
        (forum.ReportsToId, forum.ReportsEveryMonths, forum.ReviewOn) = (request.ReportsToId, request.ReportsEveryMonths, request.ReviewOn);
        var wanted = request.PartnerIds?.ToHashSet() ?? [];
        forum.Partners.RemoveAll(partner => !wanted.Remove(partner.PartnerId));
        forum.Partners.AddRange(wanted.Select(partner => new ForumPartner { PartnerId = partner }));
    }

    private static object ToAudit(Forum forum) => new
    {
        forum.Kind,
        forum.ReportsToId,
        forum.ReportsEveryMonths,
        Delegated = forum.Remit is not null,
        Partners = forum.Partners.Select(partner => partner.PartnerId).Order().ToArray(),
    };

    private static ProblemHttpResult NoForum() => Problems.NotFound("There is no such group.");
}
