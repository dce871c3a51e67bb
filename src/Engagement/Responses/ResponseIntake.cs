using System.Threading.Channels;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Quotas;
using IcpEngage.Engagement.Surveys;
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
internal sealed class ResponseIntake(
    IServiceScopeFactory scopes, ResponseTeller teller, IOptions<IntakeOptions> options, ILogger<ResponseIntake> logger)
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
            var results = await CommitAsync([.. group.Select(waiting => waiting.Item)]);
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

    /// <summary>
    /// One transaction. Each survey's count is raised only while it takes answers: that row stays locked until the commit, so a
    /// survey cannot be closed or released between the check and the storing, in this process or another.
    /// </summary>
    private async Task<IntakeResult[]> CommitAsync(ResponseToStore[] items)
    {
        // Another process may store the same response after we looked; then the key refuses ours and we look again.
        const int Attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommitOnceAsync(items);
            }
            catch (DbUpdateException exception) when (attempt < Attempts && !exception.IsDatabaseAway())
            {
                logger.LogInformation(exception, "Storing {Count} responses met a duplicate; looking again", items.Length);
            }
        }
    }

    private async Task<IntakeResult[]> CommitOnceAsync(ResponseToStore[] items)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();

        var hashes = items.Select(item => item.Response.ReceiptHash).Distinct().ToList();
        var (stored, withdrawn) = await KnownAsync(db, hashes);
        var fresh = items.Where(item => !stored.ContainsKey(item.Response.ReceiptHash) && !withdrawn.Contains(item.Response.ReceiptHash))
            .DistinctBy(item => item.Response.ReceiptHash).ToList();

        var refused = new Dictionary<string, IntakeResult>(StringComparer.Ordinal);
        var accepted = new List<ResponseToStore>();

        // In the order of ids, so that two processes never wait for each other's surveys.
        foreach (var survey in fresh.GroupBy(item => item.Response.SurveyId).OrderBy(survey => survey.Key))
        {
            var open = await CountInOpenAsync(db, survey.Key, [.. survey]);
            if (open.Count == 0)
            {
                continue;
            }

            var admitted = await AdmitAsync(db, survey.Key, open, refused);
            var full = await db.CountInAsync(survey.Key, [.. admitted.Select(item => item.Quotas)]);
            var taken = new List<ResponseToStore>();
            foreach (var (item, quota) in admitted.Zip(full))
            {
                if (quota is not null)
                {
                    refused[item.Response.ReceiptHash] = new IntakeResult(IntakeOutcome.QuotaFull, Full: quota);
                    continue;
                }

                if (item.InvitationHash is { } invitation)
                {
                    await db.Invitations.Where(each => each.CodeHash == invitation)
                        .ExecuteUpdateAsync(set => set.SetProperty(each => each.Used, true));
                }

                taken.Add(item);
                item.Audit?.Invoke(db);
                stored[item.Response.ReceiptHash] = item.Response.ReceivedOn;
            }

            if (taken.Count < open.Count)
            {
                await db.Surveys.Where(each => each.Id == survey.Key).ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.ResponseCount, each => each.ResponseCount - (open.Count - taken.Count)));
            }

            accepted.AddRange(taken);
        }

        var drafts = items.Where(item => item.DraftHash is not null && stored.ContainsKey(item.Response.ReceiptHash))
            .Select(item => item.DraftHash!).Distinct().ToList();
        if (drafts.Count > 0)
        {
            await db.AnswerDrafts.Where(draft => drafts.Contains(draft.TokenHash)).ExecuteDeleteAsync();
        }

        await db.SaveChangesAsync();
        await db.InsertResponsesAsync([.. accepted.Select(item => item.Response)]);
        await CountAcceptedAsync(db, accepted);
        await transaction.CommitAsync();
        teller.Wake();
        return
        [
            .. items.Select(item => stored.TryGetValue(item.Response.ReceiptHash, out var day)
                ? new IntakeResult(IntakeOutcome.Stored, day)
                : refused.TryGetValue(item.Response.ReceiptHash, out var refusal)
                ? refusal
                : new IntakeResult(withdrawn.Contains(item.Response.ReceiptHash) ? IntakeOutcome.Withdrawn : IntakeOutcome.SurveyNotLive)),
        ];
    }

    /// <summary>Of these receipts, those stored with their days, and those whose responses were taken back.</summary>
    private static async Task<(Dictionary<string, DateOnly> Stored, HashSet<string> Withdrawn)> KnownAsync(EngagementDb db, IReadOnlyList<string> hashes)
    {
        // One parameter, so that groups of all sizes share a statement.
        var known = await db.Responses.Where(response => EF.Parameter(hashes).Contains(response.ReceiptHash))
            .Select(response => new { response.ReceiptHash, ReceivedOn = (DateOnly?)response.ReceivedOn })
            .Concat(db.WithdrawnReceipts.Where(receipt => EF.Parameter(hashes).Contains(receipt.ReceiptHash))
                .Select(receipt => new { receipt.ReceiptHash, ReceivedOn = (DateOnly?)null }))
            .ToListAsync();
        return (
            known.Where(each => each.ReceivedOn is not null)
                .ToDictionary(each => each.ReceiptHash, each => each.ReceivedOn!.Value, StringComparer.Ordinal),
            known.Where(each => each.ReceivedOn is null).Select(each => each.ReceiptHash).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// Raises the survey's count by those it takes, and so locks its row: all while it is live, those on paper also after it has
    /// closed and until it is released.
    /// </summary>
    private static async Task<IReadOnlyList<ResponseToStore>> CountInOpenAsync(
        EngagementDb db, Guid surveyId, IReadOnlyList<ResponseToStore> items)
    {
        if (await RaiseAsync(SurveyState.Live, items.Count))
        {
            return items;
        }

        ResponseToStore[] paper = [.. items.Where(item => item.Response.Mode == ResponseMode.Paper)];
        return paper.Length > 0 && await RaiseAsync(SurveyState.Closed, paper.Length) ? paper : [];

        async Task<bool> RaiseAsync(SurveyState state, int count) => await db.Surveys
            .Where(each => each.Id == surveyId && each.State == state && each.AnswersDeletedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ResponseCount, each => each.ResponseCount + count)) > 0;
    }

    /// <summary>Raises the count of each place, which <see cref="ResponseTeller"/> tells the other services.</summary>
    private static async Task CountAcceptedAsync(EngagementDb db, List<ResponseToStore> accepted)
    {
        // In one order everywhere, as the surveys' rows above.
        foreach (var (place, count) in accepted.CountBy(item => (item.Response.SurveyId, item.Response.AreaCode)).OrderBy(count => count.Key))
        {
            await db.Set<SurveyPlace>().Where(each => each.SurveyId == place.SurveyId && each.AreaCode == place.AreaCode)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.Accepted, each => each.Accepted + count));
        }
    }

    /// <summary>
    /// Those whose invitation is theirs to use: of two who come with the same one, the first. The survey's row is locked by then,
    /// so another process does not use it meanwhile.
    /// </summary>
    private static async Task<IReadOnlyList<ResponseToStore>> AdmitAsync(
        EngagementDb db, Guid surveyId, IReadOnlyList<ResponseToStore> items, Dictionary<string, IntakeResult> refused)
    {
        var invited = items.Select(item => item.InvitationHash).OfType<string>().Distinct().ToList();
        if (invited.Count == 0)
        {
            return items;
        }

        var free = (await db.Invitations
            .Where(invitation => invitation.SurveyId == surveyId && !invitation.Used && invited.Contains(invitation.CodeHash))
            .Select(invitation => invitation.CodeHash).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var admitted = new List<ResponseToStore>();
        foreach (var item in items)
        {
            if (item.InvitationHash is null || free.Remove(item.InvitationHash))
            {
                admitted.Add(item);
            }
            else
            {
                refused[item.Response.ReceiptHash] = new IntakeResult(IntakeOutcome.InvitationUsed);
            }
        }

        return admitted;
    }

    private sealed record Waiting(ResponseToStore Item)
    {
        public TaskCompletionSource<IntakeResult> Result { get; } = new();
    }
}
