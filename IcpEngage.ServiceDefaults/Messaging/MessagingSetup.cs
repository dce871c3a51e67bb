using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Connects services to each other: what each handles, and how events travel.</summary>
public static class MessagingSetup
{
    /// <summary>Messages of a kind that share a transaction, at most.</summary>
    internal const int Together = 64;

    /// <summary>Adds the service's outbox and the events it handles. Its queue bears the service's name.</summary>
    public static WebApplicationBuilder AddServiceMessaging<TDb>(
        this WebApplicationBuilder builder, string service, Action<HandlerRegistrations<TDb>> handlers)
        where TDb : ServiceDbContext
    {
        var registrations = new HandlerRegistrations<TDb>(builder.Services, service);
        handlers(registrations);
        builder.Services.AddHostedService<OutboxDispatcher<TDb>>();
        builder.Services.AddScoped<FailedMessages<TDb>>();
        return builder;
    }

    /// <summary>
    /// Chooses how events travel, after all services of the process are added: configuration <c>Messaging:Transport</c>
    /// is <c>InProcess</c> (the default) or <c>RabbitMq</c> at <c>ConnectionStrings:messaging</c>.
    /// </summary>
    public static WebApplicationBuilder AddMessageTransport(this WebApplicationBuilder builder)
    {
        var registrations = builder.Services
            .Where(service => service.ServiceType == typeof(HandlerRegistration))
            .Select(service => (HandlerRegistration)service.ImplementationInstance!)
            .ToList();

        switch (builder.Configuration.GetValue("Messaging:Transport", "InProcess"))
        {
            case "InProcess":
                builder.Services.AddMediator(mediator => registrations.ForEach(each => mediator.AddConsumer(each.Consumer)));
                builder.Services.AddSingleton<IEventTransport, InProcessTransport>();
                break;
            case "RabbitMq":
                AddRabbitMq(builder, registrations);
                builder.Services.AddSingleton<IEventTransport, RabbitMqTransport>();
                break;
            case var other:
                throw new InvalidOperationException($"Messaging:Transport is InProcess or RabbitMq, not {other}.");
        }

        return builder;
    }

    /// <summary>
    /// Declares this process's queues on the broker, so that nothing published before its first start is lost. Nothing
    /// to do in process.
    /// </summary>
    internal static async Task DeclareQueuesAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        if (app.Services.GetService<IBusControl>() is { } bus)
        {
            await bus.DeployAsync(cancellationToken);
        }
    }

    private static void AddRabbitMq(WebApplicationBuilder builder, List<HandlerRegistration> registrations)
    {
        var address = builder.Configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("Configuration ConnectionStrings:messaging is missing: amqp://user:password@host:5672.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            registrations.ForEach(each => bus.AddConsumer(each.BatchConsumer, each.BatchDefinition));

            // Without the broker answers are still taken and events kept, so the service is degraded, not dead.
            bus.ConfigureHealthCheckOptions(options => options.MinimalFailureStatus = HealthStatus.Degraded);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(address));
                rabbit.DeployTopologyOnly = builder.Configuration.GetValue<bool>("Migrate");
                foreach (var service in registrations.GroupBy(each => each.Service))
                {
                    rabbit.ReceiveEndpoint(service.Key, endpoint =>
                    {
                        endpoint.SetQuorumQueue();
                        endpoint.PrefetchCount = 2 * Together;

                        // The inbox throws only when it can store neither effect nor failure: its database is away.
                        endpoint.UseMessageRetry(retry => retry.Exponential(
                            int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15), TimeSpan.FromMilliseconds(400)));
                        foreach (var each in service)
                        {
                            endpoint.ConfigureConsumer(context, each.BatchConsumer);
                        }
                    });
                }
            });
        });
    }
}

/// <summary>The events a service handles.</summary>
public sealed class HandlerRegistrations<TDb>
    where TDb : ServiceDbContext
{
    private readonly IServiceCollection services;
    private readonly string service;

    internal HandlerRegistrations(IServiceCollection services, string service)
    {
        this.services = services;
        this.service = service;
    }

    /// <summary>Runs the handler for each such event. One handler class handles one event.</summary>
    public HandlerRegistrations<TDb> Handle<TEvent, THandler>()
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent, TDb>
    {
        services.AddScoped<THandler>();
        services.AddSingleton<Inbox<TEvent, THandler, TDb>>();
        services.AddSingleton(new HandlerRegistration(
            service,
            typeof(TEvent),
            typeof(TDb),
            typeof(InboxConsumer<TEvent, THandler, TDb>),
            typeof(BatchConsumer<TEvent, THandler, TDb>),
            typeof(BatchConsumerDefinition<TEvent, THandler, TDb>)));
        services.AddKeyedSingleton<IReplay>(
            FailedMessages<TDb>.Key(typeof(THandler).Name), (provider, _) => provider.GetRequiredService<Inbox<TEvent, THandler, TDb>>());
        return this;
    }
}

internal sealed record HandlerRegistration(
    string Service, Type Event, Type Database, Type Consumer, Type BatchConsumer, Type BatchDefinition);
