using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Quotas;

/// <summary>Of whom there can be enough.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private const string Enough = "Thank you. We have heard from enough people who find it easy.";

    private EngagementHost host = null!;
    private string survey = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync(new SurveyDefinition("", [Questions.Single(), Questions.Line()])
        {
            Quotas = [new Quota("easy", 3, "{ease} = \"easy\"", Enough)],
        })).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Of_many_at_once_as_many_are_taken_as_there_is_room_for()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => RespondAsync(number % 3 == 0 ? "hard" : "easy", $"{number}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(4 + 3);
        var refused = answers.Where(answer => answer.StatusCode != HttpStatusCode.Created).ToList();
        foreach (var answer in refused)
        {
            (await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaFull)).GetProperty("detail").GetString().ShouldBe(Enough);
        }

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(7);
        (await host.ReadAsync(db => db.Surveys.Select(each => each.ResponseCount).SingleAsync())).ShouldBe(7);
        (await host.PublishedAsync<ResponsesAccepted>()).Sum(each => each.Areas.Sum(area => area.Responses)).ShouldBe(7);
    }

    [Fact]
    public async Task Sent_again_a_response_that_was_taken_is_taken_although_there_are_enough_now()
    {
        for (var number = 0; number < 3; number++)
        {
            (await RespondAsync("easy", $"{number}")).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await RespondAsync("easy", "2")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await RespondAsync("easy", "3")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Whoever_takes_their_response_back_makes_room()
    {
        var receipts = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            receipts.Add((await (await RespondAsync("easy", $"{number}")).ReadAsync<Receipt>()).Code);
        }

        (await RespondAsync("easy", "early")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await host.Anyone.WithdrawAsync(receipts[1])).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await RespondAsync("easy", "late")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Somebody_on_the_way_is_told_as_soon_as_their_answers_say_so()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        for (var number = 0; number < 4; number++)
        {
            await RespondAsync("easy", $"{number}");
        }

        (await (await host.Anyone.AnswerAsync(survey, token, "ease", "hard")).ReadAsync<AnswersInProgress>()).Enough.ShouldBeNull();
        (await (await host.Anyone.AnswerAsync(survey, token, "ease", "easy")).ReadAsync<AnswersInProgress>()).Enough.ShouldBe(Enough);
        await (await host.Anyone.SubmitAsync(survey, token)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaFull);
    }

    private Task<HttpResponseMessage> RespondAsync(string ease, string key) =>
        host.Anyone.RespondAsync(survey, new() { ["ease"] = [ease] }, key);
}
