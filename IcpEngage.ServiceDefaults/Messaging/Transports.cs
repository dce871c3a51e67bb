using IcpEngage.Contracts;
using MassTransit;
using MassTransit.Mediator;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Takes events over from the outbox.</summary>
internal interface IEventTransport
{
    /// <summary>Returns when events can be published and every queue of this process is bound.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the event is in safe hands: confirmed by the broker, or done by every handler.</summary>
    Task PublishAsync(IEvent @event, Guid messageId, CancellationToken cancellationToken);
}

/// <summary>All services in one process: publishing returns after every handler has finished.</summary>
internal sealed class InProcessTransport(IMediator mediator) : IEventTransport, IDisposable
{
    // One at a time: handlers of the same service would only wait for the one writer of its database file.
    private readonly SemaphoreSlim turn = new(1, 1);

    public void Dispose() => turn.Dispose();

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task PublishAsync(IEvent @event, Guid messageId, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Its handlers are short: once begun they finish, also when the process is asked to stop.
            await mediator.Publish(
                @event, @event.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = messageId), CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>RabbitMQ with publisher confirms.</summary>
internal sealed class RabbitMqTransport(IBusControl bus) : IEventTransport
{
    private static readonly TimeSpan LongestPublish = TimeSpan.FromSeconds(15);

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);

    public async Task PublishAsync(IEvent @event, Guid messageId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestPublish);
        await bus.Publish(
            @event, @event.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = messageId), limit.Token);
    }
}
