using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Faults.Platforms;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Faults.Rounds;

/// <summary>
/// People who answer a survey whole, one after the other, each under a key of their own, and who send again until they have a
/// receipt. Some take their answers back. They come from when they are let in until they are asked to stay away.
/// </summary>
internal sealed class Respondents : IAsyncDisposable
{
    private const int AtOnce = 6;

    /// <summary>One in so many takes the answers back.</summary>
    private const int OneWithdraws = 9;

    /// <summary>A platform on a busy machine is to be kept busy, not to be measured.</summary>
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan BeforeSendingAgain = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(45);

    private readonly HttpClient client;
    private readonly SurveyDetail survey;
    private readonly string areaSlug;
    private readonly string mark;
    private readonly ConcurrentDictionary<string, string> offences = new();
    private readonly ConcurrentDictionary<int, int> refusals = new();
    private readonly ConcurrentDictionary<string, string> waiting = new();
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim gate = new(0);
    private readonly Task[] people;
    private volatile bool invited;
    private int inside;
    private int next;

    /// <param name="client">Reaches the platform.</param>
    /// <param name="survey">What they answer.</param>
    /// <param name="areaSlug">Where they live.</param>
    /// <param name="mark">Tells this crowd's keys from another's.</param>
    public Respondents(HttpClient client, SurveyDetail survey, string areaSlug, string mark)
    {
        (this.client, this.survey, this.areaSlug, this.mark) = (client, survey, areaSlug, mark);
        people = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(ComeAsync))];
    }

    /// <summary>What they were told was done.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Answers other than a receipt, by status; 0: none came.</summary>
    public IReadOnlyDictionary<int, int> Refusals => refusals;

    /// <summary>How often somebody had to send again.</summary>
    public int SentAgain => refusals.Values.Sum();

    /// <summary>Answers that nobody should get, whatever breaks.</summary>
    public IReadOnlyDictionary<string, string> Offences => offences;

    /// <summary>Lets them come.</summary>
    public void Invite()
    {
        invited = true;
        gate.Release(AtOnce);
    }

    /// <summary>Nobody comes any more; returns when everybody who is underway has a receipt, or says what those hear who have none.</summary>
    public async Task AllLeaveAsync(TimeSpan longest)
    {
        invited = false;
        await Until.PassesAsync(longest, () =>
        {
            if (Volatile.Read(ref inside) > 0)
            {
                if (Array.Find(people, person => person.IsFaulted) is { } ended)
                {
                    throw new InvalidOperationException("Somebody gave up, as nobody should.", ended.Exception);
                }

                throw new InvalidOperationException(
                    $"{inside} have no receipt: {string.Join("; ", waiting.Select(each => $"{each.Key} heard {each.Value}"))}");
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Returns when so many more have a receipt.</summary>
    public Task MoreReceiptsAsync(int count, TimeSpan longest)
    {
        var wanted = Ledger.Given + count;
        return Until.TrueAsync($"{count} more people have a receipt", longest, () => Task.FromResult(Ledger.Given >= wanted));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(people).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        gate.Dispose();
        ending.Dispose();
    }

    private async Task ComeAsync()
    {
        while (true)
        {
            await gate.WaitAsync(ending.Token);
            Interlocked.Increment(ref inside);
            while (invited)
            {
                await AnswerAsync(Interlocked.Increment(ref next));
                await Task.Delay(BetweenTwo, ending.Token);
            }

            Interlocked.Decrement(ref inside);
        }
    }

    private async Task AnswerAsync(int respondent)
    {
        var answers = new SubmitResponse(areaSlug, survey.Definition.Questions
            .Where(question => question.Kind != QuestionKind.Information)
            .ToDictionary(question => question.Code, question => AnswerTo(question, respondent)));
        using var receipt = await UntilDoneAsync($"{respondent}", HttpStatusCode.Created, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/engagement/surveys/{survey.Summary.Slug}/responses")
            {
                Content = JsonContent.Create(answers, options: Json.Options),
            };
            request.Headers.Add(ResponseHeaders.IdempotencyKey, $"{mark}-{respondent}");
            return request;
        });
        var code = (await receipt.Content.ReadFromJsonAsync<Receipt>(Json.Options, ending.Token))!.Code;
        Ledger.Give(code);
        if (respondent % OneWithdraws == 0)
        {
            using var _ = await UntilDoneAsync($"{respondent}, taking it back,", HttpStatusCode.OK, () => new HttpRequestMessage(HttpMethod.Post, "/api/engagement/receipts/withdraw")
            {
                Content = JsonContent.Create(new OpenReceipt(code), options: Json.Options),
            });
            Ledger.Withdraw(code);
        }
    }

    private async Task<HttpResponseMessage> UntilDoneAsync(string who, HttpStatusCode done, Func<HttpRequestMessage> ask)
    {
        waiting[who] = "nothing yet";
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            limit.CancelAfter(LongestWait);
            try
            {
                using var request = ask();
                var answer = await client.SendAsync(request, limit.Token).WaitAsync(limit.Token);
                if (answer.StatusCode == done)
                {
                    waiting.TryRemove(who, out _);
                    return answer;
                }

                waiting[who] = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(limit.Token)}";
                refusals.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
                await JudgeAsync(request, answer);
                answer.Dispose();
            }
            catch (Exception exception) when (IsNoAnswer(exception) && !ending.IsCancellationRequested)
            {
                waiting[who] = $"{exception.GetType().Name}: {exception.Message}";
                refusals.AddOrUpdate(0, 1, (_, before) => before + 1);
            }

            await Task.Delay(BeforeSendingAgain, ending.Token);
        }
    }

    /// <summary>Nobody is there, the connection was cut before the receipt, or no answer came; anything else ends the round, see <see cref="AllLeaveAsync"/>.</summary>
    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    /// <summary>Whatever breaks, people are told to try again: 502 and 504 where it may have been taken, 503 and 507 where not.</summary>
    private async Task JudgeAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var polite = answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage
            && answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        if (!polite)
        {
            var offence = $"{request.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}";
            offences.TryAdd(offence, await answer.Content.ReadAsStringAsync(ending.Token));
        }
    }

    private IReadOnlyList<string> AnswerTo(Question question, int respondent) => question.Kind switch
    {
        QuestionKind.SingleChoice => [question.Options[respondent % question.Options.Count].Code],
        QuestionKind.MultipleChoice => [question.Options[respondent % question.Options.Count].Code],
        QuestionKind.Scale => [Text(question.Scale!.Minimum + (respondent % (question.Scale.Maximum - question.Scale.Minimum + 1)))],
        QuestionKind.Number => [Text(question.Number?.Minimum ?? 1)],
        QuestionKind.ShortText or QuestionKind.LongText => [$"{mark} {respondent}"],
        QuestionKind.Information or _ => throw new InvalidOperationException($"{question.Kind} takes no answer."),
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
