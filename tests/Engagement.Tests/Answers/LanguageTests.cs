using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Tests.Answers;

/// <summary>One survey in several languages.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private static readonly SurveyDefinition Survey = new(
        "Why.", [Questions.Single() with { Required = true, Hint = "Think of this year." }, Questions.Line() with { Text = "Why is it {ease}?" }])
    {
        Translations =
        [
            new("cy")
            {
                Texts = new Dictionary<string, string>
                {
                    ["title"] = "Cael help", ["ease/text"] = "Pa mor hawdd yw hi?", ["ease/option/easy"] = "Hawdd", ["word/text"] = "Pam mae’n {ease}?",
                },
            },
            new("ar") { Texts = new Dictionary<string, string> { ["ease/text"] = "ما مدى سهولة ذلك؟", ["ease/hint"] = "فكر في هذا العام." } },
            new("ar-x-easyread")
            {
                Texts = new Dictionary<string, string> { ["ease/text"] = "هل هو سهل؟" },
                Pictures = new Dictionary<string, Picture> { ["ease/text"] = new(new string('a', 64), "شخص يتصل بالهاتف") },
            },
        ],
    };

    private EngagementHost host = null!;
    private string survey = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync(Survey)).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_is_read_in_the_language_that_was_chosen_and_what_is_missing_in_its_own()
    {
        var answers = await StartAsync("cy");

        (answers.Language, answers.Title).ShouldBe(("cy", "Cael help"));
        var ease = answers.Questions[0];
        (ease.Text, ease.Hint).ShouldBe(("Pa mor hawdd yw hi?", "Think of this year."));
        ease.Options.Select(option => option.Text).ShouldBe(["Hawdd", "Hard"]);
        answers.FallenBack.ShouldBe(["ease/hint", "ease/option/hard"]);
    }

    [Fact]
    public async Task Easy_Read_falls_back_to_its_language_and_then_to_the_surveys_own()
    {
        var ease = (await StartAsync("ar-x-easyread")).Questions[0];

        (ease.Text, ease.Hint, ease.Options[0].Text).ShouldBe(("هل هو سهل؟", "فكر في هذا العام.", "Easy"));
        ease.Picture!.Description.ShouldBe("شخص يتصل بالهاتف");
    }

    [Theory]
    [InlineData("pl", "en")]
    [InlineData("pl,cy;q=0.5", "cy")]
    [InlineData("cy;q=0.1, ar;q=0.9", "ar")]
    [InlineData("en-GB,cy;q=0.5", "en")]
    [InlineData("cy-GB", "cy")]
    [InlineData("AR-X-EASYREAD", "ar-x-easyread")]
    [InlineData("*;q=1, ;;;, %", "en")]
    public async Task The_first_language_that_the_survey_is_in_counts(string wanted, string given) =>
        (await StartAsync(wanted)).Language.ShouldBe(given);

    [Fact]
    public async Task Earlier_answers_stand_in_later_texts_in_the_language_they_are_read_in()
    {
        var token = (await StartAsync("cy")).Token;

        var kept = await (await AnswerAsync(token, "ease", "easy")).ReadAsync<AnswersInProgress>();

        kept.Questions[1].Text.ShouldBe("Pam mae’n Hawdd?");
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_Welsh_about_the_Welsh_question()
    {
        var token = (await StartAsync("cy")).Token;

        var problem = await (await AnswerAsync(token, "ease", "")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        problem.SentencesOn("ease").ShouldBe(["Dewiswch ateb i “Pa mor hawdd yw hi?”."]);
    }

    [Fact]
    public async Task Whoever_goes_on_elsewhere_goes_on_in_their_language()
    {
        var token = (await StartAsync("ar")).Token;
        var code = await (await host.Anyone.SendAsync(
            HttpMethod.Post, $"surveys/{survey}/answers/return-code", null, (ResponseHeaders.DraftToken, token))).ReadAsync<ReturnCode>();

        var resumed = await (await host.Anyone.PostAsync("answers/resume", new ResumeAnswers(code.Code))).ReadAsync<ResumedAnswers>();

        resumed.Language.ShouldBe("ar");
        var shown = await (await host.Anyone.SendAsync(
            HttpMethod.Get, $"surveys/{survey}/answers", null, (ResponseHeaders.DraftToken, resumed.Token))).ReadAsync<AnswersInProgress>();
        shown.Language.ShouldBe("ar");
    }

    [Fact]
    public async Task A_receipt_shows_what_was_said_in_the_language_that_is_read_now()
    {
        var token = (await StartAsync("cy")).Token;
        await AnswerAsync(token, "ease", "easy");
        await AnswerAsync(token, "word", "Fy ngeiriau");
        var receipt = await (await host.Anyone.SubmitAsync(survey, token)).ReadAsync<Receipt>();

        var welsh = await OpenAsync(receipt.Code, "cy");
        (welsh.Language, welsh.SurveyTitle).ShouldBe(("cy", "Cael help"));
        welsh.Answers.Select(said => said.Question.Text).ShouldBe(["Pa mor hawdd yw hi?", "Pam mae’n Hawdd?"]);
        welsh.Answers.SelectMany(said => said.Question.InWords(said.Answer.Values)).ShouldBe(["Hawdd", "Fy ngeiriau"]);
        welsh.FallenBack.ShouldBe(["ease/hint", "ease/option/hard"]);

        var english = await OpenAsync(receipt.Code, "pl");
        english.Language.ShouldBe("en");
        english.Answers.Select(said => said.Question.Text).ShouldBe(["How easy is it?", "Why is it Easy?"]);
    }

    private async Task<StoredResponse> OpenAsync(string code, string language) =>
        await (await host.Anyone.SendAsync(HttpMethod.Post, "receipts/open", new OpenReceipt(code), ("Accept-Language", language)))
            .ReadAsync<StoredResponse>();

    private async Task<AnswersInProgress> StartAsync(string language) =>
        await (await host.Anyone.SendAsync(
            HttpMethod.Post, $"surveys/{survey}/answers", new StartAnswers("halton"), ("Accept-Language", language))).ReadAsync<AnswersInProgress>();

    private Task<HttpResponseMessage> AnswerAsync(string token, string question, string value) => host.Anyone.SendAsync(
        HttpMethod.Put,
        $"surveys/{survey}/answers",
        new KeepAnswers(new Dictionary<string, IReadOnlyList<string>> { [question] = [value] }),
        (ResponseHeaders.DraftToken, token));
}
