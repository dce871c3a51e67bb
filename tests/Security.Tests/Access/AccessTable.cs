using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Security.Tests.Access;

/// <summary>An endpoint that can be asked for: a method, a route, and the policy it names.</summary>
internal sealed record Door(string Method, string Route, string Policy)
{
    public string Name => $"{Method} {Route}";

    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Every endpoint of every service and every page; not the files that pages are made of, which hold nothing of anybody.</summary>
    public static IReadOnlyList<Door> In(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Door(
                method, "/" + endpoint.RoutePattern.RawText?.Trim('/'), PolicyOf(endpoint))))
            .DistinctBy(door => door.Name)
            .OrderBy(door => !door.IsApi)
            .ThenBy(door => door.Route, StringComparer.Ordinal)
            .ThenBy(door => door.Method, StringComparer.Ordinal),
    ];

    // A page's form is posted to the page, under the page's policy; what it then does is an endpoint of a service.
    private static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Contains("GET") ? ["GET"] : methods;
    }

    private static string PolicyOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "everybody";
        }

        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy ?? "?").Distinct().ToList();
        return policies.Count == 0 ? "none: denied" : string.Join(" and ", policies);
    }
}

/// <summary>Who gets in where: every endpoint, tried by everybody.</summary>
internal static class AccessTable
{
    private const int AtOnce = 4;

    /// <summary>Its lines: a heading, then a line for each endpoint.</summary>
    public static async Task<IReadOnlyList<string>> TryAllAsync(DemonstrationSystem system)
    {
        var services = system.App.Services;
        var doors = Door.In(services.GetRequiredService<EndpointDataSource>().Endpoints);
        var missing = doors.Where(door => Find(door) is null).Select(door => door.Name).ToList();
        missing.ShouldBeEmpty("each needs a line in tests/Security.Tests/Access/Requests.cs: its address with Halton's ids, and a body");

        using var client = system.Client();
        using (var preparing = system.Client())
        {
            await Requests.PrepareAsync(preparing, services);
        }

        // Those who should be refused come first, while everything is as it was.
        var cells = new ConcurrentDictionary<(string Door, Caller Caller), string>();
        foreach (var caller in Everybody())
        {
            await Parallel.ForEachAsync(doors, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (door, cancellation) =>
                cells[(door.Name, caller)] = await TryAsync(client, services, door, caller, cancellation));
        }

        return
        [
            $"endpoint,policy,{Caller.Nobody.Column},{Caller.Web.Column},{string.Join(',', Roles.All)}",
            .. doors.Select(door => string.Join(',',
                door.Name,
                door.Policy,
                cells[(door.Name, Caller.Nobody)],
                door.IsApi ? cells[(door.Name, Caller.Web)] : "-",
                string.Join(',', Roles.All.Select(role => Together(
                    [.. Enum.GetValues<Reach>().Select(reach => cells[(door.Name, Person(role, reach))])]))))),
        ];
    }

    private static readonly Dictionary<(string Role, Reach Reach), Caller> People =
        (from role in Roles.All from reach in Enum.GetValues<Reach>() select (role, reach))
        .ToDictionary(each => each, each => Caller.Holding(each.role, each.reach));

    private static Caller Person(string role, Reach reach) => People[(role, reach)];

    private static IEnumerable<Caller> Everybody() =>
        [Caller.Nobody, Caller.Web, .. from reach in Enum.GetValues<Reach>() from role in Roles.All select Person(role, reach)];

    /// <summary>An address without blanks that is only read needs no sample.</summary>
    private static Sample? Find(Door door) =>
        Requests.All.TryGetValue(door.Name, out var sample) ? sample
        : door.Method == "GET" && !door.Route.Contains('{', StringComparison.Ordinal) ? new Sample(door.Route)
        : null;

    /// <summary>One word where the scope makes no difference; otherwise elsewhere / here / everywhere.</summary>
    private static string Together(string[] byReach) => byReach.Distinct().Count() == 1 ? byReach[0] : string.Join(" / ", byReach);

    private static async Task<bool> IsAboutTheCallerAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return problem.GetProperty("code").GetString() is ErrorCodes.NotSignedIn or ErrorCodes.NotAllowed;
    }

    private static async Task<string> TryAsync(
        HttpClient client, IServiceProvider services, Door door, Caller caller, CancellationToken cancellation)
    {
        var sample = Find(door)!;
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), sample.Path) { Content = sample.Body?.Invoke() };
        caller.Sign(request, services, door.IsApi);
        using var answer = await client.SendAsync(request, cancellation);
        return answer.StatusCode switch
        {
            // A password that is wrong, or an account that is not known: whoever hears that was let in.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when door.IsApi
                && !await IsAboutTheCallerAsync(answer, cancellation) => "yes",
            HttpStatusCode.Unauthorized => "sign in",
            HttpStatusCode.Redirect when answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal) => "sign in",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.NotFound => "not there",

            // Let in, and then told what is wrong with what was sent.
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => "yes",
            HttpStatusCode.BadRequest when !door.IsApi => "yes",
            >= HttpStatusCode.OK and < HttpStatusCode.BadRequest => "yes",
            _ => $"{(int)answer.StatusCode}: mend the sample or the endpoint",
        };
    }
}
