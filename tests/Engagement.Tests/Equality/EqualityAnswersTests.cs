using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Equality;

public sealed class EqualityAnswersTests : IAsyncLifetime
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
    public async Task Answers_are_kept_page_by_page_beside_the_response_and_the_receipt_shows_them()
    {
        var receipt = await RespondAsync();
        (await OpenAsync(receipt)).Questions[0].Code.ShouldBe("sex");

        await KeepAsync(receipt, ("sex", "female"));
        var next = await KeepAsync(receipt, ("ethnic-group", "asian"));
        next.Questions.Select(question => question.Code).ShouldContain("ethnic-group-asian");
        await KeepAsync(receipt, ("ethnic-group-asian", "indian"));

        var shown = await (await host.Anyone.OpenReceiptAsync(receipt)).ReadAsync<StoredResponse>();
        shown.Equality.SelectMany(said => said.Question.InWords(said.Answer.Values)).ShouldBe(["Female", "Asian or Asian British", "Indian"]);
        shown.Answers.Select(said => said.Question.Code).ShouldBe(["ease"]);
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers.Keys.ShouldBe(["ease"], "they are not in the response");
    }

    [Fact]
    public async Task Sent_twice_and_from_two_windows_there_is_one_set()
    {
        var receipt = await RespondAsync();

        var kept = await Task.WhenAll(
            SendAsync(receipt, ("sex", "male")), SendAsync(receipt, ("sex", "male")), SendAsync(receipt, ("religion", "none")), SendAsync(receipt, ("age", "85-or-over")));

        kept.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var answers = (await host.ReadAsync(db => db.EqualityAnswers.SingleAsync())).Answers;
        answers.Keys.Order().ShouldBe(["age", "religion", "sex"]);
    }

    [Fact]
    public async Task A_change_of_mind_drops_what_it_hides_and_an_empty_answer_is_taken_back()
    {
        var receipt = await RespondAsync();
        await KeepAsync(receipt, ("disability", "yes"), ("disability-effect", "a-lot"));

        (await KeepAsync(receipt, ("disability", "no"))).Answers.Keys.ShouldBe(["disability"]);
        (await KeepAsync(receipt, ("disability", ""))).Answers.ShouldBeEmpty();

        (await host.ReadAsync(db => db.EqualityAnswers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_pack_does_not_ask_or_offer_is_refused_whole()
    {
        var receipt = await RespondAsync();

        var problem = await (await SendAsync(receipt, ("sex", "female"), ("favourite-colour", "blue"), ("age", "7")))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        problem.SentencesOn("favourite-colour").ShouldHaveSingleItem().ShouldContain("not asked");
        problem.SentencesOn("age").ShouldHaveSingleItem().ShouldBe("Select one of the answers listed for “What is your age?”.");
        (await OpenAsync(receipt)).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_code_gets_the_words_of_every_wrong_code()
    {
        await (await host.Anyone.PostAsync("receipts/equality/open", new OpenReceipt("0000-0000-0000")))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
        await (await SendAsync("nobody's", ("sex", "female"))).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
    }

    [Fact]
    public async Task Withdrawing_the_response_deletes_them()
    {
        var receipt = await RespondAsync();
        await KeepAsync(receipt, ("sex", "female"));

        await host.Anyone.WithdrawAsync(receipt);

        (await host.ReadAsync(db => db.EqualityAnswers.CountAsync())).ShouldBe(0);
        await (await SendAsync(receipt, ("sex", "female"))).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
    }

    [Fact]
    public async Task They_go_with_the_responses_when_their_time_is_over()
    {
        await KeepAsync(await RespondAsync(), ("sex", "female"));
        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });

        host.Time.Pass(TimeSpan.FromDays((366 * 2) + 40));
        var sweeper = host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single();
        await sweeper.SweepAsync(CancellationToken.None);

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.EqualityAnswers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_sent_in_the_last_minute_answers_after_it_and_nobody_does_once_figures_are_released()
    {
        var receipt = await RespondAsync();
        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });

        (await KeepAsync(receipt, ("sex", "female"))).Answers.Keys.ShouldBe(["sex"]);

        await (await host.SystemLead.PostAsync($"surveys/{survey}/release", new { })).ReadAsync<ReleasedEvidence>();
        (await OpenAsync(receipt)).Questions.ShouldBeEmpty();
        await (await SendAsync(receipt, ("sex", "male"))).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.EqualityNotAsked);
        var shown = await (await host.Anyone.OpenReceiptAsync(receipt)).ReadAsync<StoredResponse>();
        shown.Equality.ShouldHaveSingleItem().Answer.Values.ShouldBe(["female"]);
    }

    [Fact]
    public async Task A_survey_whose_team_switched_them_off_asks_none()
    {
        var draft = await host.DraftAsync(title: "Without");
        await host.SystemLead.SendAsync(
            HttpMethod.Put,
            $"surveys/{draft.Summary.Slug}",
            new EditSurvey("Without", draft.Definition with { AsksEquality = false }, draft.Version));
        survey = draft.Summary.Slug;
        await host.SystemLead.PublishAsync(survey, new PublishSurvey(host.Today, host.Today.AddDays(7)));

        var receipt = await RespondAsync();

        (await OpenAsync(receipt)).Questions.ShouldBeEmpty();
        await (await SendAsync(receipt, ("sex", "female"))).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.EqualityNotAsked);
        (await host.Anyone.GetAsync<PrivacyNotice>($"surveys/{survey}/privacy"))!.AsksEquality.ShouldBeFalse();
    }

    [Fact]
    public async Task Figures_by_group_read_closed_answers_by_response()
    {
        var receipt = await RespondAsync();
        await RespondAsync();
        await KeepAsync(receipt, ("gender", "no"), ("gender.no", "words of my own"));

        await host.InDatabaseAsync(async (_, db) =>
        {
            var asked = await db.Surveys.SingleAsync(each => each.Slug == survey);
            EqualityColumns.Of(asked).Select(column => (column.Topic, column.Question.Code)).ShouldContain(("Disability", "disability-effect"));
            EqualityColumns.Of(asked).ShouldNotContain(column => column.Question.Code == "gender.no");
            (await db.EqualityByResponseAsync(asked.Id, CancellationToken.None)).ShouldHaveSingleItem().Value["gender"].ShouldBe(["no"]);
        });
    }

    private async Task<string> RespondAsync() =>
        (await (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] })).ReadAsync<Receipt>()).Code;

    private async Task<EqualityQuestions> OpenAsync(string receipt) =>
        await (await host.Anyone.PostAsync("receipts/equality/open", new OpenReceipt(receipt))).ReadAsync<EqualityQuestions>();

    private Task<HttpResponseMessage> SendAsync(string receipt, params (string Code, string Value)[] answers) =>
        host.Anyone.KeepEqualityAsync(receipt, answers);

    private async Task<EqualityQuestions> KeepAsync(string receipt, params (string Code, string Value)[] answers) =>
        await (await SendAsync(receipt, answers)).ReadAsync<EqualityQuestions>();
}
