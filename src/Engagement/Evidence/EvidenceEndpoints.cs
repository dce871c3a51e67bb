using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence.FromElsewhere;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>What exercises found out, for everybody.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapEvidenceImports();
        routes.MapGet("/evidence", ListAsync)
            .AllowAnonymous()
            .WithName("ListEvidence")
            .WithSummary("Released evidence, newest first, of an area or of all")
            .WithTags("Evidence");
        routes.MapGet("/evidence/told", ShowWhatPeopleTold.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowWhatPeopleTold")
            .WithSummary("What people have told us by topic and place, page by page, and what it was used for")
            .WithTags("Evidence");
        routes.MapGet("/evidence/{id:guid}", ShowEvidence.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowEvidence")
            .WithSummary("One piece of evidence: what was asked where, when and how, who was reached, and what they said")
            .WithTags("Evidence");
        routes.MapGet("/evidence/withdrawn", ListWithdrawnAsync)
            .AllowAnonymous()
            .WithName("ListWithdrawnEvidence")
            .WithSummary("Evidence that was withdrawn, when and why, newest first, of an area or of all")
            .WithTags("Evidence");
        routes.MapGet("/evidence/{id:guid}/uses", ShowEvidenceUses.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowEvidenceUses")
            .WithSummary("Where evidence stands, and who relies on it; drafts only for those who see drafts")
            .WithTags("Evidence");
        routes.MapPost("/evidence/{id:guid}/withdraw", WithdrawReleasedEvidence.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("WithdrawEvidence")
            .WithSummary("Withdraw evidence for good, with a reason")
            .WithTags("Evidence");
        routes.MapPost("/surveys/{slug}/correct", CorrectReleasedEvidence.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("CorrectEvidence")
            .WithSummary("Release a corrected version of a survey's evidence, with a reason")
            .WithTags("Evidence");
        routes.MapPost("/surveys/{slug}/release", ReleaseSurvey.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ReleaseSurvey")
            .WithSummary("Publish a closed survey's figures as evidence")
            .WithTags("Evidence");
    }

    public static ProblemHttpResult NoSuchEvidence() => Problems.NotFound("There is no such evidence.");

    private static async Task<Results<Ok<IReadOnlyList<ReleasedEvidence>>, ProblemHttpResult>> ListAsync(
        string? area, EngagementDb db, CancellationToken cancellationToken)
    {
        var (evidence, problem) = await OfAreaAsync(db, db.EvidenceNow(), area, cancellationToken);
        return evidence is null
            ? problem!
            : TypedResults.Ok<IReadOnlyList<ReleasedEvidence>>(await evidence
                .OrderByDescending(record => record.ReleasedOn)
                .ThenByDescending(record => record.Id)
                .Select(record => record.Released)
                .ToListAsync(cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<EvidenceStanding>>, ProblemHttpResult>> ListWithdrawnAsync(
        string? area, EngagementDb db, CancellationToken cancellationToken)
    {
        var (evidence, problem) = await OfAreaAsync(db, db.Set<EvidenceRecord>(), area, cancellationToken);
        if (evidence is null)
        {
            return problem!;
        }

        var withdrawn = await evidence
            .Join(
                db.Set<EvidenceEnding>().Where(ending => ending.ReplacedBy == null),
                record => record.Id,
                ending => ending.EvidenceId,
                (record, ending) => new { record, ending })
            .OrderByDescending(each => each.ending.On)
            .ThenByDescending(each => each.record.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<EvidenceStanding>>([.. withdrawn.Select(each => each.record.Standing(replacedBy: null, each.ending))]);
    }

    private static async Task<(IQueryable<EvidenceRecord>? Evidence, ProblemHttpResult? Problem)> OfAreaAsync(
        EngagementDb db, IQueryable<EvidenceRecord> evidence, string? area, CancellationToken cancellationToken)
    {
        evidence = evidence.AsNoTracking();
        if (area is null)
        {
            return (evidence, null);
        }

        var code = await db.Areas.Where(known => known.Slug == area).Select(known => known.Code).FirstOrDefaultAsync(cancellationToken);
        return code is null
            ? (null, Problems.NotFound($"There is no area called “{area}”."))
            : (evidence.Where(record => record.AreaCode == code), null);
    }
}
