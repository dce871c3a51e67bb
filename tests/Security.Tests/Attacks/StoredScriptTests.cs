using System.Globalization;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Security.Tests.Access;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>A script in every text that people can enter comes back as text, on every page.</summary>
public sealed class StoredScriptTests : IAsyncLifetime
{
    private const string Script = "<script>steal()</script>\"'><img src=x onerror=steal()>";

    private readonly UnlimitedSystem system = new();
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        await system.InitializeAsync();
        client = system.Client();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await system.DisposeAsync();
    }

    [Fact]
    public async Task A_script_in_any_text_is_shown_as_text()
    {
        var slug = await WriteEverywhereAsync();
        string[] pages =
        [
            "/", "/people", "/strategy", "/evidence", "/places/halton", $"/surveys/{slug}", $"/results/{slug}", "/workspace", "/workspace/calendar", "/workspace/surveys",
            "/workspace/strategy", "/workspace/strategy/clauses/1/cite", $"/workspace/surveys/{slug}", $"/workspace/surveys/{slug}/about", $"/workspace/surveys/{slug}/questions",
            $"/workspace/surveys/{slug}/fieldwork", $"/workspace/surveys/{slug}/results", $"/workspace/surveys/{slug}/close", $"/workspace/surveys/{slug}/reuse",
            "/workspace/workload", "/workspace/partners/healthwatch-halton/workload", $"/workspace/surveys/{slug}/ask?area=E06000006",
            "/sign-in?returnUrl=" + Uri.EscapeDataString(Script), "/surveys/" + Uri.EscapeDataString(Script),
        ];

        var shown = 0;
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            Caller.Everything.Sign(request, system.App.Services, forApi: false);
            using var answer = await client.SendAsync(request);
            var html = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBeLessThan(500, page);
            html.ShouldNotContain("<script>steal", Case.Insensitive, page);
            html.ShouldNotContain("<img src=x", Case.Insensitive, page);
            shown += html.Contains("&lt;script&gt;steal", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        // Or the texts were never there, and the test said nothing.
        shown.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_respondent_s_script_comes_back_as_text_on_the_page_where_answers_are_checked()
    {
        using var browser = system.Client(cookies: true);
        var start = await PostAsync<AnswersInProgress>("/api/engagement/surveys/gp-help-halton/answers", new StartAnswers("halton"));
        using var answer = new HttpRequestMessage(HttpMethod.Put, "/api/engagement/surveys/gp-help-halton/answers")
        {
            Content = JsonContent.Create(new KeepAnswers(new Dictionary<string, IReadOnlyList<string>> { ["one-thing"] = [Script] }), options: Json.Options),
            Headers = { { ResponseHeaders.DraftToken, start.Token } },
        };
        (await browser.SendAsync(answer)).EnsureSuccessStatusCode().Dispose();

        foreach (var page in new[] { "/surveys/gp-help-halton/check", "/surveys/gp-help-halton/questions/one-thing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Add("Cookie", $"icp-answers={start.Token}");
            using var shown = await client.SendAsync(request);
            var html = await shown.Content.ReadAsStringAsync();
            html.ShouldContain("&lt;script&gt;steal", Case.Insensitive, page);
            html.ShouldNotContain("<script>steal", Case.Insensitive, page);
        }
    }

    /// <summary>Enters the script wherever staff can write; returns the slug of the survey that was published with it.</summary>
    private async Task<string> WriteEverywhereAsync()
    {
        client.DefaultRequestHeaders.Authorization = new("Bearer", Caller.Everything.Token(system.App.Services));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var survey = await PostAsync<SurveyDetail>("/api/engagement/surveys", new NewSurvey($"A {Script}", "E06000006", "adults", Script));
        var definition = new SurveyDefinition(Script, [new Question
        {
            Code = "q1", Kind = QuestionKind.SingleChoice, Text = Script, Hint = Script,
            Options = [new AnswerOption("a", Script), new AnswerOption("b", "Another")],
        }]);
        using var edited = await client.PutAsJsonAsync(
            $"/api/engagement/surveys/{survey.Summary.Slug}", new EditSurvey($"A {Script}", definition, survey.Version), Json.Options);
        edited.EnsureSuccessStatusCode();
        await PostAsync<object>($"/api/engagement/surveys/{survey.Summary.Slug}/review", new ReviewSurvey(survey.Version + 1));
        await PostAsync<object>($"/api/engagement/surveys/{survey.Summary.Slug}/publish", new PublishSurvey(today, today.AddDays(7)));
        await PostAsync<object>("/api/communications/messages", new
        {
            title = $"A {Script}",
            body = Script,
            areaCode = "E06000006",
            audienceCode = "adults",
            sendOn = today.AddDays(9).ToString("O", CultureInfo.InvariantCulture),
        });
        await PostAsync<object>($"/api/membership/asks/{DeterministicId.From("ask/healthwatch-halton/easy-read")}/decline", new DeclineAsk(Script));
        return survey.Summary.Slug;
    }

    private async Task<T> PostAsync<T>(string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Json.Options);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }
}
