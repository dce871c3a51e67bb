using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>
/// Escalates asks that nobody answers and lets stale ones expire, each in a transaction with what its askers are told. Several
/// processes may do it at once: the ask's version lets one of them.
/// </summary>
internal sealed class AskSweeper(IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<AskSweeper> logger)
    : Sweeper(TimeSpan.FromHours(1), readiness, time, logger)
{
    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var today = Time.Today();
        var days = (await scope.ServiceProvider.GetRequiredService<PolicyPacks>().InForceAsync(cancellationToken)).Asks;
        var waiting = await db.Asks.AsNoTracking()
            .Where(ask => ask.State == AskState.Open || ask.State == AskState.Countered)
            .ToListAsync(cancellationToken);
        foreach (var ask in waiting.Where(ask => days.Expires(ask, today) || days.Escalates(ask, today)))
        {
            await MoveOnAsync(ask.Id, db, days, cancellationToken);
        }
    }

    private async Task MoveOnAsync(Guid id, MembershipDb db, AskDays days, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ask = await db.Asks.Include(ask => ask.Partner).Include(ask => ask.Lines).SingleAsync(ask => ask.Id == id, cancellationToken);
        var act = Act.OfNobody(Time);
        if (days.Expires(ask, act.Day))
        {
            ask.Expire(WhyExpired(ask, act.Day), act);
            db.PublishAnswers(ask, ask.Partner.Name);
        }
        else if (days.Escalates(ask, act.Day))
        {
            ask.Escalate(act);
        }
        else
        {
            // Somebody answered in the meantime.
            return;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Logger.LogInformation("Ask {Ask} of {Partner} is now {State}, escalated on {EscalatedOn}", ask.Id, ask.Partner.Slug, ask.State, ask.EscalatedOn);
        }
        catch (DbUpdateConcurrencyException)
        {
            Logger.LogInformation("Ask {Ask} was answered or moved on by somebody else at the same time", id);
        }
    }

    private static string WhyExpired(Ask ask, DateOnly today) => ask.By < today
        ? "The last day on which time was needed went by without an answer."
        : $"Nobody answered for {today.DayNumber - ask.WaitingSince.DayNumber} days.";
}
