using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Evidence;

/// <summary>Evidence as it stands now.</summary>
/// <param name="Known">Our copy.</param>
/// <param name="Withdrawal">That it was withdrawn; null where it was not.</param>
/// <param name="CorrectedBy">The version that has replaced it; null for the latest.</param>
internal sealed record EvidenceNow(KnownEvidence Known, EvidenceWithdrawal? Withdrawal, KnownEvidence? CorrectedBy);

internal static class EvidenceQueries
{
    /// <summary>Evidence that a clause can cite: neither withdrawn nor replaced.</summary>
    public static IQueryable<KnownEvidence> Citable(this StrategyDb db) => db.Evidence.AsNoTracking().Where(evidence =>
        !db.Withdrawn.Any(withdrawn => withdrawn.EvidenceId == evidence.Id)
        && !db.Evidence.Any(later => later.Replaces == evidence.Id));

    /// <summary>Evidence as it stands now, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EvidenceNow>> EvidenceNowAsync(
        this StrategyDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var known = await db.Evidence.AsNoTracking()
            .Where(evidence => ids.Contains(evidence.Id) || (evidence.Replaces != null && ids.Contains(evidence.Replaces.Value)))
            .ToListAsync(cancellationToken);
        var withdrawn = await db.Withdrawn.AsNoTracking()
            .Where(withdrawn => ids.Contains(withdrawn.EvidenceId))
            .ToDictionaryAsync(withdrawn => withdrawn.EvidenceId, cancellationToken);
        return known.Where(evidence => ids.Contains(evidence.Id)).ToDictionary(
            evidence => evidence.Id,
            evidence => new EvidenceNow(
                evidence,
                withdrawn.GetValueOrDefault(evidence.Id) is { } gone ? new EvidenceWithdrawal(gone.On, gone.Because) : null,
                known.Find(later => later.Replaces == evidence.Id)));
    }
}
