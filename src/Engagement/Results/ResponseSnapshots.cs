using System.Collections.Concurrent;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IcpEngage.Engagement.Results;

/// <summary>Limits of what is kept for results: configuration section <c>Results</c>.</summary>
internal sealed class ResultsOptions
{
    /// <summary>
    /// Megabytes of coded responses kept in memory; surveys not looked at for longest go first. The one looked at last stays,
    /// however large: reading it again for each look would take longer.
    /// </summary>
    public int SnapshotMegabytes { get; set; } = 128;
}

/// <summary>
/// Coded responses of the surveys that were looked at, kept in memory and brought up to date when they are looked at again.
/// Responses have no order of arrival to read on from (docs/adr/0008), so their keys are compared: those that are new are read,
/// those that are gone are dropped. Nothing is asked for while the survey's counts say that nothing changed. Of millions the
/// first reading takes longer than anybody waits: it goes on for whoever asks next.
/// </summary>
internal sealed class ResponseSnapshots(IOptions<ResultsOptions> options, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime)
{
    private const int BytesInAMegabyte = 1024 * 1024;

    private readonly ConcurrentDictionary<Guid, Kept> surveys = new();
    private long looks;

    /// <summary>The survey's responses as they are stored now.</summary>
    public async Task<CodedResponses> GetAsync(
        EngagementDb db, Survey survey, SurveyDefinition definition, CancellationToken cancellationToken)
    {
        // Read before the responses: whatever comes meanwhile makes the next stamp another.
        var stamp = await StampOfAsync(db, survey, cancellationToken);
        var kept = surveys.GetOrAdd(survey.Id, _ => new Kept());
        kept.LookedAt = Interlocked.Increment(ref looks);
        while (true)
        {
            Task<Snapshot> reading;
            lock (kept)
            {
                if (kept.Current is { } current && current.Stamp.Covers(stamp))
                {
                    return current.Responses;
                }

                reading = kept.Reading is { IsCompleted: false } begun ? begun
                    : kept.Reading = Task.Run(() => ReadAsync(kept, survey.Id, definition, stamp), CancellationToken.None);
            }

            // The wait may be given up, the reading not.
            var snapshot = await reading.WaitAsync(cancellationToken);
            if (snapshot.Stamp.Covers(stamp))
            {
                return snapshot.Responses;
            }
        }
    }

    /// <summary>Reads what is stored now, or what of it is new, and keeps it.</summary>
    private async Task<Snapshot> ReadAsync(Kept kept, Guid surveyId, SurveyDefinition definition, Stamp stamp)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        var responses = kept.Current is { } before && before.Stamp.Definition == stamp.Definition
            ? await db.BringUpToDateAsync(before.Responses, surveyId, definition, lifetime.ApplicationStopping)
            : await db.CodeResponsesAsync(surveyId, definition, lifetime.ApplicationStopping);
        var snapshot = kept.Current = new Snapshot(stamp, responses);
        KeepWithinLimit();
        return snapshot;
    }

    /// <summary>Both counts only ever grow between two deletions of everything: stored ones, and those of them withdrawn.</summary>
    private static async Task<Stamp> StampOfAsync(EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var withdrawn = await db.WithdrawnReceipts.CountAsync(receipt => receipt.SurveyId == survey.Id, cancellationToken);
        return new Stamp(survey.Version, survey.ResponseCount + withdrawn, withdrawn, survey.AnswersDeletedOn);
    }

    private void KeepWithinLimit()
    {
        var left = options.Value.SnapshotMegabytes * (long)BytesInAMegabyte;
        foreach (var (place, kept) in surveys.Values.OrderByDescending(kept => kept.LookedAt).Index())
        {
            left -= kept.Current?.Responses.Bytes ?? 0;
            if (left < 0 && place > 0)
            {
                kept.Current = null;
            }
        }
    }

    private sealed record Stamp(int Definition, int Stored, int Withdrawn, DateOnly? AnswersDeletedOn)
    {
        /// <summary>Read then, the responses are at least those of the other moment, under the same definition.</summary>
        public bool Covers(Stamp other) =>
            Definition == other.Definition && AnswersDeletedOn == other.AnswersDeletedOn
            && Stored >= other.Stored && Withdrawn >= other.Withdrawn;
    }

    private sealed record Snapshot(Stamp Stamp, CodedResponses Responses);

    private sealed class Kept
    {
        private volatile Snapshot? current;

        /// <summary>The reading that was begun last; one at a time.</summary>
        public Task<Snapshot>? Reading { get; set; }

        public Snapshot? Current
        {
            get => current;
            set => current = value;
        }

        public long LookedAt { get; set; }
    }
}

/// <summary>Reads stored responses into columns.</summary>
internal static class ReadingResponses
{
    /// <summary>Keys that one query asks for.</summary>
    private const int Together = 500;

    /// <summary>All responses of a survey, in one pass over them.</summary>
    public static async Task<CodedResponses> CodeResponsesAsync(
        this EngagementDb db, Guid surveyId, SurveyDefinition definition, CancellationToken cancellationToken)
    {
        var responses = new CodedResponses(definition);
        await responses.AddAsync(db, db.Set<StoredAnswers>().Where(response => response.SurveyId == surveyId), cancellationToken);
        return responses;
    }

    /// <summary>A copy with the responses that came since, and without those that went.</summary>
    public static async Task<CodedResponses> BringUpToDateAsync(
        this EngagementDb db, CodedResponses before, Guid surveyId, SurveyDefinition definition, CancellationToken cancellationToken)
    {
        var stored = await db.Responses.Where(response => response.SurveyId == surveyId)
            .Select(response => response.Position).ToHashSetAsync(cancellationToken);
        var fresh = stored.Except(before.Keys).ToList();
        if (fresh.Count > before.Respondents)
        {
            return await db.CodeResponsesAsync(surveyId, definition, cancellationToken);
        }

        var responses = before.Copy();
        foreach (var gone in before.Keys.Where(key => !stored.Contains(key)))
        {
            responses.Remove(gone);
        }

        foreach (var positions in fresh.Chunk(Together))
        {
            await responses.AddAsync(
                db, db.Set<StoredAnswers>().Where(response => positions.Contains(response.Position)), cancellationToken);
        }

        return responses;
    }

    private static async Task AddAsync(
        this CodedResponses responses, EngagementDb db, IQueryable<StoredAnswers> stored, CancellationToken cancellationToken)
    {
        var rows = db.ReadRowsAsync(
            stored.Select(response => new { response.Position, response.AreaCode, response.Answers }), cancellationToken);
        await foreach (var row in rows)
        {
            responses.AddStored(row.GetInt64(0), row.GetString(1), row.GetString(2));
        }
    }
}
