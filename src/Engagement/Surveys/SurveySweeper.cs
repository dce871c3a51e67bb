using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
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
    IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<SurveySweeper> logger)
    : Sweeper(TimeSpan.FromMinutes(1), readiness, time, logger)
{
    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        var today = Time.Today();
        foreach (var id in await OverdueAsync(today, cancellationToken))
        {
            await CloseAsync(id, today, cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngagementDb>();
        await db.ForgetDraftsAsync(today, cancellationToken);
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

        await db.CloseAsync(survey, actor: null, Time, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            Logger.LogInformation("Survey {Slug} was closed by someone else at the same time", survey.Slug);
        }
    }
}
