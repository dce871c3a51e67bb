using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Persistence;
using MassTransit;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Where MassTransit hands a message to the inbox.</summary>
internal sealed class InboxConsumer<TEvent, THandler, TDb>(Inbox<TEvent, THandler, TDb> inbox) : IConsumer<TEvent>
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent, TDb>
    where TDb : ServiceDbContext
{
    public Task Consume(ConsumeContext<TEvent> context) =>
        inbox.ProcessAsync(context.MessageId!.Value, context.Message, context.CancellationToken);
}
