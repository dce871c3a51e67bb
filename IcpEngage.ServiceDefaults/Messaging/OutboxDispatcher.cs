using System.Diagnostics;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>
/// Sends what is in the outbox, in batches, and deletes a row only after its event has been taken over. Replicas share
/// the work by leases; a lease that runs out makes a second delivery, which the inbox answers for.
/// </summary>
internal sealed class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes,
    OutboxSignal<TDb> signal,
    IEventTransport transport,
    Readiness readiness,
    TimeProvider time,
    ILogger<OutboxDispatcher<TDb>> logger) : BackgroundService
    where TDb : ServiceDbContext
{
    private const int BatchSize = 250;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan InboxKept = TimeSpan.FromDays(60);

    private readonly Guid me = Guid.NewGuid();
    private DateTimeOffset nextTidy;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await readiness.WhenReady.WaitAsync(stoppingToken);
                await transport.WaitUntilReadyAsync(stoppingToken);
                if (failures == 0)
                {
                    await TidyAsync(stoppingToken);
                }

                var sent = await DispatchBatchAsync(stoppingToken);
                failures = 0;
                if (sent == 0)
                {
                    await signal.WaitAsync(LongestWait, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures++;
                logger.LogWarning(exception, "Sending events of {Database} failed {Failures} times; they are kept", typeof(TDb).Name, failures);

                // A new event need not wait as long as one that failed: it may fare better.
                await signal.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(10_000, 100 * Math.Pow(2, failures))), time, stoppingToken);
            }
        }
    }

    /// <summary>Sends what there is to send; throws only where nothing of it could be sent.</summary>
    private async Task<int> DispatchBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var batch = await LeaseBatchAsync(db, cancellationToken);
        if (batch.Count == 0)
        {
            return 0;
        }

        // Every one is tried: an event that cannot be sent holds up none of those after it.
        var sends = batch.ConvertAll(message => SendAsync(message, cancellationToken));
        await Task.WhenAll(sends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var sent = batch.Where((_, index) => sends[index].IsCompletedSuccessfully).Select(message => message.Sequence).ToList();
        await db.Outbox.Where(message => sent.Contains(message.Sequence)).ExecuteDeleteAsync(CancellationToken.None);
        if (sent.Count < batch.Count)
        {
            var all = batch.ConvertAll(message => message.Sequence);
            await db.Outbox.Where(message => all.Contains(message.Sequence)).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.LeasedUntil, (DateTimeOffset?)null), CancellationToken.None);
        }

        if (sent.Count == 0)
        {
            await Task.WhenAll(sends);
        }

        return sent.Count;
    }

    private async Task<List<OutboxMessage>> LeaseBatchAsync(TDb db, CancellationToken cancellationToken)
    {
        if (!db.IsShared())
        {
            // It has no other process to wait for: what is leased in it, this one leased before it was killed.
            return await db.Outbox.AsNoTracking().OrderBy(message => message.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
        }

        var now = time.GetUtcNow();
        var free = db.Outbox.Where(message => message.LeasedUntil == null || message.LeasedUntil < now);
        var sequences = await free.OrderBy(message => message.Sequence).Select(message => message.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
        if (sequences.Count == 0)
        {
            return [];
        }

        await free.Where(message => sequences.Contains(message.Sequence)).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.LeasedBy, me).SetProperty(message => message.LeasedUntil, now + Lease),
            cancellationToken);
        return await db.Outbox.AsNoTracking()
            .Where(message => sequences.Contains(message.Sequence) && message.LeasedBy == me && message.LeasedUntil == now + Lease)
            .OrderBy(message => message.Sequence)
            .ToListAsync(cancellationToken);
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.TelemetrySetup.Source.StartActivity(
            $"send {message.Event}", ActivityKind.Producer, message.TraceParent);
        var @event = (IEvent)JsonSerializer.Deserialize(message.Body, EventTypes.TypeOf(message.Event), Json.Options)!;
        await transport.PublishAsync(@event, message.MessageId, cancellationToken);
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() is var now && now < nextTidy)
        {
            return;
        }

        nextTidy = now + TimeSpan.FromHours(1);
        await using var scope = scopes.CreateAsyncScope();
        var oldest = now - InboxKept;
        await scope.ServiceProvider.GetRequiredService<TDb>().Inbox
            .Where(message => message.ProcessedAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
