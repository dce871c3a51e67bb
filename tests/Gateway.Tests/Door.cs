using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Gateway.Tests;

/// <summary>The Gateway as its own program starts it, on a real port, before real backends.</summary>
public sealed class Door : IAsyncDisposable
{
    private static readonly string[] Names = ["Engagement", "Membership", "Places", "Communications", "Strategy", "Web"];

    private readonly Dictionary<string, Backend> backends = [];
    private Program? program;

    /// <summary>Calls the Gateway.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The backend of that name.</summary>
    public Backend this[string name] => backends[name];

    /// <summary>Opens the door before six backends.</summary>
    public static async Task<Door> OpenAsync()
    {
        var door = new Door();
        foreach (var name in Names)
        {
            door.backends[name] = await Backend.StartAsync(name);
        }

        door.program = new Program(door.backends.ToDictionary(backend => $"Services:{backend.Key}", backend => backend.Value.Address));
        door.Client = door.program.Open();
        return door;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await program!.DisposeAsync();
        foreach (var backend in backends.Values)
        {
            await backend.DisposeAsync();
        }
    }

    /// <summary>The Gateway's program with this configuration.</summary>
    public sealed class Program(IReadOnlyDictionary<string, string> configuration) : WebApplicationFactory<global::Program>
    {
        /// <summary>Starts it on a free port.</summary>
        public HttpClient Open()
        {
            UseKestrel();
            StartServer();
            ClientOptions.AllowAutoRedirect = false;
            return CreateClient();
        }

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in configuration)
            {
                builder.UseSetting(key, value);
            }

            // As a setting, because a port given to UseKestrel is set while the program may be starting already.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
