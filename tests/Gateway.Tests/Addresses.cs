namespace IcpEngage.Gateway.Tests;

public sealed class Addresses
{
    private static Dictionary<string, string> Elsewhere(params string[] without) =>
        new[] { "Engagement", "Membership", "Places", "Communications", "Strategy", "Web" }
            .Except(without)
            .ToDictionary(name => $"Services:{name}", _ => "http://127.0.0.1:9");

    [Fact]
    public async Task What_Aspire_injects_is_understood()
    {
        await using var places = await Backend.StartAsync("Places");
        var configuration = Elsewhere(without: "Places");
        configuration["services:places:http:0"] = places.Address;
        await using var door = new Door.Program(configuration);

        using var client = door.Open();

        (await client.GetStringAsync("/api/places/places")).ShouldBe("Places");
    }

    [Fact]
    public async Task A_replica_that_is_down_is_passed_over()
    {
        await using var one = await Backend.StartAsync("Places");
        await using var other = await Backend.StartAsync("Places");
        var configuration = Elsewhere();
        configuration["Services:Places"] = $"{one.Address}; {other.Address}";
        await using var door = new Door.Program(configuration);
        using var client = door.Open();
        await one.StopAsync();

        for (var call = 0; call < 40; call++)
        {
            await client.GetAsync("/api/places/places");
        }

        var before = other.Arrivals.Count;
        for (var call = 0; call < 10; call++)
        {
            (await client.GetStringAsync("/api/places/places")).ShouldBe("Places");
        }

        other.Arrivals.Count.ShouldBe(before + 10);
    }

    [Theory]
    [InlineData(null, "Services:Strategy is missing")]
    [InlineData("localhost:8086", "Services:Strategy is not an http address")]
    public async Task A_missing_or_wrong_address_stops_the_start_and_says_which(string? address, string message)
    {
        var configuration = Elsewhere(without: "Strategy");
        if (address is not null)
        {
            configuration["Services:Strategy"] = address;
        }

        await using var door = new Door.Program(configuration);

        Should.Throw<InvalidOperationException>(() => door.Open()).Message.ShouldContain(message);
    }
}
