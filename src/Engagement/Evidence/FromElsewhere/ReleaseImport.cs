using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Publishes imported results as evidence, which from then on is like any other.</summary>
internal static class ReleaseImport
{
    public static async Task<Results<Ok<ReleasedEvidence>, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, EngagementDb db, EvidenceIndex index, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await ReleasedAlreadyAsync(id, user, db, cancellationToken) is { } released)
        {
            return TypedResults.Ok(released);
        }

        var (import, areaName, problem) = await db.FindImportAsync(id, user, cancellationToken);
        if (import is null)
        {
            return problem!;
        }

        var evidence = import.ToEvidence(areaName, time.Today());
        db.Add(evidence);
        db.Remove(import);
        db.Publish(new EvidenceReleased(SurveyId: null, evidence.Released));
        db.Audit(
            time,
            user,
            AuditActions.EvidenceImported,
            $"evidence/{id}",
            await db.ScopeOfAsync(import.AreaCode, cancellationToken),
            after: new
            {
                import.About.Title,
                import.About.Publisher,
                import.About.Method,
                Questions = evidence.Released.Questions.Count,
                Places = import.Tallies.Keys,
                import.ImportedOn,
            });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await ReleasedAlreadyAsync(id, user, db, cancellationToken) is not { } first)
            {
                throw;
            }

            return TypedResults.Ok(first);
        }

        index.Add(evidence);
        return TypedResults.Ok(evidence.Released);
    }

    /// <summary>What the first click made, for who clicks twice or at the same time as somebody else.</summary>
    private static async Task<ReleasedEvidence?> ReleasedAlreadyAsync(
        Guid id, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken) =>
        await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken) is { SurveyId: null } released
            && user.LeadsEngagementOf(released.AreaCode)
                ? released.Released
                : null;
}
