using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Fuzz;

/// <summary>Counts answers, keeps what should not have been, and looks at the platform afterwards.</summary>
internal sealed class Report(FuzzOptions options, EmbeddedPlatform platform)
{
    private const int MostShown = 40;

    /// <summary>The web server's own, on a connection that is cut while it reads the rest of a body that nobody wanted.</summary>
    private const string OfTheServer = "System.InvalidOperationException: Reading is already in progress.";

    private static readonly TimeSpan TokensLive = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, int> byStatus = new();
    private readonly ConcurrentQueue<string> offences = new();
    private readonly Lock renewing = new();
    private Task renewal = Task.CompletedTask;
    private readonly long began = Stopwatch.GetTimestamp();
    private long renewed = Stopwatch.GetTimestamp();
    private int sent;
    private int cut;
    private int busy;
    private int otherVersion;
    private Callers? renewable;

    /// <summary>So many were sent.</summary>
    public int Sent => sent;

    /// <summary>Tokens that this run shows are renewed while it lasts.</summary>
    public void Renew(Callers callers) => renewable = callers;

    /// <summary>Renews the tokens where they are about to end.</summary>
    public Task PauseForNewTokensAsync()
    {
        lock (renewing)
        {
            if (renewable is not null && Stopwatch.GetElapsedTime(renewed) >= TokensLive)
            {
                renewed = Stopwatch.GetTimestamp();
                renewal = renewable.RenewAsync();
            }

            return renewal;
        }
    }

    /// <summary>An answer came.</summary>
    public void Answered(MadeRequest made, int status, bool retryAfter, string body)
    {
        Interlocked.Increment(ref sent);
        byStatus.AddOrUpdate(status, 1, (_, before) => before + 1);
        if (status == 503 && retryAfter)
        {
            Interlocked.Increment(ref busy);
        }
        else if (status == 505 && made.Raw is not null)
        {
            // The server's own answer, as RFC 9110 (15.6.6) has it, to a request line that names an HTTP version it does not speak.
            Interlocked.Increment(ref otherVersion);
        }
        else if (status >= 500)
        {
            Offend(made, $"answered {status}: {body[..Math.Min(body.Length, 160)].ReplaceLineEndings(" ")}");
        }
        else if (options.Only is not null)
        {
            Console.WriteLine($"{made.Caller}: {made.Summary} → {status}\n{body[..Math.Min(body.Length, 2_000)]}");
        }
    }

    /// <summary>None came in time.</summary>
    public void NotAnswered(MadeRequest made)
    {
        Interlocked.Increment(ref sent);
        Offend(made, "got no answer");
    }

    /// <summary>The connection was cut, or the request was none that could be sent.</summary>
    public void Cut(Exception? why)
    {
        Interlocked.Increment(ref sent);
        Interlocked.Increment(ref cut);
        if (options.Only is not null)
        {
            Console.WriteLine($"Cut: {why?.Message}");
        }
    }

    /// <summary>Whether the platform lives, is healthy, and takes a respondent's answers as ever.</summary>
    public async Task CheckAfterwardsAsync(Callers callers)
    {
        if (!platform.Runs || !await platform.IsHealthyAsync())
        {
            offences.Enqueue(platform.Runs ? "The platform is not healthy afterwards." : "The platform has ended.");
            return;
        }

        try
        {
            await callers.RenewAsync();
            await AnswerAsRespondentAsync(callers.TokenOfLead());
        }
        catch (HttpRequestException failure)
        {
            offences.Enqueue($"A respondent could not answer afterwards: {failure.Message}");
        }

        var troubles = platform.Log
            .Where(line => !line.StartsWith("         at ", StringComparison.Ordinal) && !line.EndsWith(OfTheServer, StringComparison.Ordinal))
            .Where(line => line.Contains("Exception", StringComparison.Ordinal)
                || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
            .CountBy(line => line);
        foreach (var (line, count) in troubles)
        {
            offences.Enqueue($"Logged {count:N0} times: {line}");
        }
    }

    /// <summary>Prints the counts and what should not have been; true where there is none.</summary>
    public bool Print()
    {
        Console.WriteLine($"{sent:N0} requests in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s, seed {options.Seed}: {InShort()}");
        foreach (var offence in offences.Take(MostShown))
        {
            Console.WriteLine($"  {offence}");
        }

        if (offences.Count > MostShown)
        {
            Console.WriteLine($"  … and {offences.Count - MostShown:N0} more");
        }

        var kept = Path.Combine(Path.GetTempPath(), $"icpengage-fuzz-{options.Seed}.log");
        File.WriteAllLines(kept, platform.Log);
        Console.WriteLine($"What the platform logged is in {kept}.");
        Console.WriteLine(offences.IsEmpty
            ? "Nothing that should not have been; the platform is healthy, and a respondent was answered."
            : $"FAILED: {offences.Count:N0}. Repeat one with --seed {options.Seed} --only NUMBER.");
        return offences.IsEmpty;
    }

    /// <summary>Counts in a line.</summary>
    public string InShort() =>
        $"{string.Join(", ", byStatus.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value:N0}"))}; cut: {cut:N0}; busy (503 with Retry-After): {busy:N0}; another HTTP version (505): {otherVersion:N0}; offences: {offences.Count:N0}";

    private void Offend(MadeRequest made, string what) => offences.Enqueue($"--only {made.Number}: {made.Caller}: {made.Summary} {what}");

    /// <summary>On a survey of its own: the run may have closed every other.</summary>
    private async Task AnswerAsRespondentAsync(string lead)
    {
        using var client = new HttpClient { BaseAddress = new Uri(platform.Address, "/api/engagement/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", lead);
        var draft = await ReadAsync<SurveyDetail>(client.PostAsJsonAsync("surveys", new NewSurvey("After the storm", "E06000006", "adults", ""), Json.Options));
        var definition = new SurveyDefinition("", [new Question { Code = "q1", Kind = QuestionKind.ShortText, Text = "What would help?" }]);
        var written = await ReadAsync<SurveyDetail>(client.PutAsJsonAsync(
            $"surveys/{draft.Summary.Slug}", new EditSurvey(draft.Summary.Title, definition, draft.Version), Json.Options));
        await ReadAsync<SurveyDetail>(client.PostAsJsonAsync($"surveys/{draft.Summary.Slug}/review", new ReviewSurvey(written.Version), Json.Options));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        await ReadAsync<SurveyDetail>(client.PostAsJsonAsync($"surveys/{draft.Summary.Slug}/publish", new PublishSurvey(today.AddDays(-1), today), Json.Options));
        client.DefaultRequestHeaders.Authorization = null;
        var receipt = await ReadAsync<Receipt>(client.PostAsJsonAsync(
            $"surveys/{draft.Summary.Slug}/responses",
            new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["A quiet day"] }),
            Json.Options));
        Console.WriteLine($"A respondent answered afterwards, and has the receipt {receipt.Code}.");
    }

    private static async Task<T> ReadAsync<T>(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!
            : throw new HttpRequestException($"{(int)answer.StatusCode} {body}");
    }
}
