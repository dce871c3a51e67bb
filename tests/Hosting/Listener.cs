using System.Collections.Concurrent;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Tests.Hosting;

/// <summary>What a service told the others.</summary>
internal sealed class Heard<TEvent>
    where TEvent : class, IEvent
{
    private readonly ConcurrentQueue<TEvent> events = new();

    /// <summary>Every event so far.</summary>
    public IReadOnlyList<TEvent> Events => [.. events];

    public void Add(TEvent @event) => events.Enqueue(@event);

    public void Clear() => events.Clear();
}

/// <summary>Stands in for another service that handles the event.</summary>
internal sealed class Listener<TEvent, TDb>(Heard<TEvent> heard) : IHandle<TEvent, TDb>
    where TEvent : class, IEvent
    where TDb : ServiceDbContext
{
    public Task Handle(TEvent message, TDb db, CancellationToken cancellationToken)
    {
        heard.Add(message);
        return Task.CompletedTask;
    }
}

internal static class Listening
{
    /// <summary>Hears every such event that leaves the service.</summary>
    public static void Listen<TEvent, TDb>(this WebApplicationBuilder builder)
        where TEvent : class, IEvent
        where TDb : ServiceDbContext
    {
        builder.Services.AddSingleton<Heard<TEvent>>();
        builder.AddServiceMessaging<TDb>("listener", handlers => handlers.Handle<TEvent, Listener<TEvent, TDb>>());
    }
}
