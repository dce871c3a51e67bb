using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.Bench.Platform;

/// <summary>The survey that benches answer and look at: eight questions, asked by the system in each of its nine places.</summary>
internal static class BenchedSurvey
{
    /// <summary>How many questions it has.</summary>
    public const int Questions = 8;

    /// <summary>The system's code.</summary>
    public const string System = "E54000008";

    /// <summary>Somebody who may plan and publish it.</summary>
    public static ClaimsPrincipal Lead(params IEnumerable<Claim> further) => new(new ClaimsIdentity(
        [
            new(TokenClaims.Subject, "0199f000-0000-7000-8000-00000000be4c"), new(TokenClaims.Name, "Alex Example"),
            new Grant(Roles.EngagementLead, Grant.WholeSystem).ToClaim(),
            .. further,
        ],
        "workspace",
        TokenClaims.Name,
        TokenClaims.Grant));

    /// <summary>Has a client speak for <see cref="Lead"/> from now on.</summary>
    /// <param name="client">Of the platform.</param>
    /// <param name="signingKey">With which the platform's tokens are signed.</param>
    public static void SignIn(this HttpClient client, string signingKey)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Security:SigningKey", signingKey)]).Build();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", new TokenIssuer(configuration, TimeProvider.System).Issue(Lead()));
    }

    /// <summary>Puts it in the field, for four weeks from today.</summary>
    /// <param name="lead">Signed in as <see cref="Lead"/>.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="onePage">All questions are on one page; otherwise each is on a page of its own.</param>
    public static async Task<SurveyDetail> PublishAsync(HttpClient lead, string title = "How it is", bool onePage = false)
    {
        // Engagement hears of places by event, a moment after the start.
        while (!(await lead.GetStringAsync("/api/engagement/surveys/gp-help-halton")).Contains("\"slug\":\"halton\"", StringComparison.Ordinal))
        {
            await Task.Delay(100);
        }

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var draft = await SendAsync(lead, HttpMethod.Post, "surveys", new NewSurvey(title, System, "adults", "Made up."));
        var slug = draft.Summary.Slug;
        var edited = await SendAsync(lead, HttpMethod.Put, $"surveys/{slug}", new EditSurvey(
            title,
            new SurveyDefinition("Made up.", [.. Enumerable.Range(1, Questions).Select(QuestionAt).Select((question, index) => question with { SamePage = onePage && index > 0 })]),
            draft.Version));
        await SendAsync(lead, HttpMethod.Post, $"surveys/{slug}/review", new ReviewSurvey(edited.Version));
        return await SendAsync(lead, HttpMethod.Post, $"surveys/{slug}/publish", new PublishSurvey(today, today.AddDays(28)));
    }

    /// <summary>What somebody might answer; some answers are given more often than others.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Answers(Random random) => new()
    {
        ["q1"] = [$"o{Skewed(random, 5) + 1}"],
        ["q2"] = [$"o{Skewed(random, 5) + 1}"],
        ["q3"] = [$"o{Skewed(random, 5) + 1}"],
        ["q4"] = [$"o{Skewed(random, 5) + 1}"],
        ["q5"] = [.. Enumerable.Range(1, 6).Where(_ => Skewed(random, 3) > 0).Select(option => $"o{option}").DefaultIfEmpty("none")],
        ["q6"] = [(Skewed(random, 5) + 1).ToString(CultureInfo.InvariantCulture)],
        ["q7"] = [Skewed(random, 60).ToString(CultureInfo.InvariantCulture)],
        ["q8"] = ["It would help to be told when somebody will call, and to be seen by the same person as last time."],
    };

    // Nobody's secret depends on it, and a seeded Random draws the same numbers everywhere.
#pragma warning disable CA5394
    /// <summary>A number from 0 to below the size, small ones more often.</summary>
    public static int Skewed(Random random, int size) => (int)(size * Math.Pow(random.NextDouble(), 1.5));
#pragma warning restore CA5394

    private static async Task<SurveyDetail> SendAsync<T>(HttpClient lead, HttpMethod method, string path, T body)
    {
        using var request = new HttpRequestMessage(method, $"/api/engagement/{path}") { Content = JsonContent.Create(body, options: Json.Options) };
        using var answer = await lead.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<SurveyDetail>(Json.Options))!
            : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Four single choices, a multiple choice, a scale, a number and a text.</summary>
    private static Question QuestionAt(int number) => number switch
    {
        5 => new() { Code = "q5", Kind = QuestionKind.MultipleChoice, Text = "Which of these did you try?", Options = [.. Options(6), new("none", "None of these", Exclusive: true)] },
        6 => new() { Code = "q6", Kind = QuestionKind.Scale, Text = "How good was it?", Scale = new ScaleRange(1, 5, "Poor", "Good") },
        7 => new() { Code = "q7", Kind = QuestionKind.Number, Text = "How many days did you wait?", Number = new NumberRange(0, 400, "days", WholeOnly: true) },
        8 => new() { Code = "q8", Kind = QuestionKind.LongText, Text = "What would help?" },
        _ => new() { Code = $"q{number}", Kind = QuestionKind.SingleChoice, Text = $"Question {number}?", Options = [.. Options(5)] },
    };

    private static IEnumerable<AnswerOption> Options(int count) => Enumerable.Range(1, count).Select(number => new AnswerOption($"o{number}", $"Answer {number}"));
}
