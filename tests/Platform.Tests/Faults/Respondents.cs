using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Platform.Tests.Faults;

/// <summary>
/// People who answer a survey whole, each under a key of their own, and who send again until they have a receipt. Only as
/// many send as are let in, so that a test knows where in the crowd it makes trouble.
/// </summary>
internal sealed class Respondents(HttpClient client, SurveyDetail survey, string areaSlug, string mark) : IDisposable
{
    private const int AtOnce = 8;

    private static readonly TimeSpan BeforeSendingAgain = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim places = new(0);
    private readonly ConcurrentDictionary<int, Receipt> receipts = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> milestones = new();
    private int letIn;
    private int given;
    private int sentAgain;

    /// <summary>Receipts by respondent.</summary>
    public IReadOnlyDictionary<int, Receipt> Receipts => receipts;

    /// <summary>How often somebody had to send again.</summary>
    public int SentAgain => sentAgain;

    /// <summary>Lets people in until so many are.</summary>
    public void LetInUpTo(int people)
    {
        if (people > letIn)
        {
            places.Release(people - letIn);
            letIn = people;
        }
    }

    /// <summary>
    /// Completes at the moment at which so many have a receipt, while others are underway. Ask before they are let in.
    /// </summary>
    public Task ReceiptsReach(int number) =>
        milestones.GetOrAdd(number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>What the respondent's free text begins with.</summary>
    public string MarkOf(int respondent) => $"{mark} {respondent} ends here";

    /// <summary>Returns when all of them have a receipt.</summary>
    public Task AllAnswerAsync(int people, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, people),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (respondent, token) =>
        {
            await places.WaitAsync(token);
            receipts[respondent] = await AnswerAsync(respondent, token);
            if (milestones.TryGetValue(Interlocked.Increment(ref given), out var milestone))
            {
                milestone.SetResult();
            }
        });

    /// <inheritdoc />
    public void Dispose() => places.Dispose();

    private async Task<Receipt> AnswerAsync(int respondent, CancellationToken cancellationToken)
    {
        var response = new SubmitResponse(areaSlug, survey.Definition.Questions
            .Where(question => question.Kind != QuestionKind.Information)
            .ToDictionary(question => question.Code, question => AnswerTo(question, respondent)));
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/engagement/surveys/{survey.Summary.Slug}/responses");
                request.Headers.Add(ResponseHeaders.IdempotencyKey, $"{mark}-{respondent}");
                request.Content = JsonContent.Create(response, options: Json.Options);
                using var answer = await client.SendAsync(request, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    return (await answer.Content.ReadFromJsonAsync<Receipt>(Json.Options, cancellationToken))!;
                }

                // Somebody's mistake would stay one however often it is sent.
                ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500, await answer.Content.ReadAsStringAsync(cancellationToken));
            }
            catch (HttpRequestException)
            {
                // Nobody is there, or the connection was cut before the receipt.
            }

            Interlocked.Increment(ref sentAgain);
            await Task.Delay(BeforeSendingAgain, cancellationToken);
        }
    }

    private IReadOnlyList<string> AnswerTo(Question question, int respondent) => question.Kind switch
    {
        QuestionKind.SingleChoice => [question.Options[respondent % question.Options.Count].Code],
        QuestionKind.MultipleChoice => [question.Options[respondent % question.Options.Count].Code],
        QuestionKind.Scale => [Text(question.Scale!.Minimum + (respondent % (question.Scale.Maximum - question.Scale.Minimum + 1)))],
        QuestionKind.Number => [Text(question.Number?.Minimum ?? 1)],
        QuestionKind.ShortText or QuestionKind.LongText => [MarkOf(respondent)],
        QuestionKind.Information or _ => throw new InvalidOperationException($"{question.Kind} takes no answer."),
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
