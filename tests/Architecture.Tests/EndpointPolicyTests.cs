using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IcpEngage.Architecture.Tests;

[Collection(PlatformCollection.Name)]
public sealed class EndpointPolicyTests(Platform platform)
{
    // The framework's own, not reachable: the fallback policy denies them.
    private static readonly string[] Denied = ["GET {**path:file}", "GET /_framework/opaque-redirect"];

    [Fact]
    public void Every_endpoint_names_a_policy_or_is_explicitly_public() => Undecided(platform.App).Except(Denied).ShouldBeEmpty();

    [Fact]
    public void All_services_and_pages_are_looked_at()
    {
        var routes = Endpoints(platform.App).Select(endpoint => endpoint.RoutePattern.RawText ?? "").ToList();

        routes.ShouldContain(route => route.StartsWith("/api/places", StringComparison.Ordinal));
        routes.ShouldContain(route => route.StartsWith("/api/membership", StringComparison.Ordinal));
        routes.ShouldContain(route => route.StartsWith("/api/engagement", StringComparison.Ordinal));
        routes.ShouldContain(route => route.StartsWith("/api/communications", StringComparison.Ordinal));
        routes.ShouldContain(route => route.StartsWith("/api/strategy", StringComparison.Ordinal));
        routes.ShouldContain(route => route.StartsWith("/workspace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planted_endpoint_without_a_decision_is_found()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapGet("/decided", () => "public").AllowAnonymous();
        app.MapGet("/forgotten", () => "oops");

        Undecided(app).ShouldBe(["GET /forgotten"]);
    }

    private static IEnumerable<string> Undecided(IEndpointRouteBuilder app) =>
        from endpoint in Endpoints(app)
        let isPublic = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        let policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)
        where !isPublic && !policies.Any(policy => !string.IsNullOrEmpty(policy))
        select $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {endpoint.RoutePattern.RawText}";

    private static IEnumerable<RouteEndpoint> Endpoints(IEndpointRouteBuilder app) =>
        app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
