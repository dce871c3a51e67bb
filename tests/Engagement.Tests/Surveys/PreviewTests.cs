using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class PreviewTests : IAsyncLifetime
{
    private static readonly SurveyDefinition Branching = new("", [
        Questions.Single(),
        Questions.Lines() with { ShownIf = "{ease} = \"hard\"", Text = "Why {ease}?" },
        Questions.Scale()])
    {
        Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["ease/text"] = "Pa mor hawdd?" } }],
    };

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_is_asked_of_a_draft_follows_from_the_answers_and_nothing_is_stored()
    {
        var draft = await host.DraftAsync(Branching);

        var first = await (await TryAsync(draft, new(Page()))).ReadAsync<AnswersInProgress>();
        var hard = await (await TryAsync(draft, new(Page(), Page(("ease", "hard"))))).ReadAsync<AnswersInProgress>();
        var again = await (await TryAsync(draft, new(Page(("ease", "hard"), ("gone", "x")), Page(("ease", "easy"))))).ReadAsync<AnswersInProgress>();

        first.Questions.Select(question => question.Code).ShouldBe(["ease", "score"]);
        hard.Questions.Select(question => question.Text).ShouldBe(["How easy is it?", "Why Hard?", "How good is it?"]);
        hard.Answers["ease"].Values.ShouldBe(["hard"]);
        again.Questions.Select(question => question.Code).ShouldBe(["ease", "score"]);
        (await host.ReadAsync(db => db.AnswerDrafts.CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task It_says_what_is_wrong_with_an_answer_as_respondents_read_it()
    {
        var draft = await host.DraftAsync([Questions.Single(required: true)]);

        var problem = await (await TryAsync(draft, new(Page(), Page(("ease", ""))))).ShouldBeProblemAsync(
            HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        problem.SentencesOn("ease").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_is_in_the_language_of_the_request_and_says_what_fell_back()
    {
        var draft = await host.DraftAsync(Branching);

        var welsh = await (await host.SystemLead.SendAsync(
            HttpMethod.Post, $"surveys/{draft.Summary.Slug}/preview", new TryAnswers(null), ("Accept-Language", "cy"))).ReadAsync<AnswersInProgress>();

        (welsh.Language, welsh.Questions[0].Text).ShouldBe(("cy", "Pa mor hawdd?"));
        welsh.FallenBack.ShouldContain("score/text");
    }

    [Fact]
    public async Task A_draft_is_previewed_by_nobody_else()
    {
        var draft = await host.DraftAsync(Branching);

        await (await host.Anyone.PostAsync($"surveys/{draft.Summary.Slug}/preview", new TryAnswers(null)))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    [Fact]
    public async Task Questions_are_found_by_their_words_in_every_survey()
    {
        await host.LiveSurveyAsync([Questions.Single(), Questions.Multiple()]);
        host.Time.PassDays(1);
        await host.DraftAsync([Questions.Single() with { Text = "How EASY was parking?" }], EngagementHost.Knowsley);

        (await FoundAsync("easy")).Select(found => found.Question.Text).ShouldBe(["How EASY was parking?", "How easy is it?"]);
        (await FoundAsync("hard parking")).ShouldHaveSingleItem().OwnerAreaName.ShouldBe("Knowsley");
        (await FoundAsync("helicopter")).ShouldBeEmpty();
        await (await host.HaltonLead.GetAsync("questions?words=%20")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    private static Dictionary<string, IReadOnlyList<string>> Page(params (string Code, string Value)[] answers) =>
        answers.ToDictionary(answer => answer.Code, answer => (IReadOnlyList<string>)(answer.Value.Length == 0 ? [] : [answer.Value]));

    private Task<HttpResponseMessage> TryAsync(SurveyDetail survey, TryAnswers answers) =>
        host.SystemLead.PostAsync($"surveys/{survey.Summary.Slug}/preview", answers);

    private async Task<QuestionInSurvey[]> FoundAsync(string words) =>
        (await host.HaltonLead.GetAsync<QuestionInSurvey[]>($"questions?words={Uri.EscapeDataString(words)}"))!;
}
