using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Tests.Hosting;
using Xunit.Abstractions;

namespace IcpEngage.Security.Tests.Abuse;

/// <summary>One client that does too much, and the others.</summary>
public sealed class FloodTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Flood = 5_000;
    private const string Survey = "/api/engagement/surveys/gp-help-halton/responses";

    private readonly GuardedSystem system = new();

    public Task InitializeAsync() => system.InitializeAsync();

    public Task DisposeAsync() => system.DisposeAsync();

    [Fact]
    public async Task A_flood_of_5000_submissions_from_one_client_leaves_anothers_working()
    {
        using var flooder = system.Client(host: 66);
        using var respondent = system.Client(host: 7);
        var answered = new ConcurrentDictionary<HttpStatusCode, int>();
        var waited = new List<TimeSpan>();
        var began = Stopwatch.GetTimestamp();

        var flood = Parallel.ForEachAsync(Enumerable.Range(0, Flood), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, token) =>
        {
            using var answer = await SubmitAsync(flooder, token);
            answered.AddOrUpdate(answer.StatusCode, 1, (_, before) => before + 1);
        });
        while (!flood.IsCompleted && waited.Count < 100)
        {
            var sent = Stopwatch.GetTimestamp();
            using var answer = await SubmitAsync(respondent);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, "the other client's submission while the flood goes on");
            waited.Add(Stopwatch.GetElapsedTime(sent));
        }

        await flood;
        var took = Stopwatch.GetElapsedTime(began);
        using var after = await SubmitAsync(respondent);
        output.WriteLine(
            $"{Flood} in {took.TotalSeconds:0.0} s: {string.Join(", ", answered.Select(each => $"{(int)each.Key}: {each.Value}"))}. "
            + $"Meanwhile {waited.Count} of another client, slowest {waited.DefaultIfEmpty().Max().TotalMilliseconds:0} ms.");

        took.ShouldBeLessThan(TimeSpan.FromMinutes(1), "or it was no flood");
        answered[HttpStatusCode.Created].ShouldBe(240);
        answered[HttpStatusCode.TooManyRequests].ShouldBe(Flood - 240);
        waited.Count.ShouldBeGreaterThan(10);
        after.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Too_many_tries_to_sign_in_are_told_when_to_come_back()
    {
        using var client = system.Client(host: 20);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var taken = await TrySignInAsync(client);
            taken.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        }

        using var refused = await TrySignInAsync(client);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Wait a minute, then load this page again");
        refused.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src 'sha256-");

        // The form itself, other pages and other people are not touched by it.
        using var form = await client.GetAsync("/sign-in");
        form.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var neighbour = system.Client(host: 21);
        using var theirs = await TrySignInAsync(neighbour);
        theirs.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_program_is_told_in_problem_details()
    {
        using var client = system.Client(host: 30);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var taken = await client.PostAsJsonAsync("/api/membership/sign-in", new { });
        }

        await client.PostAsJsonAsync("/api/membership/sign-in", new { })
            .ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.TooManyRequests);
    }

    [Fact]
    public async Task Who_says_to_be_somebody_else_is_counted_all_the_same()
    {
        using var client = system.Client(host: 40);
        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt <= 20; attempt++)
        {
            last?.Dispose();
            last = await TrySignInAsync(client, request =>
            {
                request.Headers.Add("X-Forwarded-For", $"203.0.113.{attempt}");
                request.Headers.Authorization = new("Bearer", "e30.e30.e30");
            });
        }

        using (last)
        {
            last!.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task A_token_that_nobody_issued_makes_nobody_of_a_client()
    {
        using var client = system.Client(host: 50);
        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt <= 20; attempt++)
        {
            last?.Dispose();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/membership/sign-in") { Content = JsonContent.Create(new { }) };
            request.Headers.Authorization = new("Bearer", $"e30.e30.{attempt}");
            last = await client.SendAsync(request);
        }

        using (last)
        {
            last!.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        }
    }

    private static async Task<HttpResponseMessage> TrySignInAsync(HttpClient client, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("email", "nobody@example.org")]),
            Headers = { Accept = { new("text/html") } },
        };
        change?.Invoke(request);
        return await client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient client, CancellationToken cancellation = default) =>
        client.PostAsJsonAsync(Survey, new { areaSlug = "halton", answers = Samples.GpHelpHalton }, cancellation);
}
