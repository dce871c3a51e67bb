using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Quotas;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Responses;

/// <summary>Stores a group of responses in one transaction, with all that has to be true of them at that moment.</summary>
internal sealed class StoreResponses(IServiceScopeFactory scopes, ResponseTeller teller, ILogger<StoreResponses> logger)
{
    /// <summary>
    /// One transaction. Each survey's count is raised only while it takes answers: that row stays locked until the commit, so a
    /// survey cannot be closed or released between the check and the storing, in this process or another.
    /// </summary>
    public async Task<IntakeResult[]> CommitAsync(ResponseToStore[] items)
    {
        // Nearly all are new and simply taken, so nobody looks first: only where one is not are all looked at, and again where
        // another process stores the same response after we looked.
        const int Attempts = 4;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return attempt == 1 && await TryToStoreNewAsync(items) is { } stored ? stored : await CommitOnceAsync(items);
            }
            catch (DbUpdateException exception) when (attempt < Attempts && !exception.IsDatabaseAway())
            {
                logger.LogDebug(exception, "Storing {Count} responses met one that is known; looking again", items.Length);
            }
        }
    }

    /// <summary>Stores what nothing has to be asked about first: all of it, in one way to the database and back.</summary>
    /// <returns>Null, and nothing is stored, where something has to be asked, or one of them is known or not taken.</returns>
    private async Task<IntakeResult[]?> TryToStoreNewAsync(ResponseToStore[] items)
    {
        if (items.Any(item => item.Quotas.Count > 0 || item.InvitationHash is not null || item.Audit is not null))
        {
            return null;
        }

        var statements = new Statements();

        // In the order of ids, so that two processes never wait for each other's surveys.
        foreach (var (survey, count) in items.CountBy(item => item.Response.SurveyId).OrderBy(count => count.Key))
        {
            statements.AddCount(survey, SurveyState.Live, count);
        }

        statements.AddResponses([.. items.Select(item => item.Response)]);
        foreach (var draft in items.Select(item => item.DraftHash).OfType<string>())
        {
            statements.AddForgetting(draft);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await statements.ExecuteAsync(db) < statements.Count)
        {
            return null;
        }

        await transaction.CommitAsync();
        teller.Wake();
        return [.. items.Select(item => new IntakeResult(IntakeOutcome.Stored, item.Response.ReceivedOn))];
    }

    /// <summary>Looks at each: whether it is known, whether its survey takes it, whether there is room for it.</summary>
    private async Task<IntakeResult[]> CommitOnceAsync(ResponseToStore[] items)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();

        var (stored, withdrawn) = await KnownAsync(db, [.. items.Select(item => item.Response.ReceiptHash).Distinct()]);
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
        var statements = new Statements();
        statements.AddResponses([.. accepted.Select(item => item.Response)]);
        if (await statements.ExecuteAsync(db) < statements.Count)
        {
            throw new DbUpdateException("A response became known since it was looked at.");
        }

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
    private static async Task<(Dictionary<string, DateOnly> Stored, HashSet<string> Withdrawn)> KnownAsync(EngagementDb db, IReadOnlyList<string> hashes) =>
    (
        await db.Responses.Where(response => hashes.Contains(response.ReceiptHash))
            .ToDictionaryAsync(response => response.ReceiptHash, response => response.ReceivedOn, StringComparer.Ordinal),
        (await db.WithdrawnReceipts.Where(receipt => hashes.Contains(receipt.ReceiptHash))
            .Select(receipt => receipt.ReceiptHash).ToListAsync()).ToHashSet(StringComparer.Ordinal));

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

        async Task<bool> RaiseAsync(SurveyState state, int count)
        {
            var raise = new Statements();
            raise.AddCount(surveyId, state, count);
            return await raise.ExecuteAsync(db) > 0;
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
}
