using System.Collections.Concurrent;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.ServiceDefaults.Tests.SampleService;

namespace IcpEngage.ServiceDefaults.Tests.Messaging;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_published_event_reaches_every_handler_and_leaves_the_outbox()
    {
        await using var service = await StartAsync();

        await service.PublishAsync(Closed(), Closed());
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(2);
        (await service.CountAsync(nameof(NoteClosures))).ShouldBe(2);
    }

    [Fact]
    public async Task An_event_goes_out_only_when_the_transaction_around_it_commits()
    {
        await using var service = await StartAsync();

        await service.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(Closed());
            return await db.SaveChangesAsync();
        });
        await service.PublishAsync(Closed());
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_committed_in_a_transaction_is_sent_without_another_one_to_wake_the_dispatcher()
    {
        await using var service = await StartAsync();

        await service.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(Closed());
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_whose_process_ended_before_sending_is_sent_by_the_next_one()
    {
        var directory = Directory.CreateTempSubdirectory("icpengage-sample-");
        await using (var before = await StartAsync(directory, builder => builder.Services.AddSingleton<IEventTransport, NeverReady>()))
        {
            await before.PublishAsync(Closed());
            (await before.OutboxAsync()).ShouldBe(1);
        }

        await using (var after = await StartAsync(directory))
        {
            await after.SettleAsync();
            (await after.CountAsync(nameof(CountClosures))).ShouldBe(1);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task An_event_stays_in_the_outbox_until_the_transport_takes_it()
    {
        var transport = new FaultyTransport { Refuses = _ => true };
        await using var service = await StartAsync(configure: builder => builder.Services.AddSingleton<IEventTransport>(transport));

        await service.PublishAsync(Closed());
        await UntilAsync(() => Task.FromResult(transport.Tries >= 2));
        (await service.OutboxAsync()).ShouldBe(1);
        transport.Refuses = _ => false;
        await service.SettleAsync();

        transport.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_cannot_be_sent_does_not_hold_up_the_others()
    {
        var poison = Closed();
        var transport = new FaultyTransport { Refuses = @event => @event.Equals(poison) };
        await using var service = await StartAsync(configure: builder => builder.Services.AddSingleton<IEventTransport>(transport));

        await service.PublishAsync(poison, Closed(), Closed());

        await UntilAsync(async () => await service.OutboxAsync() == 1);
        await service.PublishAsync(Closed());
        await UntilAsync(async () => await service.OutboxAsync() == 1 && transport.Taken.Count == 3);
        transport.Taken.ShouldNotContain(poison);
    }

    [Fact]
    public async Task Events_are_sent_under_the_same_id_however_often_they_are_tried()
    {
        var transport = new FaultyTransport();
        transport.Refuses = _ => transport.Tries < 3;
        await using var service = await StartAsync(configure: builder => builder.Services.AddSingleton<IEventTransport>(transport));

        await service.PublishAsync(Closed());
        await service.SettleAsync();

        transport.Ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Many_events_at_once_are_all_handled_once()
    {
        const int Many = 250;
        await using var service = await StartAsync();

        await service.PublishAsync([.. Enumerable.Range(0, Many).Select(_ => Closed())]);
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(Many);
    }

    private static SurveyClosed Closed() => new(Guid.NewGuid(), new DateOnly(2026, 11, 25));

    private sealed class NeverReady : IEventTransport
    {
        public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        public Task PublishAsync(IEvent @event, Guid messageId, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody asked whether it is ready.");
    }

    private sealed class FaultyTransport : IEventTransport
    {
        private int tries;

        public Func<IEvent, bool> Refuses { get; set; } = _ => false;

        public int Tries => Volatile.Read(ref tries);

        public ConcurrentBag<IEvent> Taken { get; } = [];

        public ConcurrentBag<Guid> Ids { get; } = [];

        public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(IEvent @event, Guid messageId, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref tries);
            Ids.Add(messageId);
            if (Refuses(@event))
            {
                throw new InvalidOperationException("The broker refuses it.");
            }

            Taken.Add(@event);
            return Task.CompletedTask;
        }
    }
}
