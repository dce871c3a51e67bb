using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// Withdraws evidence for good, all of its versions: nobody sees its figures any more, drafts that used it have to decide
/// again, and all who rely on it are told.
/// </summary>
internal static class WithdrawReleasedEvidence
{
    public static async Task<Results<Ok<EvidenceStanding>, ProblemHttpResult>> HandleAsync(
        Guid id,
        WithdrawEvidence request,
        ClaimsPrincipal user,
        EngagementDb db,
        EvidenceIndex index,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var evidence = await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken);
        if (evidence is null)
        {
            return EvidenceEndpoints.NoSuchEvidence();
        }

        if (!user.LeadsEngagementOf(evidence.AreaCode))
        {
            return Problems.NotAllowed("This evidence belongs to another area. Ask an engagement lead of that area.");
        }

        var (because, problem) = ReasonIn(request.Because, "why it is withdrawn");
        if (problem is not null)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockEvidenceAsync(id, cancellationToken) is { } ended)
        {
            return EvidenceInForce.HasEnded(ended);
        }

        var today = time.Today();
        var ending = new EvidenceEnding { EvidenceId = id, On = today, Because = because, By = user.DisplayName() };
        db.Add(ending);
        var versions = await db.VersionsOfAsync(evidence, cancellationToken);
        await db.TellDecisionsAsync(evidence, versions, ending, corrected: null, user, time, cancellationToken);
        db.Publish(new EvidenceWithdrawn(versions, evidence.SurveyId, today, because));
        db.Audit(
            time,
            user,
            AuditActions.EvidenceWithdrawn,
            $"evidence/{id}",
            await db.ScopeOfAsync(evidence.AreaCode, cancellationToken),
            after: new { Survey = evidence.Released.SurveySlug, evidence.Version, Because = because });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        index.Remove(versions);
        return TypedResults.Ok(evidence.Standing(replacedBy: null, ending));
    }

    /// <summary>The reason as it is kept, or why it cannot be.</summary>
    public static (string Because, ProblemHttpResult? Problem) ReasonIn(string? written, string what)
    {
        var because = written?.Trim() ?? "";
        return because.Length is < EvidenceEnding.ShortestReason or > EvidenceEnding.LongestReason
            ? ("", Problems.Invalid(
                "because", $"Say in {EvidenceEnding.ShortestReason} to {EvidenceEnding.LongestReason} characters {what}."))
            : (because, null);
    }
}
