using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Responses;

public sealed class SubmitWholeResponseTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private string survey = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync()).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_same_key_is_the_same_response_however_often_it_is_sent()
    {
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] }, key)));

        var receipts = await Task.WhenAll(answers.Select(answer => answer.ReadAsync<Receipt>()));
        receipts.Distinct().ShouldHaveSingleItem();
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_gives_its_receipt_after_the_survey_closed()
    {
        var receipt = await (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] }, "a key")).ReadAsync<Receipt>();
        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });

        (await (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] }, "a key")).ReadAsync<Receipt>()).ShouldBe(receipt);
    }

    [Fact]
    public async Task Without_a_key_each_response_is_one_of_its_own()
    {
        for (var number = 0; number < 3; number++)
        {
            (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] })).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Answers_that_are_not_acceptable_are_named_by_question_and_nothing_is_stored()
    {
        var problem = await (await host.Anyone.RespondAsync(survey, new() { ["score"] = ["77"], ["ways"] = ["fax"] }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["ease", "ways", "score"]);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_missing_from_the_request_is_the_senders_mistake()
    {
        await (await host.Anyone.PostAsync($"surveys/{survey}/responses", new { areaSlug = "halton" }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        await (await host.Anyone.PostAsync($"surveys/{survey}/responses", new { answers = new { } }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AreaNotAsked);
        await (await host.Anyone.PostAsync($"surveys/{survey}/responses", new { areaSlug = "halton", answers = new { ease = (string[]?)null } }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        await (await host.Anyone.RespondAsync("no-such-survey", [])).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await (await host.Anyone.RespondAsync(survey, [], new string('k', 201)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }
}
