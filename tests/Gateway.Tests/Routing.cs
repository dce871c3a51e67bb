using System.Net;
using System.Text;

namespace IcpEngage.Gateway.Tests;

public sealed class Routing : IAsyncLifetime
{
    private Door door = null!;

    public async Task InitializeAsync() => door = await Door.OpenAsync();

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Theory]
    [InlineData("/api/engagement/surveys/gp-help-halton?a=1&b=%C3%A9", "Engagement")]
    [InlineData("/api/membership/partners", "Membership")]
    [InlineData("/api/places/places/halton", "Places")]
    [InlineData("/api/communications/calendar?from=2026-11-23&weeks=6", "Communications")]
    [InlineData("/api/strategy/strategy", "Strategy")]
    [InlineData("/openapi/places.json", "Places")]
    [InlineData("/", "Web")]
    [InlineData("/surveys/gp-help-halton", "Web")]
    [InlineData("/apis", "Web")]
    public async Task A_path_reaches_its_owner_unchanged(string path, string owner)
    {
        (await door.Client.GetStringAsync(path)).ShouldBe(owner);

        door[owner].Arrivals.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public async Task A_path_under_api_that_no_service_owns_is_not_found()
    {
        using var answer = await door.Client.GetAsync("/api/billing/invoices");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.ProblemCodeAsync()).ShouldBe("not-found");
        door["Web"].Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Method_and_body_pass_through()
    {
        var body = new string('a', 2_000_000);

        using var answer = await door.Client.PostAsync(
            "/api/engagement/surveys/import?area=E06000006", new StringContent(body, Encoding.UTF8, "text/plain"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var arrival = door["Engagement"].Arrivals.ShouldHaveSingleItem();
        arrival.Method.ShouldBe("POST");
        arrival.Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task The_door_is_healthy_whatever_is_behind_it(string path)
    {
        await door["Web"].StopAsync();
        await door["Places"].StopAsync();

        (await door.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
