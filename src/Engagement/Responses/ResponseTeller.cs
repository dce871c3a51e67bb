using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// Tells the other services how many responses came in. The intake counts them by place in the transaction that stores them,
/// which costs less than an event with each; this makes one event of what was counted since the last, at most twice a
/// second. What a process that was killed had not told, is told by the next look, here or in another replica.
/// </summary>
internal sealed class ResponseTeller(IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<ResponseTeller> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Signal stored = new();

    /// <summary>Responses were committed.</summary>
    public void Wake() => stored.Set();

    /// <summary>Publishes what is counted and not told, each count once whoever else is at it.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        var untold = await db.Set<Surveys.SurveyPlace>().AsNoTracking().Where(place => place.Accepted > place.Told).ToListAsync(cancellationToken);
        foreach (var survey in untold.GroupBy(place => place.SurveyId).OrderBy(survey => survey.Key))
        {
            await TellAsync(db, survey.Key, [.. survey.OrderBy(place => place.AreaCode, StringComparer.Ordinal)], cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WhenReady.WaitAsync(stoppingToken);
            while (true)
            {
                await TryToTellAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
                await stored.WaitAsync(LongestWait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; what is not told is told by the next.
        }
    }

    private async Task TryToTellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The number of responses could not be told; it is kept");
        }
    }

    private static async Task TellAsync(
        EngagementDb db, Guid surveyId, IReadOnlyList<Surveys.SurveyPlace> untold, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var told = new List<AreaResponses>();
        foreach (var place in untold)
        {
            // Another replica may have told the same meanwhile: then the count it began at is no more.
            var mine = await db.Set<Surveys.SurveyPlace>()
                .Where(each => each.SurveyId == surveyId && each.AreaCode == place.AreaCode && each.Told == place.Told)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.Told, place.Accepted), cancellationToken);
            if (mine > 0)
            {
                told.Add(new AreaResponses(place.AreaCode, place.Accepted - place.Told));
            }
        }

        if (told.Count > 0)
        {
            db.Publish(new ResponsesAccepted(surveyId, told));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
