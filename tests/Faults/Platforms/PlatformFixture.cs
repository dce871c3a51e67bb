using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.Faults.Platforms;

/// <summary>
/// A whole demonstration platform, running as real processes over an empty data directory of its own. The same tests run
/// against each kind of it.
/// </summary>
public abstract class PlatformFixture : Xunit.IAsyncLifetime
{
    /// <summary>Names of the services, as in addresses and databases.</summary>
    public static readonly IReadOnlyList<string> Services = ["engagement", "membership", "places", "communications", "strategy"];

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    /// <summary>What it is called in output and folders.</summary>
    public abstract string Name { get; }

    /// <summary>Where the public door is.</summary>
    public abstract Uri BaseAddress { get; }

    /// <summary>The process that answers there.</summary>
    public abstract string Door { get; }

    /// <summary>The process that a service runs in.</summary>
    public abstract string ProcessOf(string service);

    /// <summary>All respondents of a test are one client, as they share an address: the limits of a client must not stop them.</summary>
    protected static void LetOneClientDoMuch(ProcessStartInfo start)
    {
        foreach (var limit in new[] { "Requests", "Submissions", "Attempts" })
        {
            start.Environment[$"RateLimits__{limit}"] = "1000000";
        }
    }

    /// <summary>What it is built on.</summary>
    internal Rig Rig { get; init; } = Rig.AsInUse;

    /// <summary>The platform's own processes.</summary>
    public abstract IReadOnlyList<string> Processes { get; }

    /// <summary>The broker's process; null where events travel in process or through a broker of somebody else's.</summary>
    public abstract string? Broker { get; }

    /// <summary>The database server's process; null over files, or a server of somebody else's.</summary>
    public abstract string? DatabaseServer { get; }

    /// <summary>Sends a process a signal. One that is not there gets none.</summary>
    internal abstract Task SignalAsync(string process, Signal signal);

    /// <summary>Whether a process is there.</summary>
    public abstract bool Runs(string process);

    /// <summary>Starts a process again as it was, and does not wait for it.</summary>
    public abstract Task LaunchAsync(string process);

    /// <summary>Whether a process does its work.</summary>
    public abstract Task<bool> IsHealthyAsync(string process);

    /// <summary>Connections that can be cut, by a word for what they connect.</summary>
    internal virtual IReadOnlyDictionary<string, Wire> Wires { get; } = new Dictionary<string, Wire>();

    /// <summary>Sends the signal, and returns when the process is gone.</summary>
    internal async Task EndAsync(string process, Signal signal)
    {
        await SignalAsync(process, signal);
        await Until.TrueAsync($"{process} has ended", LongestEnd, () => Task.FromResult(!Runs(process)));
    }

    /// <summary>
    /// Returns when these processes do their work. One that ended because it could not is started again, as whoever runs a
    /// platform has it done.
    /// </summary>
    public async Task AllHealthyAsync(IEnumerable<string> processes, TimeSpan longest)
    {
        foreach (var process in processes)
        {
            await Until.TrueAsync($"{process} is healthy", longest, async () =>
            {
                if (!Runs(process))
                {
                    await LaunchAsync(process);
                }

                return await IsHealthyAsync(process);
            });
        }
    }

    /// <summary>An open connection to a service's database, beside the service's own.</summary>
    public abstract Task<DbConnection> OpenDatabaseAsync(string service);

    /// <summary>Everything of the platform is in here.</summary>
    public string Data { get; init; } =
        Path.Combine(Path.GetTempPath(), $"icpengage-{Guid.NewGuid().ToString("N")[..8]}");

    /// <summary>The key that the platform's tokens are signed with.</summary>
    protected abstract Task<string> SigningKeyAsync();

    /// <inheritdoc />
    public abstract Task InitializeAsync();

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (Rig.Disk is { } disk)
        {
            await disk.DisposeAsync();
        }

        Directory.Delete(Data, recursive: true);
    }

    /// <summary>Calls the platform as nobody in particular.</summary>
    public HttpClient Client() => new() { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>Calls the platform's services as a person of the demonstration, by name.</summary>
    public async Task<HttpClient> ClientOfAsync(string name)
    {
        var client = Client();
        var people = await client.GetFromJsonAsync<DemonstrationPerson[]>("/api/membership/people/demonstration", Json.Options);
        var person = people!.Single(person => person.Name == name);
        var identity = new ClaimsIdentity(
        [
            new Claim(TokenClaims.Subject, person.Id.ToString()),
            new Claim(TokenClaims.Name, person.Name),
            .. person.Grants.Select(grant => grant.ToClaim()),
        ]);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Security:SigningKey", await SigningKeyAsync())])
            .Build();
        var token = new TokenIssuer(configuration, TimeProvider.System).Issue(new ClaimsPrincipal(identity));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Whether <c>/health</c> answers 200 there.</summary>
    protected static async Task<bool> IsHealthyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync("/health");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
