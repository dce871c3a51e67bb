using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>
/// What a service does when an event reaches it. The caller runs it in a transaction with the inbox record, saves the
/// changes, and runs it again from the start with a fresh context after a passing fault; so it changes nothing but
/// the database it is given, does not save, and copes with events that arrive in another order than they happened.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <typeparam name="TDb">The service's database.</typeparam>
public interface IHandle<in TEvent, in TDb>
    where TEvent : class, IEvent
    where TDb : ServiceDbContext
{
    /// <summary>Applies the event. May call <c>db.Publish</c>. Throw to have it tried again, in the end set aside.</summary>
    Task Handle(TEvent message, TDb db, CancellationToken cancellationToken);

    /// <summary>
    /// Applies events that came together: one after the other, each stored before the next is looked at. A handler to which many
    /// come at once may do better.
    /// </summary>
    async Task HandleAll(IReadOnlyList<TEvent> messages, TDb db, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await Handle(message, db, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
