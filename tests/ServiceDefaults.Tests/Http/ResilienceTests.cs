using System.Net;
using System.Net.Http.Json;
using IcpEngage.ServiceDefaults.Http;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace IcpEngage.ServiceDefaults.Tests.Http;

public sealed class ResilienceTests : IDisposable
{
    private readonly ImpatientClock clock = new();
    private readonly Destination destination = new();

    public void Dispose() => destination.Dispose();

    [Fact]
    public async Task A_GET_is_repeated_until_it_succeeds()
    {
        destination.Answers(HttpStatusCode.BadGateway, HttpStatusCode.InternalServerError, HttpStatusCode.OK);

        using var answer = await Client().GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        destination.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_GET_is_repeated_when_the_way_is_blocked()
    {
        destination.Reply = (call, _) => call < 3
            ? throw new HttpRequestException("no route to host")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        using var answer = await Client().GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        destination.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_GET_that_keeps_failing_gives_its_last_answer_after_three_repetitions()
    {
        destination.Answers(HttpStatusCode.BadGateway);

        using var answer = await Client().GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        destination.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task A_POST_is_never_repeated()
    {
        destination.Answers(HttpStatusCode.BadGateway);

        using var answer = await Client().PostAsJsonAsync("/", new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        destination.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_POST_with_an_idempotency_key_is_repeated_with_its_body()
    {
        destination.Answers(HttpStatusCode.BadGateway, HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create("hello") };
        request.Headers.Add("Idempotency-Key", "6f1c");

        using var answer = await Client().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        destination.Bodies.ShouldBe(["\"hello\"", "\"hello\""]);
    }

    [Fact]
    public async Task A_body_that_streams_through_is_sent_once()
    {
        destination.Answers(HttpStatusCode.BadGateway, HttpStatusCode.OK);
        using var content = new StreamContent(new MemoryStream([1, 2, 3]));

        using var answer = await Client().PutAsync("/", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        destination.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task An_answer_is_taken_as_it_is(HttpStatusCode status)
    {
        destination.Answers(status);

        using var answer = await Client().GetAsync("/");

        answer.StatusCode.ShouldBe(status);
        destination.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Waits_between_repetitions_differ_so_that_callers_do_not_come_back_in_step()
    {
        destination.Answers(HttpStatusCode.BadGateway);
        var client = Client(new ResilienceLimits { Retries = 1, CircuitMinimumCalls = 1000 });

        for (var call = 0; call < 10; call++)
        {
            using var answer = await client.GetAsync("/");
        }

        clock.Waits.Count.ShouldBe(10);
        clock.Waits.Distinct().Count().ShouldBeGreaterThan(5);
        clock.Waits.ShouldAllBe(wait => wait < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_destination_that_keeps_failing_is_left_alone_for_a_while()
    {
        destination.Answers(HttpStatusCode.BadGateway);
        var client = Client(new ResilienceLimits { Retries = 1, CircuitMinimumCalls = 4, CircuitBreak = TimeSpan.FromSeconds(5) });
        for (var call = 0; call < 4; call++)
        {
            using var failed = await client.PostAsync("/", null);
        }

        await Should.ThrowAsync<BrokenCircuitException>(() => client.PostAsync("/", null));
        destination.Calls.ShouldBe(4);

        clock.Advance(TimeSpan.FromSeconds(6));
        destination.Answers(HttpStatusCode.OK);
        using var answer = await client.PostAsync("/", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Mistakes_of_callers_do_not_open_the_circuit()
    {
        destination.Answers(HttpStatusCode.UnprocessableEntity);
        var client = Client(new ResilienceLimits { CircuitMinimumCalls = 2 });

        for (var call = 0; call < 10; call++)
        {
            using var answer = await client.PostAsync("/", null);
        }

        destination.Calls.ShouldBe(10);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_a_GET_repeated()
    {
        destination.Reply = async (call, cancellationToken) =>
        {
            await Task.Delay(call == 1 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        };
        var limits = new ResilienceLimits { Attempt = TimeSpan.FromMilliseconds(200), FirstDelay = TimeSpan.FromMilliseconds(1) };

        using var answer = await Client(limits, TimeProvider.System).GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        destination.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_POST_that_takes_too_long_is_given_up()
    {
        destination.Reply = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        };

        await Should.ThrowAsync<TimeoutRejectedException>(() =>
            Client(new ResilienceLimits { Attempt = TimeSpan.FromMilliseconds(100) }, TimeProvider.System).PostAsync("/", null));

        destination.Calls.ShouldBe(1);
    }

    private HttpClient Client(ResilienceLimits? limits = null, TimeProvider? time = null) =>
        new(new ResilienceHandler(Resilience.CreatePipeline(limits ?? new ResilienceLimits(), time ?? clock)) { InnerHandler = destination })
        {
            BaseAddress = new Uri("http://destination"),
        };

    /// <summary>The other end of the wire.</summary>
    private sealed class Destination : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public List<string> Bodies { get; } = [];

        public Func<int, CancellationToken, Task<HttpResponseMessage>> Reply { get; set; } =
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        /// <summary>Answers with these statuses in turn, the last one for ever.</summary>
        public void Answers(params HttpStatusCode[] statuses)
        {
            var before = Calls;
            Reply = (call, _) => Task.FromResult(new HttpResponseMessage(statuses[Math.Min(call - before, statuses.Length) - 1]));
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return await Reply(Calls, cancellationToken);
        }
    }
}
