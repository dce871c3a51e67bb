using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class ExploreResultsTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_team_looks_at_a_places_people_or_at_those_who_gave_an_answer()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 20, "easy", "5");
        await AnswerAsync(slug, "halton", 10, "hard", "1");
        await AnswerAsync(slug, "knowsley", 15, "hard", "1");
        await AnswerAsync(slug, "wirral", 25, "easy", "5");

        var halton = await ExploreAsync(slug, "@place:halton");
        halton.All.About.ShouldBe(70);
        halton.Results.Respondents.About.ShouldBe(30);
        halton.Filters.ShouldBe([new ResultsFilter("@place", "halton", "Place", "Halton")]);
        Options(halton.Results, "ease").ShouldBe([(20, 67), (10, 33)]);
        halton.Results.Areas.ShouldBeEmpty();

        var hard = await ExploreAsync(slug, "ease:hard");
        hard.Results.Respondents.About.ShouldBe(25);
        hard.Results.Questions.ShouldNotContain(question => question.Code == "ease");
        hard.Results.Questions.Single(question => question.Code == "score").Mean.ShouldBe(1);
        hard.Results.Areas.Select(area => area.Respondents.About).ShouldBe([10, 15, 0]);

        (await ExploreAsync(slug, "ease:hard", "@place:halton")).Results.Respondents.About.ShouldBe(10);
    }

    [Fact]
    public async Task A_question_is_shown_by_place_and_by_the_answers_to_another()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 20, "easy", "5");
        await AnswerAsync(slug, "halton", 10, "hard", "1");
        await AnswerAsync(slug, "knowsley", 15, "hard", "1");
        await AnswerAsync(slug, "wirral", 25, "easy", "5");

        var byPlace = await host.SystemLead.GetAsync<Breakdown>($"surveys/{slug}/results/by/@place/ease");
        byPlace!.Question.Answered.About.ShouldBe(70);
        byPlace.Groups.Select(group => (group.Text, group.Answered.About, group.Options[0].Percent)).ShouldBe(
            [("Halton", 30, 67), ("Knowsley", 15, 0), ("Wirral", 25, 100)]);

        var byEase = await host.SystemLead.GetAsync<Breakdown>($"surveys/{slug}/results/by/ease/score?filter=@place:halton");
        byEase!.By.Text.ShouldBe("How easy is it?");
        byEase.Groups.Select(group => (group.Text, group.Answered.About, group.Mean)).ShouldBe([("Easy", 20, 5m), ("Hard", 10, 1m)]);
        byEase.Selected.About.ShouldBe(30);
    }

    [Fact]
    public async Task A_filter_that_leaves_out_a_few_people_shows_nothing_of_the_others()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 40, "easy", "5");
        await AnswerAsync(slug, "halton", 3, "hard", "1");

        var easy = await ExploreAsync(slug, "ease:easy");

        easy.Results.Respondents.About.ShouldBeNull();
        easy.Results.Questions.SelectMany(question => question.Options).ShouldAllBe(option => option.Count.About == null);
        easy.Results.Questions.ShouldAllBe(question => question.Answered.About == null && question.Mean == null);
    }

    [Fact]
    public async Task What_comes_and_goes_between_two_looks_is_counted()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 20, "easy", "5");
        (await ExploreAsync(slug)).Results.Respondents.About.ShouldBe(20);

        await AnswerAsync(slug, "wirral", 9, "hard", "1");
        var receipt = await (await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["hard"] }, area: "wirral")).ReadAsync<Receipt>();
        var grown = await ExploreAsync(slug);
        grown.Results.Respondents.About.ShouldBe(30);
        Options(grown.Results, "ease").ShouldBe([(20, 67), (10, 33)]);

        // One goes and another comes, so that there are as many as before.
        (await host.Anyone.PostAsJsonAsync("receipts/withdraw", new OpenReceipt(receipt.Code), Json.Options)).EnsureSuccessStatusCode();
        await AnswerAsync(slug, "halton", 4, "easy", "5");
        await AnswerAsync(slug, "wirral", 4, "hard", "5");
        var changed = await ExploreAsync(slug);
        Options(changed.Results, "ease").ShouldBe([(25, 71), (15, 43)]);
    }

    [Fact]
    public async Task Only_the_team_looks_closer_and_everybody_compares_places_once_released()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 20, "easy", "5");
        await AnswerAsync(slug, "wirral", 20, "hard", "5");
        var elsewhere = host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral));

        await (await host.Anyone.GetAsync($"surveys/{slug}/results/by/@place/ease")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await host.SystemLead.PostAsync($"surveys/{slug}/close", null);
        await host.SystemLead.PostAsync($"surveys/{slug}/release", null);

        await (await host.Anyone.GetAsync($"surveys/{slug}/results/explore")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await elsewhere.GetAsync($"surveys/{slug}/results/explore")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await elsewhere.GetAsync($"surveys/{slug}/results/by/score/ease")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await host.Anyone.GetAsync($"surveys/{slug}/results/by/@place/ease?filter=score:5")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        (await host.Anyone.GetAsync<Breakdown>($"surveys/{slug}/results/by/@place/ease"))!
            .Groups.Select(group => (group.Text, group.Options[0].Percent)).ShouldBe([("Halton", 100), ("Knowsley", 0), ("Wirral", 0)]);
    }

    [Fact]
    public async Task A_filter_that_is_none_is_told()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 20, "easy", "5");

        foreach (var filters in new[] { "filter=ease", "filter=ease:gone", "filter=gone:easy", "filter=ease:easy&filter=ease:hard", "filter=why:x" })
        {
            await (await host.SystemLead.GetAsync($"surveys/{slug}/results/explore?{filters}"))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        }

        await (await host.SystemLead.GetAsync($"surveys/{slug}/results/by/ease/ease")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        await (await host.SystemLead.GetAsync($"surveys/{slug}/results/by/why/ease")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.SystemLead.GetAsync($"surveys/{slug}/results/by/ease/gone")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<ExploredResults> ExploreAsync(string slug, params string[] filters) =>
        (await host.SystemLead.GetAsync<ExploredResults>(
            $"surveys/{slug}/results/explore?{string.Join('&', filters.Select(filter => $"filter={Uri.EscapeDataString(filter)}"))}"))!;

    private static List<(int?, int?)> Options(SurveyResults results, string code) =>
        [.. results.Questions.Single(question => question.Code == code).Options.Select(option => (option.Count.About, option.Percent))];

    private async Task AnswerAsync(string slug, string area, int people, string ease, string score)
    {
        for (var number = 0; number < people; number++)
        {
            (await host.Anyone.RespondAsync(slug, new() { ["ease"] = [ease], ["score"] = [score] }, area: area))
                .StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }
}
