using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Platform.Tests.Platforms;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Platform.Tests;

/// <summary>What opens something never reaches a trace, a log or the console.</summary>
public sealed class SecretsInTelemetry(ObservedPlatform platform) : IClassFixture<ObservedPlatform>
{
    [Fact]
    public async Task The_code_of_an_invitation_or_a_calendar_is_in_no_trace_and_no_log_of_the_visit()
    {
        const string Code = "abcdefghjkmnpqrstuvwxyz234567892";
        using var client = platform.Client();

        using var page = await client.GetAsync($"/invitation/{Code}?from=mail");
        (await page.Content.ReadAsStringAsync()).ShouldContain("This link cannot be used");

        using var calendar = await client.GetAsync($"/calendars/{Code}/asks.ics");

        await platform.CollectedAsync("/invitation/{code}");
        await platform.CollectedAsync("/calendars/{code}/asks.ics");
        await platform.CollectedAsync("/api/membership/invitations/view");
        ShouldBeNowhere(Code);
    }

    [Fact]
    public async Task The_code_of_a_receipt_and_the_secret_of_half_filled_answers_are_in_no_trace_and_no_log()
    {
        using var client = platform.Client();
        var surveys = (await client.GetFromJsonAsync<SurveySummary[]>("/api/engagement/surveys", Json.Options))!;
        var slug = surveys.First(each => each.State == SurveyState.Live).Slug;
        string? area = null;
        await Until.TrueAsync("the places have reached Engagement", TimeSpan.FromSeconds(30), async () =>
        {
            var survey = await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{slug}", Json.Options);
            area = survey!.Areas is [var first, ..] ? first.Slug : null;
            return area is not null;
        });

        var answers = await PostAsync<AnswersInProgress>($"/api/engagement/surveys/{slug}/answers", new StartAnswers(area!));
        using var looking = new HttpRequestMessage(HttpMethod.Get, $"/api/engagement/surveys/{slug}/answers");
        looking.Headers.Add(ResponseHeaders.DraftToken, answers.Token);
        (await client.SendAsync(looking)).EnsureSuccessStatusCode();
        const string Receipt = "WXYZ-2345-WXYZ-2345";
        using var opened = await client.PostAsJsonAsync("/api/engagement/receipts/open", new OpenReceipt(Receipt), Json.Options);

        await platform.CollectedAsync($"/api/engagement/surveys/{slug}/answers");
        await platform.CollectedAsync("/api/engagement/receipts/open");
        ShouldBeNowhere(answers.Token);
        ShouldBeNowhere(Receipt);

        async Task<T> PostAsync<T>(string address, object body)
        {
            using var answer = await client.PostAsJsonAsync(address, body, Json.Options);
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue(text);
            return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
        }
    }

    private void ShouldBeNowhere(string secret)
    {
        platform.Collected.ShouldNotContain(secret);
        platform.Console.ShouldNotContain(secret);
    }
}
