using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Privacy;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// Does what the calendar asks for: closes surveys whose last day is behind, throws away half-filled answers past their
/// keeping time, and deletes the answers of surveys past theirs. Several processes may do it at once: the survey's version lets one of them close it.
/// </summary>
internal sealed class SurveySweeper(
    IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<SurveySweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await readiness.WhenReady.WaitAsync(stoppingToken);
                await SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "Closing overdue surveys and deleting old answers failed; it is tried again in a minute");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        foreach (var id in await OverdueAsync(today, cancellationToken))
        {
            await CloseAsync(id, today, cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        await db.AnswerDrafts.Where(draft => draft.KeptUntil < today).ExecuteDeleteAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DeleteOldAnswers>().RunAsync(cancellationToken);
    }

    private async Task<List<Guid>> OverdueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        return await db.Surveys.Where(survey => survey.State == SurveyState.Live && survey.Closes < today)
            .Select(survey => survey.Id).ToListAsync(cancellationToken);
    }

    private async Task CloseAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        var survey = await db.Surveys.SingleAsync(each => each.Id == id, cancellationToken);
        if (!survey.IsOverdue(today))
        {
            return;
        }

        await db.CloseAsync(survey, actor: null, time, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogInformation("Survey {Slug} was closed by someone else at the same time", survey.Slug);
        }
    }
}
