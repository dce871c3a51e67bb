using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Results from elsewhere: imported, looked at, released or thrown away.</summary>
internal static class EvidenceImportEndpoints
{
    public static void MapEvidenceImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/evidence/imports").RequireAuthorization(Roles.EngagementLead).WithTags("Evidence");
        imports.MapPost("", ImportEvidence.HandleAsync)
            .WithName("ImportEvidence")
            .WithSummary("Take a results table from elsewhere, to look at before it is released")
            .WithMetadata(new RequestSizeLimitAttribute(ImportEvidence.LargestRequest))
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = ImportEvidence.Form;
                return Task.CompletedTask;
            });
        imports.MapGet("", ListAsync)
            .WithName("ListEvidenceImports")
            .WithSummary("Imported results that wait to be released, newest first, of areas that the person leads");
        imports.MapGet("/{id:guid}", ShowAsync)
            .WithName("ShowEvidenceImport")
            .WithSummary("What would be published of imported results");
        imports.MapPost("/{id:guid}/release", ReleaseImport.HandleAsync)
            .WithName("ReleaseEvidenceImport")
            .WithSummary("Publish imported results as evidence");
        imports.MapDelete("/{id:guid}", DiscardAsync)
            .WithName("DiscardEvidenceImport")
            .WithSummary("Throw imported results away that were not released");
    }

    /// <summary>The import with its area's name, or why the person cannot see it.</summary>
    public static async Task<(EvidenceImport? Import, string AreaName, ProblemHttpResult? Problem)> FindImportAsync(
        this EngagementDb db, Guid id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var import = await db.Set<EvidenceImport>().FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (import is null)
        {
            return (null, "", Problems.NotFound("There are no such results waiting. They may have been released or thrown away."));
        }

        return user.LeadsEngagementOf(import.AreaCode)
            ? (import, await db.Areas.Where(area => area.Code == import.AreaCode).Select(area => area.Name).FirstAsync(cancellationToken), null)
            : (null, "", Problems.NotAllowed("These results are for another team."));
    }

    /// <summary>The import as its page shows it.</summary>
    public static async Task<EvidenceImportView> ViewAsync(
        this EngagementDb db, EvidenceImport import, string areaName, DateOnly today, CancellationToken cancellationToken) =>
        new(
            import.Id,
            await db.DetailAsync(import.ToEvidence(areaName, today), cancellationToken),
            import.Notes,
            import.ImportedBy,
            import.ImportedOn);

    private static async Task<Ok<IReadOnlyList<WaitingImport>>> ListAsync(
        ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var names = await db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        var waiting = await db.Set<EvidenceImport>().AsNoTracking().OrderByDescending(import => import.Id)
            .Select(import => new { import.Id, import.AreaCode, import.About, import.ImportedBy, import.ImportedOn })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<WaitingImport>>(
        [
            .. waiting.Where(import => user.LeadsEngagementOf(import.AreaCode)).Select(import => new WaitingImport(
                import.Id, import.About.Title, names.GetValueOrDefault(import.AreaCode, import.AreaCode), import.ImportedBy, import.ImportedOn)),
        ]);
    }

    private static async Task<Results<Ok<EvidenceImportView>, ProblemHttpResult>> ShowAsync(
        Guid id, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (import, areaName, problem) = await db.FindImportAsync(id, user, cancellationToken);
        return import is null ? problem! : TypedResults.Ok(await db.ViewAsync(import, areaName, time.Today(), cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(
        Guid id, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var (import, _, problem) = await db.FindImportAsync(id, user, cancellationToken);
        if (import is null)
        {
            return problem!;
        }

        db.Remove(import);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
