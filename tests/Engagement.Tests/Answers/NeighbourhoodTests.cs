using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;

namespace IcpEngage.Engagement.Tests.Answers;

/// <summary>The question where people live.</summary>
public sealed class NeighbourhoodTests : IAsyncLifetime
{
    private static readonly Question Home = new() { Code = "home", Kind = QuestionKind.Neighbourhood, Text = "Where do you live?" };

    private EngagementHost host = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.HearAsync<KeepAreas, AreasDefined>(new AreasDefined(
        [
            new Area("E05000002", "birch", "Birch", AreaKind.Neighbourhood, EngagementHost.Wirral),
            new Area("E05000001", "appleton", "Appleton", AreaKind.Neighbourhood, EngagementHost.Halton),
        ]));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_that_opens_knows_the_wards_and_each_place_is_asked_its_own()
    {
        var survey = await host.LiveSurveyAsync([Home]);

        survey.Definition.Questions.ShouldHaveSingleItem().Options.Select(option => option.Text)
            .ShouldBe(["Appleton", "Birch", "I’d rather not say", "I cannot find where I live"]);
        (await StartAsync(survey, "halton")).Options.Select(option => option.Code).ShouldBe(["E05000001", "not-said", "not-found"]);
        (await StartAsync(survey, "wirral")).Options.Select(option => option.Code).ShouldBe(["E05000002", "not-said", "not-found"]);
    }

    [Fact]
    public async Task The_wards_code_is_stored_and_the_receipt_says_its_name()
    {
        var survey = await host.LiveSurveyAsync([Home]);

        var receipt = await (await RespondAsync(survey, "E05000001")).ReadAsync<Receipt>();

        var said = (await (await host.Anyone.OpenReceiptAsync(receipt.Code)).ReadAsync<StoredResponse>()).Answers.ShouldHaveSingleItem();
        said.Answer.Values.ShouldBe(["E05000001"]);
        said.Question.InWords(said.Answer.Values).ShouldBe(["Appleton"]);
    }

    [Theory]
    [InlineData("E05000002")]
    [InlineData("Appleton")]
    [InlineData("WA8 6RT")]
    public async Task A_ward_of_another_place_a_name_and_a_postcode_are_refused_and_not_repeated(string answer)
    {
        var survey = await host.LiveSurveyAsync([Home]);

        var refused = await RespondAsync(survey, answer);

        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        problem.SentencesOn("home").ShouldHaveSingleItem().ShouldNotContain(answer);
    }

    [Fact]
    public async Task Results_count_people_by_ward_and_hide_few()
    {
        var survey = await host.LiveSurveyAsync([Home]);
        for (var person = 0; person < 12; person++)
        {
            await (await RespondAsync(survey, person < 10 ? "E05000001" : "not-said")).ReadAsync<Receipt>();
        }

        var results = (await host.SystemLead.GetAsync<SurveyResults>($"surveys/{survey.Summary.Slug}/results"))!;

        var shown = results.Questions.ShouldHaveSingleItem().Options.ToDictionary(option => option.Text, option => option.Count);
        (shown["Birch"].About, shown["I’d rather not say"].About).ShouldBe((0, null), "two people are few, and nobody is nobody");
    }

    private async Task<Question> StartAsync(SurveyDetail survey, string place) =>
        (await (await host.Anyone.PostAsync($"surveys/{survey.Summary.Slug}/answers", new StartAnswers(place))).ReadAsync<AnswersInProgress>())
            .Questions.ShouldHaveSingleItem();

    private Task<HttpResponseMessage> RespondAsync(SurveyDetail survey, string ward) =>
        host.Anyone.RespondAsync(survey.Summary.Slug, new() { ["home"] = [ward] });
}
