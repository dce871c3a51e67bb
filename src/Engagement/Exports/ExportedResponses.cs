using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Exports;

/// <summary>A response as it is read for an export: nothing that leads to its receipt, and no day.</summary>
/// <param name="SurveyVersion">Version of the survey that was answered.</param>
/// <param name="AreaCode">The place answered for.</param>
/// <param name="Mode">How the answers came.</param>
/// <param name="Answers">Values by part code, as they are stored: JSON.</param>
internal sealed record ExportedResponse(int SurveyVersion, string AreaCode, ResponseMode Mode, string Answers);

internal static class ExportedResponses
{
    /// <summary>Responses that change places with each other; a receipt's hash says no more than in which group its response is.</summary>
    private const int Group = 1_000;

    /// <summary>Characters after which a group ends early, so that long texts do not fill the memory.</summary>
    private const int LargestGroup = 8 * 1024 * 1024;

    /// <summary>
    /// A survey's responses as they come from the database, in groups by place, each group in a new order every time: whoever
    /// holds a receipt, and could work out its hash, does not find the response by its place in the file. While one group is
    /// written, the next is read.
    /// </summary>
    public static async IAsyncEnumerable<ExportedResponse> ReadAnswersAsync(
        this EngagementDb db, Guid surveyId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var groups = db.GroupsAsync(surveyId, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = Task.Run(NextAsync, cancellationToken);
        try
        {
            while (await next is { } group)
            {
                next = Task.Run(NextAsync, cancellationToken);
                foreach (var response in group)
                {
                    yield return response;
                }
            }
        }
        finally
        {
            // Nobody waits for it where the writing has failed; but it must not read on while the rest is cleared away.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        async Task<List<ExportedResponse>?> NextAsync() => await groups.MoveNextAsync() ? groups.Current : null;
    }

    private static async IAsyncEnumerable<List<ExportedResponse>> GroupsAsync(
        this EngagementDb db, Guid surveyId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<ExportedResponse>(Group);
        var characters = 0;
        await foreach (var row in db.InOrderOfPosition(surveyId, cancellationToken))
        {
            var stored = new ExportedResponse(
                row.GetInt32(0), row.GetString(1), Enum.Parse<ResponseMode>(row.GetString(2)), row.GetString(3));
            group.Add(stored);
            characters += stored.Answers.Length;
            if (group.Count == Group || characters > LargestGroup)
            {
                yield return Shuffled(group);
                group = new List<ExportedResponse>(Group);
                characters = 0;
            }
        }

        yield return Shuffled(group);
    }

    /// <summary>Ordered as an index is; PostgreSQL would else return the order of arrival.</summary>
    private static IAsyncEnumerable<DbDataReader> InOrderOfPosition(
        this EngagementDb db, Guid surveyId, CancellationToken cancellationToken) => db.ReadRowsAsync(
            db.Set<StoredAnswers>()
                .Where(response => response.SurveyId == surveyId)
                .OrderBy(response => response.AreaCode).ThenBy(response => response.Position)
                .Select(response => new { response.SurveyVersion, response.AreaCode, response.Mode, response.Answers }),
            cancellationToken);

    private static List<ExportedResponse> Shuffled(List<ExportedResponse> group)
    {
        var keys = new ulong[group.Count];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(keys.AsSpan()));
        keys.AsSpan().Sort(CollectionsMarshal.AsSpan(group));
        return group;
    }
}
