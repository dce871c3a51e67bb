using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Persistence;
using MassTransit;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Where MassTransit hands a message to the inbox, in process.</summary>
internal sealed class InboxConsumer<TEvent, THandler, TDb>(Inbox<TEvent, THandler, TDb> inbox) : IConsumer<TEvent>
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent, TDb>
    where TDb : ServiceDbContext
{
    public Task Consume(ConsumeContext<TEvent> context) =>
        inbox.ProcessAsync(context.MessageId!.Value, context.Message, context.CancellationToken);
}

/// <summary>Where MassTransit hands messages from the broker to the inbox: those that are there at the same moment, together.</summary>
internal sealed class BatchConsumer<TEvent, THandler, TDb>(Inbox<TEvent, THandler, TDb> inbox) : IConsumer<Batch<TEvent>>
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent, TDb>
    where TDb : ServiceDbContext
{
    public Task Consume(ConsumeContext<Batch<TEvent>> context) =>
        inbox.ProcessAsync([.. context.Message.Select(each => (each.MessageId!.Value, each.Message))], context.CancellationToken);
}

/// <summary>How many messages share a transaction.</summary>
internal sealed class BatchConsumerDefinition<TEvent, THandler, TDb> : ConsumerDefinition<BatchConsumer<TEvent, THandler, TDb>>
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent, TDb>
    where TDb : ServiceDbContext
{
    /// <summary>A message that is alone waits so long for company: no longer than its commit takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<BatchConsumer<TEvent, THandler, TDb>> consumerConfigurator,
        IRegistrationContext context) =>
        consumerConfigurator.Options<BatchOptions>(batch => batch.SetMessageLimit(MessagingSetup.Together).SetTimeLimit(Longest).SetConcurrencyLimit(1));
}
