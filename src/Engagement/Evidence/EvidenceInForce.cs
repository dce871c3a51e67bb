using System.Globalization;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>Which evidence is in force, and what became of the rest.</summary>
internal static class EvidenceInForce
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Evidence that was neither withdrawn nor replaced.</summary>
    public static IQueryable<EvidenceRecord> EvidenceNow(this EngagementDb db) =>
        db.Set<EvidenceRecord>().Where(record => !db.Set<EvidenceEnding>().Any(ending => ending.EvidenceId == record.Id));

    /// <summary>
    /// Locks evidence until the transaction ends, so that it is not used and ended at the same moment, and says how it ended;
    /// null for evidence in force.
    /// </summary>
    public static async Task<EvidenceEnding?> LockEvidenceAsync(this EngagementDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Set<EvidenceRecord>().Where(record => record.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(record => record.AreaCode, record => record.AreaCode), cancellationToken);
        return await db.Set<EvidenceEnding>().AsNoTracking().FirstOrDefaultAsync(ending => ending.EvidenceId == id, cancellationToken);
    }

    /// <summary>Every version of the evidence, the latest first. What came from elsewhere has one.</summary>
    public static async Task<IReadOnlyList<Guid>> VersionsOfAsync(
        this EngagementDb db, EvidenceRecord evidence, CancellationToken cancellationToken) =>
        evidence.SurveyId is null
            ? [evidence.Id]
            : await db.Set<EvidenceRecord>()
                .Where(record => record.SurveyId == evidence.SurveyId)
                .OrderByDescending(record => record.Version)
                .Select(record => record.Id)
                .ToListAsync(cancellationToken);

    /// <summary>Where the latest version of a survey's evidence stands; null until it is released.</summary>
    public static async Task<EvidenceStanding?> StandingOfAsync(this EngagementDb db, Survey survey, CancellationToken cancellationToken) =>
        survey.State == SurveyState.Released
        && await db.Set<EvidenceRecord>().AsNoTracking()
            .Where(record => record.SurveyId == survey.Id)
            .OrderByDescending(record => record.Version)
            .FirstOrDefaultAsync(cancellationToken) is { } latest
            ? await db.StandingOfAsync(latest, cancellationToken)
            : null;

    /// <summary>Where evidence stands: withdrawing its latest version withdraws it too.</summary>
    public static async Task<EvidenceStanding> StandingOfAsync(
        this EngagementDb db, EvidenceRecord evidence, CancellationToken cancellationToken)
    {
        var versions = await db.VersionsOfAsync(evidence, cancellationToken);
        var endings = await db.Set<EvidenceEnding>().AsNoTracking()
            .Where(ending => versions.Contains(ending.EvidenceId)).ToListAsync(cancellationToken);
        return evidence.Standing(
            endings.Find(ending => ending.EvidenceId == evidence.Id)?.ReplacedBy, endings.Find(ending => ending.ReplacedBy is null));
    }

    /// <summary>Where it stands.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="replacedBy">The version that has replaced it; null for the latest.</param>
    /// <param name="withdrawn">How its latest version ended; null where it is in force.</param>
    public static EvidenceStanding Standing(this EvidenceRecord evidence, Guid? replacedBy, EvidenceEnding? withdrawn) => new(
        evidence.Id,
        evidence.Released.SurveySlug,
        evidence.Released.Title,
        evidence.AreaCode,
        evidence.Released.AreaName,
        evidence.Version,
        evidence.ReleasedOn,
        evidence.Released.Correction,
        replacedBy,
        withdrawn is null ? null : new EvidenceWithdrawal(withdrawn.On, withdrawn.Because));

    /// <summary>410: there were figures here, and why there are none; <c>evidence</c> says so in parts.</summary>
    public static ProblemHttpResult WasWithdrawn(this EvidenceStanding standing) => Problems.Problem(
        StatusCodes.Status410Gone,
        ErrorCodes.EvidenceWithdrawn,
        $"{standing.AreaName} withdrew these results on {Day(standing.Withdrawal!.On)}. The reason: {standing.Withdrawal.Because}",
        new Dictionary<string, object?> { ["evidence"] = standing });

    /// <summary>409: what ended cannot be used, withdrawn or corrected.</summary>
    public static ProblemHttpResult HasEnded(EvidenceEnding ending) => ending.ReplacedBy is null
        ? Problems.Conflict(
            ErrorCodes.EvidenceWithdrawn, $"This evidence was withdrawn on {Day(ending.On)}. The reason: {ending.Because}")
        : Problems.Conflict(
            ErrorCodes.EvidenceReplaced, $"A corrected version has replaced this evidence on {Day(ending.On)}. The reason: {ending.Because}");

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
