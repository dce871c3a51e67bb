using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Answers;

/// <summary>Going on later, on another device.</summary>
public sealed class ReturnCodeTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private string survey = "";
    private string token = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync()).Summary.Slug;
        token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Answers_are_taken_up_elsewhere_gone_on_with_and_sent()
    {
        var code = await CodeAsync();
        code.KeptUntil.ShouldBe(host.Today.AddDays(30));

        var resumed = await (await ResumeAsync(code.Code.ToLowerInvariant().Replace('-', ' '))).ReadAsync<ResumedAnswers>();

        resumed.SurveySlug.ShouldBe(survey);
        resumed.Token.ShouldNotBe(token);
        (await host.Anyone.AnswerAsync(survey, resumed.Token, "days", "12")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.SubmitAsync(survey, resumed.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers.Keys.ShouldBe(["ease", "days"], ignoreOrder: true);
        await (await ResumeAsync(code.Code)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReturnCodeUnknown);
    }

    [Fact]
    public async Task The_device_they_were_begun_on_has_them_no_longer()
    {
        await ResumeAsync((await CodeAsync()).Code);

        await (await host.Anyone.AnswerAsync(survey, token, "days", "12")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_serves_again_and_again_until_there_is_a_newer_one()
    {
        var first = await CodeAsync();
        (await ResumeAsync(first.Code)).StatusCode.ShouldBe(HttpStatusCode.OK);
        token = (await (await ResumeAsync(first.Code)).ReadAsync<ResumedAnswers>()).Token;

        var second = await CodeAsync();

        second.Code.ShouldNotBe(first.Code);
        await (await ResumeAsync(first.Code)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReturnCodeUnknown);
        (await ResumeAsync(second.Code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_devices_that_take_them_up_at_once_leave_one_copy()
    {
        var code = await CodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResumeAsync(code.Code)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-0000")]
    [InlineData("not a code")]
    public async Task A_guess_finds_nothing_not_even_answers_without_a_code(string guess) =>
        await (await ResumeAsync(guess)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReturnCodeUnknown);

    [Fact]
    public async Task The_code_itself_is_stored_nowhere()
    {
        var code = await CodeAsync();

        var draft = await host.ReadAsync(db => db.AnswerDrafts.SingleAsync());
        draft.ReturnHash!.Length.ShouldBe(64);
        draft.ReturnHash.ShouldNotContain(code.Code.Replace("-", "", StringComparison.Ordinal), Case.Insensitive);
    }

    private async Task<ReturnCode> CodeAsync() => await (await host.Anyone.SendAsync(
        HttpMethod.Post, $"surveys/{survey}/answers/return-code", null, (ResponseHeaders.DraftToken, token))).ReadAsync<ReturnCode>();

    private Task<HttpResponseMessage> ResumeAsync(string code) => host.Anyone.PostAsync("answers/resume", new ResumeAnswers(code));
}
