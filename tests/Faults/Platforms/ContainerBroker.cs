#if FULL_FEED
using Testcontainers.RabbitMq;

namespace IcpEngage.Faults.Platforms;

/// <summary>RabbitMQ in a container, for machines where Docker runs and Debian's rabbitmq-server is not wanted.</summary>
internal sealed class ContainerBroker : IAsyncDisposable
{
    private const int AmqpPort = 5672;

    private readonly RabbitMqContainer container;

    // A port of our own choice: one that Docker chooses would be another one after the broker was stopped and started.
    private ContainerBroker(int port) =>
        container = new RabbitMqBuilder("rabbitmq:4-management").WithPortBinding(port, AmqpPort).Build();

    /// <summary>As configuration <c>ConnectionStrings:messaging</c> takes it.</summary>
    public string ConnectionString => container.GetConnectionString();

    /// <summary>A started broker, or null where no Docker engine is to be found.</summary>
    public static async Task<ContainerBroker?> StartWhereDockerRunsAsync(int port)
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is null && !File.Exists("/var/run/docker.sock"))
        {
            return null;
        }

        var broker = new ContainerBroker(port);
        await broker.container.StartAsync();
        return broker;
    }

    /// <summary>Stops the broker; what is in durable queues stays.</summary>
    public Task StopAsync() => container.StopAsync();

    /// <summary>Starts it again at the same address.</summary>
    public Task StartAsync() => container.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => container.DisposeAsync();
}
#endif
