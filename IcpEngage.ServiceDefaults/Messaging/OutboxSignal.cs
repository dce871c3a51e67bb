using System.Data.Common;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Tells the dispatcher of this process that there may be something to send.</summary>
internal sealed class OutboxSignal<TDb> : Signal
    where TDb : ServiceDbContext;

/// <summary>Sets the signal once events are committed: after a save of its own, or after the transaction around it.</summary>
internal sealed class WakeDispatcher<TDb>(OutboxSignal<TDb> signal) : SaveChangesInterceptor, IDbTransactionInterceptor
    where TDb : ServiceDbContext
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Wake(eventData.Context, insideTransaction: eventData.Context?.Database.CurrentTransaction is not null);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context, insideTransaction: eventData.Context?.Database.CurrentTransaction is not null);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Wake(eventData.Context, insideTransaction: false);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context, insideTransaction: false);
        return Task.CompletedTask;
    }

    private void Wake(DbContext? context, bool insideTransaction)
    {
        if (context is ServiceDbContext { HasPublished: true } db && !insideTransaction)
        {
            db.HasPublished = false;
            signal.Set();
        }
    }
}
