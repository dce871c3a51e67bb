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
        routes.MapGet("/evidence/{id:guid}", ShowEvidence.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowEvidence")
            .WithSummary("One piece of evidence: what was asked where, when and how, who was reached, and what they said")
            .WithTags("Evidence");
        routes.MapPost("/surveys/{slug}/release", ReleaseSurvey.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ReleaseSurvey")
            .WithSummary("Publish a closed survey's figures as evidence")
            .WithTags("Evidence");
    }

    private static async Task<Results<Ok<IReadOnlyList<ReleasedEvidence>>, ProblemHttpResult>> ListAsync(
        string? area, EngagementDb db, CancellationToken cancellationToken)
    {
        var evidence = db.Set<EvidenceRecord>().AsNoTracking();
        if (area is not null)
        {
            var code = await db.Areas.Where(known => known.Slug == area).Select(known => known.Code).FirstOrDefaultAsync(cancellationToken);
            if (code is null)
            {
                return Problems.NotFound($"There is no area called “{area}”.");
            }

            evidence = evidence.Where(record => record.AreaCode == code);
        }

        return TypedResults.Ok<IReadOnlyList<ReleasedEvidence>>(await evidence
            .OrderByDescending(record => record.ReleasedOn)
            .ThenByDescending(record => record.Id)
            .Select(record => record.Released)
            .ToListAsync(cancellationToken));
    }
}
