using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Tests.PaperEntry;

/// <summary>Typing in papers.</summary>
internal static class Papers
{
    public static Task<HttpResponseMessage> EnterAsync(
        this HttpClient client,
        string survey,
        string key,
        Dictionary<string, IReadOnlyList<string>> answers,
        ResponseMode mode = ResponseMode.Paper,
        string area = "halton",
        string? invitation = null,
        IReadOnlyList<string>? leftOut = null) => client.SendAsync(
        HttpMethod.Post,
        $"surveys/{survey}/papers",
        new EnterAnswers(area, mode, answers, invitation, leftOut),
        (ResponseHeaders.IdempotencyKey, key));

    public static async Task<EnteredAnswers> EnteredAsync(
        this HttpClient client, string survey, string key, Dictionary<string, IReadOnlyList<string>> answers, ResponseMode mode = ResponseMode.Paper) =>
        await (await client.EnterAsync(survey, key, answers, mode)).ReadAsync<EnteredAnswers>();

    public static Task<HttpResponseMessage> EnterAgainAsync(
        this HttpClient client, string survey, int number, Dictionary<string, IReadOnlyList<string>> answers, string area = "halton") =>
        client.PostAsync($"surveys/{survey}/papers/{number}/second-entry", new EnterAgain(area, answers));

    public static Task<HttpResponseMessage> SettleAsync(
        this HttpClient client, string survey, int number, Dictionary<string, IReadOnlyList<string>> answers, string area = "halton") =>
        client.PostAsync($"surveys/{survey}/papers/{number}/settle", new EnterAgain(area, answers));

    /// <summary>Sets the share of papers that are typed in twice.</summary>
    public static async Task ShareAsync(this HttpClient client, string survey, int percent) =>
        await (await client.SendAsync(HttpMethod.Put, $"surveys/{survey}/papers", new SetSecondEntry(percent))).ReadAsync<PaperPile>();

    public static async Task<PaperPile> PileAsync(this HttpClient client, string survey) =>
        (await client.GetAsync<PaperPile>($"surveys/{survey}/papers"))!;
}
