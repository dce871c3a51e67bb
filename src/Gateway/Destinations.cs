using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace IcpEngage.Gateway;

/// <summary>
/// What is behind the door, and where: configuration <c>Services:{Name}</c> (several replicas parted by semicolons), or
/// what Aspire injects, <c>services:{name}:http:{n}</c>.
/// </summary>
internal static class Destinations
{
    private const string Web = "Web";

    private static readonly string[] Services = ["Engagement", "Membership", "Places", "Communications", "Strategy"];

    /// <summary>Longest silence in a call that is under way; long enough for a slow upload on a phone.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. Services.Select(service => Route(service, service, $"/api/{Segment(service)}/{{**rest}}")),
        .. Services.Select(service => Route($"{service}-openapi", service, $"/openapi/{Segment(service)}.json")),
        Route(Web, Web, "/{**rest}"),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(IConfiguration configuration) =>
        [.. Services.Append(Web).Select(name => Cluster(name, Addresses(configuration, name)))];

    private static RouteConfig Route(string id, string destination, string path) =>
        new() { RouteId = id, ClusterId = destination, Match = new RouteMatch { Path = path } };

    private static ClusterConfig Cluster(string name, string[] addresses) => new()
    {
        ClusterId = name,
        Destinations = addresses
            .Select((address, index) => (Id: $"{name}-{index}", Config: new DestinationConfig { Address = address }))
            .ToDictionary(destination => destination.Id, destination => destination.Config),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = LongestSilence },
        LoadBalancingPolicy = "PowerOfTwoChoices",
        HealthCheck = new HealthCheckConfig
        {
            // A replica that fails is passed over for a while; when all fail, all are tried.
            AvailableDestinationsPolicy = "HealthyOrPanic",
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = addresses.Length > 1,
                Policy = "TransportFailureRate",
                ReactivationPeriod = TimeSpan.FromSeconds(10),
            },
        },
    };

    private static string[] Addresses(IConfiguration configuration, string name)
    {
        var given = configuration[$"Services:{name}"]?
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        string[] addresses = given.Length > 0 ? given
            : [.. configuration.GetSection($"services:{Segment(name)}:http").GetChildren().Select(child => child.Value).OfType<string>()];
        if (addresses.Length == 0)
        {
            throw new InvalidOperationException(
                $"Configuration Services:{name} is missing: the address of {name}, for example http://127.0.0.1:8081.");
        }

        return Array.Find(addresses, address => !IsHttp(address)) is { } wrong
            ? throw new InvalidOperationException($"Configuration Services:{name} is not an http address: {wrong}.")
            : addresses;
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static string Segment(string name) => name.ToLowerInvariant();
}
