using System.Net;
using System.Net.Http.Headers;

namespace IcpEngage.Gateway.Tests;

public sealed class Faults : IAsyncLifetime
{
    private Door door = null!;

    public async Task InitializeAsync() => door = await Door.OpenAsync();

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Fact]
    public async Task A_service_that_is_down_is_answered_for_with_a_problem()
    {
        await door["Engagement"].StopAsync();

        using var answer = await door.Client.GetAsync("/api/engagement/surveys");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await answer.ProblemCodeAsync()).ShouldBe("unavailable");
    }

    [Fact]
    public async Task People_get_a_page_when_Web_is_down()
    {
        await door["Web"].StopAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/surveys/gp-help-halton");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var answer = await door.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sorry, there is a problem with the service");
    }

    [Fact]
    public async Task One_service_that_is_down_does_not_touch_the_others()
    {
        await door["Engagement"].StopAsync();
        for (var call = 0; call < 15; call++)
        {
            await door.Client.GetAsync("/api/engagement/surveys");
        }

        (await door.Client.GetStringAsync("/api/places/places")).ShouldBe("Places");
    }

    [Fact]
    public async Task A_call_that_is_safe_to_repeat_survives_a_cut_connection()
    {
        door["Places"].CutOff(1);

        (await door.Client.GetStringAsync("/api/places/places")).ShouldBe("Places");

        door["Places"].Arrivals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_changes_something_is_never_repeated()
    {
        door["Membership"].CutOff(1);

        using var answer = await door.Client.PostAsync("/api/membership/asks/1/accept", new StringContent("{}"));

        // It arrived, and nobody knows what came of it: 503 would say that nothing did.
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.ProblemCodeAsync()).ShouldBe("unavailable");
        door["Membership"].Arrivals.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_for_a_while()
    {
        door["Strategy"].CutOff(int.MaxValue);

        for (var call = 0; call < 30; call++)
        {
            await door.Client.PostAsync("/api/strategy/clauses/1/citations", new StringContent("{}"));
        }

        door["Strategy"].Arrivals.Count.ShouldBeLessThan(30);
        using var answer = await door.Client.GetAsync("/api/strategy/strategy");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.ProblemCodeAsync()).ShouldBe("unavailable");
    }
}
