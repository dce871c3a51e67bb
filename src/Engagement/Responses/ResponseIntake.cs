using System.Threading.Channels;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IcpEngage.Engagement.Responses;

/// <summary>A response on its way into the database.</summary>
/// <param name="Response">What is stored.</param>
/// <param name="DraftHash">The half-filled answers it came from, which go in the same transaction; null for one sent whole.</param>
/// <param name="Quotas">The quotas that the person falls under.</param>
/// <param name="InvitationHash">The invitation it was given with, which is used up in the same transaction; null without one.</param>
/// <param name="Audit">Tells the audit trail in the same transaction; null for what people do themselves.</param>
internal sealed record ResponseToStore(
    Response Response, string? DraftHash, IReadOnlyList<Quota> Quotas, string? InvitationHash = null, Action<EngagementDb>? Audit = null);

/// <summary>What became of a response.</summary>
internal enum IntakeOutcome
{
    /// <summary>Durably stored, now or when it was sent before.</summary>
    Stored,

    /// <summary>The survey was closed before the response could be stored.</summary>
    SurveyNotLive,

    /// <summary>The person took this response back; sent again, it stays away.</summary>
    Withdrawn,

    /// <summary>There are enough responses of people like this one.</summary>
    QuotaFull,

    /// <summary>Another response was stored with this invitation.</summary>
    InvitationUsed,

    /// <summary>Too many responses are waiting; this one was not taken.</summary>
    Busy,
}

/// <summary>What became of a response, for a stored one the day it was received, for one too many the quota that is full.</summary>
internal sealed record IntakeResult(IntakeOutcome Outcome, DateOnly ReceivedOn = default, Quota? Full = null);

/// <summary>Limits of the intake: configuration section <c>Intake</c>.</summary>
internal sealed class IntakeOptions
{
    public const string Section = "Intake";

    /// <summary>Responses to a survey that are looked at and stored at a time.</summary>
    public int AtOnce { get; set; } = 128;

    /// <summary>Responses to a survey that may wait for that, and of all together for their commit; one more is answered with “busy”.</summary>
    public int Waiting { get; set; } = 4_096;

    /// <summary>Responses committed together at most.</summary>
    public int Group { get; set; } = 256;
}

/// <summary>
/// Takes responses into a bounded queue and stores them in groups, each group in one transaction with its counts: one
/// durable write is shared by everyone who came meanwhile. A caller gets its answer only after the commit, so nothing that
/// was acknowledged is lost when the process is killed, and nothing that was not needs remembering.
/// </summary>
internal sealed class ResponseIntake(StoreResponses store, IOptions<IntakeOptions> options, ILogger<ResponseIntake> logger)
    : IHostedService
{
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(options.Value.Waiting) { SingleReader = true });

    private Task writer = Task.CompletedTask;

    /// <summary>Stores the response, or says why it was not taken. Throws what the database throws.</summary>
    public async Task<IntakeResult> StoreAsync(ResponseToStore item, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(item);

        // The wait may be given up, the storing not: the receipt is derived from the key, so sending again finds it.
        return queue.Writer.TryWrite(waiting)
            ? await waiting.Result.Task.WaitAsync(cancellationToken)
            : new IntakeResult(IntakeOutcome.Busy);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        writer = Task.Run(StoreUntilCompletedAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, and stores what is waiting before the process ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return writer.WaitAsync(cancellationToken);
    }

    private async Task StoreUntilCompletedAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < options.Value.Group && queue.Reader.TryRead(out var next))
            {
                group.Add(next);
            }

            await StoreGroupAsync(group);
        }
    }

    /// <summary>Stores a group; when that fails, its halves, so that one bad response fails alone.</summary>
    private async Task StoreGroupAsync(List<Waiting> group)
    {
        try
        {
            var results = await store.CommitAsync([.. group.Select(waiting => waiting.Item)]);
            ThreadPool.UnsafeQueueUserWorkItem(_ => Answer(group, results), null);
        }
        catch (DbUpdateException exception) when (group.Count > 1 && !exception.IsDatabaseAway())
        {
            logger.LogWarning(exception, "A group of {Count} responses could not be stored together; trying its halves", group.Count);
            await StoreGroupAsync(group[..(group.Count / 2)]);
            await StoreGroupAsync(group[(group.Count / 2)..]);
        }
        catch (Exception exception)
        {
            // The database is away, or one response cannot be stored: those who wait are told, the next group is tried.
            ThreadPool.UnsafeQueueUserWorkItem(_ => group.ForEach(waiting => waiting.Result.TrySetException(exception)), null);
        }
    }

    /// <summary>Away from the writer, which has the next group to store; in one go, as waking a thread for each costs more.</summary>
    private static void Answer(List<Waiting> group, IntakeResult[] results)
    {
        foreach (var (waiting, result) in group.Zip(results))
        {
            waiting.Result.TrySetResult(result);
        }
    }

    private sealed record Waiting(ResponseToStore Item)
    {
        public TaskCompletionSource<IntakeResult> Result { get; } = new();
    }
}
