using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Tests;

/// <summary>Reading answers of the API.</summary>
internal static class Http
{
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }

    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, body);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        problem.GetProperty("code").GetString().ShouldBe(code);
        return problem;
    }

    public static string[] SentencesOn(this JsonElement problem, string key) =>
        [.. problem.GetProperty("errors").GetProperty(key).EnumerateArray().Select(sentence => sentence.GetString()!)];

    public static Task<T?> GetAsync<T>(this HttpClient client, string address) => client.GetFromJsonAsync<T>(address, Json.Options);

    /// <summary>Reads the draft through as it stands, then publishes it.</summary>
    public static async Task<HttpResponseMessage> PublishAsync(this HttpClient client, string? survey, PublishSurvey dates)
    {
        var draft = await (await client.GetAsync($"surveys/{survey}")).ReadAsync<SurveyDetail>();
        await client.PostAsync($"surveys/{survey}/review", new ReviewSurvey(draft.Version));
        return await client.PostAsync($"surveys/{survey}/publish", dates);
    }

    public static Task<HttpResponseMessage> PostAsync<T>(this HttpClient client, string address, T body) =>
        client.PostAsJsonAsync(address, body, Json.Options);

    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string address, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }

    /// <summary>Begins half-filled answers and returns their token.</summary>
    public static async Task<string> StartAnswersAsync(this HttpClient client, string survey, string area = "halton") =>
        (await (await client.PostAsync($"surveys/{survey}/answers", new StartAnswers(area))).ReadAsync<AnswersInProgress>()).Token;

    public static Task<HttpResponseMessage> AnswerAsync(
        this HttpClient client, string survey, string token, string question, params string[] values) =>
        client.SendAsync(
            HttpMethod.Put,
            $"surveys/{survey}/answers",
            new KeepAnswers(new Dictionary<string, IReadOnlyList<string>> { [question] = values }),
            (ResponseHeaders.DraftToken, token));

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string survey, string token) =>
        client.SendAsync(HttpMethod.Post, $"surveys/{survey}/answers/submit", null, (ResponseHeaders.DraftToken, token));

    /// <summary>What the receipt opens.</summary>
    public static Task<HttpResponseMessage> OpenReceiptAsync(this HttpClient client, string code) =>
        client.PostAsync("receipts/open", new OpenReceipt(code));

    /// <summary>Takes a response back.</summary>
    public static Task<HttpResponseMessage> WithdrawAsync(this HttpClient client, string code) =>
        client.PostAsync("receipts/withdraw", new OpenReceipt(code));

    /// <summary>Says something about oneself, after a response.</summary>
    public static Task<HttpResponseMessage> KeepEqualityAsync(this HttpClient client, string code, params (string Code, string Value)[] answers) =>
        client.SendAsync(
            HttpMethod.Put,
            "receipts/equality",
            new KeepEqualityAnswers(code, answers.ToDictionary(each => each.Code, each => (IReadOnlyList<string>)[each.Value])));

    public static Task<HttpResponseMessage> RespondAsync(
        this HttpClient client, string survey, Dictionary<string, IReadOnlyList<string>> answers, string? key = null, string area = "halton") =>
        client.SendAsync(
            HttpMethod.Post,
            $"surveys/{survey}/responses",
            new SubmitResponse(area, answers),
            key is null ? [] : [(ResponseHeaders.IdempotencyKey, key)]);
}
