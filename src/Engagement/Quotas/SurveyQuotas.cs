using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Quotas;

/// <summary>A survey's quotas: whom each is about, and which were full when this was read.</summary>
/// <param name="quotas">As the survey defines them.</param>
/// <param name="counts">Stored responses by quota code.</param>
internal sealed class SurveyQuotas(IReadOnlyList<Quota> quotas, IReadOnlyDictionary<string, int> counts)
{
    private readonly (Quota Quota, Condition Condition)[] all = [.. quotas.Select(quota => (quota, Condition.Read(quota.Condition)))];

    /// <summary>The quotas that somebody with these answers falls under.</summary>
    public IReadOnlyList<Quota> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        [.. all.Where(each => each.Condition.Holds(answers)).Select(each => each.Quota)];

    /// <summary>The first of them that is full; null where there is room. The intake has the last word.</summary>
    public Quota? FullFor(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        all.Length == 0 ? null : Of(answers).FirstOrDefault(quota => counts.GetValueOrDefault(quota.Code) >= quota.Limit);
}

/// <summary>Counts what falls under a survey's quotas.</summary>
internal static class QuotaCounts
{
    /// <summary>The survey's quotas as they stand.</summary>
    public static async Task<SurveyQuotas> QuotasAsync(
        this EngagementDb db, Guid surveyId, IReadOnlyList<Quota> quotas, CancellationToken cancellationToken) => new(
        quotas,
        quotas.Count == 0
            ? new Dictionary<string, int>()
            : await db.QuotaCounts.AsNoTracking().Where(quota => quota.SurveyId == surveyId)
                .ToDictionaryAsync(quota => quota.Code, quota => quota.Count, cancellationToken));

    /// <summary>
    /// Counts people in, one after the other, each only where every quota they fall under has room. Comes after the survey's row
    /// was locked in this transaction, so that two processes never count the same room.
    /// </summary>
    /// <returns>For each, the quota that was full; null for who was counted in.</returns>
    public static async Task<Quota?[]> CountInAsync(this EngagementDb db, Guid surveyId, IReadOnlyList<IReadOnlyList<Quota>> people)
    {
        if (people.All(quotas => quotas.Count == 0))
        {
            return new Quota?[people.Count];
        }

        var counts = await db.QuotaCounts.Where(quota => quota.SurveyId == surveyId).ToDictionaryAsync(quota => quota.Code);
        return [.. people.Select(CountIn)];

        Quota? CountIn(IReadOnlyList<Quota> quotas)
        {
            if (quotas.FirstOrDefault(quota => counts.GetValueOrDefault(quota.Code)?.Count >= quota.Limit) is { } full)
            {
                return full;
            }

            foreach (var quota in quotas)
            {
                if (!counts.TryGetValue(quota.Code, out var count))
                {
                    count = new QuotaCount { SurveyId = surveyId, Code = quota.Code };
                    counts.Add(quota.Code, count);
                    db.QuotaCounts.Add(count);
                }

                count.Count++;
            }

            return null;
        }
    }

    /// <summary>Makes room again for somebody who took their response back; within the transaction that deletes it.</summary>
    public static async Task CountOutAsync(
        this EngagementDb db, Guid surveyId, IReadOnlyList<Quota> quotas, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken cancellationToken)
    {
        var codes = new SurveyQuotas(quotas, new Dictionary<string, int>()).Of(answers).Select(quota => quota.Code).ToList();
        if (codes.Count > 0)
        {
            await db.QuotaCounts.Where(quota => quota.SurveyId == surveyId && codes.Contains(quota.Code) && quota.Count > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Count, quota => quota.Count - 1), cancellationToken);
        }
    }
}
