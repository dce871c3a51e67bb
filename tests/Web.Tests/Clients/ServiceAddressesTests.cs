using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.Web.Tests.Clients;

public sealed class ServiceAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/api/places/")]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/api/places/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/api/places/")]
    [InlineData("http://+:80", "http://127.0.0.1/api/places/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/api/places/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/api/places/")]
    public void Without_configuration_services_are_in_this_process(string listening, string expected) =>
        Addresses([], listening).PrefixOf("places").ToString().ShouldBe(expected);

    [Fact]
    public void Plain_http_is_preferred_within_the_process() =>
        Addresses([], "https://localhost:5001", "http://localhost:5000").PrefixOf("places").Port.ShouldBe(5000);

    [Fact]
    public void Configuration_says_where_a_service_is() =>
        Addresses(new() { ["Services:Places"] = "http://places:8080" }, "http://localhost:5000")
            .PrefixOf("places").ToString().ShouldBe("http://places:8080/api/places/");

    [Fact]
    public void Aspire_says_where_a_service_is() =>
        Addresses(new() { ["services:places:http:0"] = "http://localhost:41234" }, "http://localhost:5000")
            .PrefixOf("places").ToString().ShouldBe("http://localhost:41234/api/places/");

    [Fact]
    public void An_address_that_is_none_is_said_to_be() =>
        Should.Throw<InvalidOperationException>(() => Addresses(new() { ["Services:Places"] = "places" }).PrefixOf("places"))
            .Message.ShouldContain("places");

    [Fact]
    public void A_process_that_listens_nowhere_says_what_is_missing() =>
        Should.Throw<InvalidOperationException>(() => Addresses([]).PrefixOf("places")).Message.ShouldContain("Services:");

    private static ServiceAddresses Addresses(Dictionary<string, string?> configuration, params string[] listening) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build(), new Listening(listening));

    private sealed class Listening : IServer
    {
        public Listening(string[] addresses)
        {
            var feature = new Feature();
            foreach (var address in addresses) feature.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(feature);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }

        private sealed class Feature : IServerAddressesFeature
        {
            public ICollection<string> Addresses { get; } = [];

            public bool PreferHostingUrls { get; set; }
        }
    }
}
