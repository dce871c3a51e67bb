using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>What every change of the calendar has in common: clashes are counted again, and others are told.</summary>
internal static class Rescheduling
{
    private const int Attempts = 10;

    /// <summary>
    /// Counts the clashes of the weeks that a change touched, with the change, and publishes the changed messages and
    /// every other one whose count is a new one. Call before saving.
    /// </summary>
    /// <param name="db">Holds the change, not saved yet.</param>
    /// <param name="changed">Messages planned, moved or cancelled.</param>
    /// <param name="touched">Their slots, before and after.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RescheduleAsync(
        this CommunicationsDb db,
        IReadOnlyCollection<Message> changed,
        IEnumerable<Slot> touched,
        CancellationToken cancellationToken)
    {
        foreach (var (audience, week) in touched.Select(slot => (slot.AudienceCode, Week.Of(slot.SendOn))).Distinct())
        {
            await db.ClaimAsync(audience, week, cancellationToken);
            await db.Messages.PlannedIn(audience, week).LoadAsync(cancellationToken);

            // Local, as the change is not in the database yet.
            var planned = db.Messages.Local
                .Where(message => message.CancelledOn is null && message.AudienceCode == audience && week.Contains(message.SendOn))
                .ToList();
            foreach (var message in planned)
            {
                var clashes = planned.Count(other => other.ClashesWith(message));
                if (clashes != message.Clashes || changed.Contains(message))
                {
                    db.Publish(message.Schedule(clashes));
                }
            }
        }
    }

    /// <summary>The messages to an audience in a week.</summary>
    public static IQueryable<Message> PlannedIn(this IQueryable<Message> messages, string audienceCode, Week week)
    {
        var (monday, sunday) = (week.Monday, week.Sunday);
        return messages.Where(message =>
            message.AudienceCode == audienceCode && message.SendOn >= monday && message.SendOn <= sunday);
    }

    /// <summary>
    /// Makes a change and saves it. Where another change of the same week was saved in between, makes it again on the
    /// new picture: that is nobody's mistake, so nobody should see it.
    /// </summary>
    public static async Task<TResult> SaveOnLatestAsync<TResult>(
        this CommunicationsDb db, Func<Task<TResult>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await change();
                await db.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task ClaimAsync(
        this CommunicationsDb db, string audienceCode, Week week, CancellationToken cancellationToken)
    {
        var claim = await db.AudienceWeeks.FindAsync([audienceCode, week.Monday], cancellationToken);
        if (claim is null)
        {
            claim = new AudienceWeek { AudienceCode = audienceCode, Monday = week.Monday };
            db.AudienceWeeks.Add(claim);
        }

        claim.Change();
    }
}
