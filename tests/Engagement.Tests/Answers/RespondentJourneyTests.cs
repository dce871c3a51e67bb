using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Answers;

public sealed class RespondentJourneyTests : IAsyncLifetime
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
    public async Task Answers_are_kept_question_by_question_and_sent_for_a_receipt()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        (await host.Anyone.AnswerAsync(survey, token, "ease", "easy")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.AnswerAsync(survey, token, "days", "12")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.AnswerAsync(survey, token, "word", "slow")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.AnswerAsync(survey, token, "word")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var soFar = await (await host.Anyone.SendAsync(
            HttpMethod.Get, $"surveys/{survey}/answers", null, (ResponseHeaders.DraftToken, token))).ReadAsync<AnswersInProgress>();
        soFar.AreaSlug.ShouldBe("halton");
        soFar.Questions.Count.ShouldBe(7);
        soFar.Answers.Keys.ShouldBe(["ease", "days"], ignoreOrder: true);

        var receipt = await (await host.Anyone.SubmitAsync(survey, token)).ReadAsync<Receipt>();
        receipt.Code.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        receipt.ReceivedOn.ShouldBe(host.Today);

        var stored = await host.ReadAsync(db => db.Responses.SingleAsync());
        (stored.AreaCode, stored.ReceivedOn).ShouldBe((EngagementHost.Halton, host.Today));
        stored.Answers["ease"].ShouldBe(["easy"]);
        stored.Answers["days"].ShouldBe(["12"]);
        stored.Answers.Count.ShouldBe(2);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(0);
        (await host.PublishedAsync<ResponsesAccepted>()).Single().Areas.ShouldBe([new AreaResponses(EngagementHost.Halton, 1)]);
    }

    [Fact]
    public async Task The_same_answers_sent_ten_times_at_once_are_one_response_with_one_receipt()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "hard");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Anyone.SubmitAsync(survey, token)));
        var later = await host.Anyone.SubmitAsync(survey, token);

        var receipts = await Task.WhenAll(answers.Append(later).Select(answer => answer.ReadAsync<Receipt>()));
        receipts.Distinct().ShouldHaveSingleItem();
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
        (await host.PublishedAsync<ResponsesAccepted>()).Sum(accepted => accepted.Areas.Sum(area => area.Responses)).ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_can_be_had_again_after_the_survey_closed()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "hard");
        var receipt = await (await host.Anyone.SubmitAsync(survey, token)).ReadAsync<Receipt>();
        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });
        host.Time.PassDays(3);

        (await (await host.Anyone.SubmitAsync(survey, token)).ReadAsync<Receipt>()).ShouldBe(receipt);
    }

    [Fact]
    public async Task An_answer_that_is_not_acceptable_is_not_kept_and_says_why()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);

        var answer = await host.Anyone.AnswerAsync(survey, token, "days", "soon");

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        problem.SentencesOn("days").ShouldBe(["Enter a whole number in digits for “How many days?”, like 3."]);
        await (await host.Anyone.AnswerAsync(survey, token, "unknown", "x")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
    }

    [Fact]
    public async Task Answers_without_a_required_one_are_not_sent_and_stay()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);

        var problem = await (await host.Anyone.SubmitAsync(survey, token))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        problem.SentencesOn("ease").ShouldBe(["Select an answer to “How easy is it?”."]);
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");
        (await host.Anyone.SubmitAsync(survey, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_windows_of_one_person_keep_all_their_answers()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        var answers = new (string Question, string Value)[] { ("ease", "easy"), ("ways", "phone"), ("score", "4"), ("days", "2"), ("word", "ok"), ("why", "because") };

        await Task.WhenAll(answers.Select(answer => host.Anyone.AnswerAsync(survey, token, answer.Question, answer.Value)));

        var draft = await host.ReadAsync(db => db.AnswerDrafts.SingleAsync());
        draft.Answers.Keys.ShouldBe(answers.Select(answer => answer.Question), ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_token_and_the_token_is_not_in_the_database()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        var other = (await host.LiveSurveyAsync()).Summary.Slug;

        await (await host.Anyone.GetAsync($"surveys/{survey}/answers")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        await (await host.Anyone.AnswerAsync(survey, "guess", "ease", "easy")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        await (await host.Anyone.AnswerAsync(other, token, "ease", "easy")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        await (await host.Anyone.SubmitAsync(survey, "guess")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        (await host.ReadAsync(db => db.AnswerDrafts.SingleAsync())).TokenHash.ShouldNotContain(token);
    }

    [Fact]
    public async Task A_closed_survey_takes_no_answers()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");
        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });

        await (await host.Anyone.PostAsync($"surveys/{survey}/answers", new StartAnswers("halton"))).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        await (await host.Anyone.AnswerAsync(survey, token, "score", "1")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        await (await host.Anyone.SubmitAsync(survey, token)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        await (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] })).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_survey_past_its_last_day_takes_no_answers_before_the_sweeper_came_by()
    {
        var token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");
        host.Time.PassDays(29);

        await (await host.Anyone.SubmitAsync(survey, token)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
    }

    [Fact]
    public async Task A_survey_that_opens_later_says_when()
    {
        var draft = await host.DraftAsync(title: "Later");
        await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today.AddDays(3), host.Today.AddDays(9)));

        var problem = await (await host.Anyone.PostAsync($"surveys/{draft.Summary.Slug}/answers", new StartAnswers("halton")))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);

        problem.GetProperty("detail").GetString().ShouldBe("This survey opens on 26 November 2026. You can answer it from then.");
    }

    [Fact]
    public async Task Only_places_that_are_asked_can_be_answered_for()
    {
        var knowsley = (await host.LiveSurveyAsync(owner: EngagementHost.Knowsley)).Summary.Slug;

        foreach (var area in new[] { "halton", "cheshire-and-merseyside", "", "nowhere" })
        {
            await (await host.Anyone.PostAsync($"surveys/{knowsley}/answers", new StartAnswers(area)))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AreaNotAsked);
        }
    }

    [Fact]
    public async Task A_question_reused_for_a_place_is_not_asked_there_and_its_answer_is_refused()
    {
        var draft = await host.DraftAsync([Questions.Single(), Questions.Scale()], title: "With reuse");
        await host.InDatabaseAsync((_, db) =>
        {
            db.ReusedQuestions.Add(new ReusedQuestion(draft.Summary.Id, EngagementHost.Halton, "ease"));
            return db.SaveChangesAsync();
        });
        var slug = draft.Summary.Slug;
        await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today));

        var halton = await (await host.Anyone.PostAsync($"surveys/{slug}/answers", new StartAnswers("halton"))).ReadAsync<AnswersInProgress>();
        var wirral = await (await host.Anyone.PostAsync($"surveys/{slug}/answers", new StartAnswers("wirral"))).ReadAsync<AnswersInProgress>();
        halton.Questions.Select(question => question.Code).ShouldBe(["score"]);
        wirral.Questions.Select(question => question.Code).ShouldBe(["ease", "score"]);

        var problem = await (await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        problem.SentencesOn("ease").ShouldBe(["This question is not asked in the place you chose. Leave its answer out."]);
    }

    [Fact]
    public async Task Half_filled_answers_are_thrown_away_after_thirty_days()
    {
        var draft = await host.DraftAsync(title: "A long survey");
        await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today, host.Today.AddDays(90)));
        var token = await host.Anyone.StartAnswersAsync(draft.Summary.Slug);
        var sweeper = host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single();

        host.Time.PassDays(AnswerDraft.KeptDays);
        await sweeper.SweepAsync(CancellationToken.None);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(1);

        host.Time.PassDays(1);
        await (await host.Anyone.AnswerAsync(draft.Summary.Slug, token, "ease", "easy")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        await sweeper.SweepAsync(CancellationToken.None);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(0);
    }
}
