using System.Net;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class EqualityResultsTests : IAsyncLifetime
{
    private const string Sex = "@equality.sex";

    private EngagementHost host = null!;
    private string survey = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync()).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_question_is_shown_by_what_people_said_about_themselves()
    {
        await AnswerAsync(20, "easy", "female");
        await AnswerAsync(10, "hard", "male");
        await AnswerAsync(10, "easy", "male");
        await AnswerAsync(10, "hard", sex: null);

        var bySex = await BreakdownAsync(Sex);

        bySex.By.Text.ShouldBe("What is your sex?");
        bySex.By.Equality.ShouldBeTrue();
        bySex.Question.Answered.About.ShouldBe(50, "everybody, also those who said nothing about themselves");
        bySex.Grouped!.Value.About.ShouldBe(40);
        bySex.Groups.Select(group => (group.Value, group.Answered.About, group.Options[0].Percent)).ShouldBe(
            [("female", 20, 100), ("male", 20, 50), ("prefer-not-to-say", 0, 0)]);
    }

    [Fact]
    public async Task Only_people_of_a_group_are_looked_at()
    {
        await AnswerAsync(20, "easy", "female");
        await AnswerAsync(10, "hard", "male", area: "wirral");
        await AnswerAsync(10, "hard", sex: null);

        var men = await ExploreAsync($"{Sex}:male");

        men.Filters.ShouldBe([new ResultsFilter(Sex, "male", "What is your sex?", "Male")]);
        men.Results.Respondents.About.ShouldBe(10);
        men.All.About.ShouldBe(40);
        men.Results.Areas.Select(area => area.Respondents.About).ShouldBe([0, 0, 10]);
        men.Results.Questions.Single(question => question.Code == "ease").Options.Select(option => option.Count.About).ShouldBe([0, 10]);
        (await BreakdownAsync("@place", $"{Sex}:male")).Groups.Select(group => group.Answered.About).ShouldBe([0, 0, 10]);
    }

    [Fact]
    public async Task A_small_group_is_hidden_with_another_so_that_no_total_gives_it_away()
    {
        await AnswerAsync(20, "easy", "female");
        await AnswerAsync(12, "easy", "male");
        await AnswerAsync(3, "hard", "prefer-not-to-say");

        (await BreakdownAsync(Sex)).Groups.Select(group => group.Answered.About).ShouldBe([20, null, null]);
        (await ExploreAsync($"{Sex}:prefer-not-to-say")).Results.Respondents.About.ShouldBeNull();
        (await ExploreAsync($"{Sex}:male")).Results.Respondents.About.ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_mind_and_a_withdrawal_are_seen_at_the_next_look()
    {
        await AnswerAsync(10, "easy", "female");
        var receipts = await AnswerAsync(10, "easy", "male");
        (await BreakdownAsync(Sex)).Groups.Select(group => group.Answered.About).ShouldBe([10, 10, 0]);

        foreach (var receipt in receipts)
        {
            await host.Anyone.KeepEqualityAsync(receipt, ("sex", "female"));
        }

        (await BreakdownAsync(Sex)).Groups.Select(group => group.Answered.About).ShouldBe([20, 0, 0]);
        foreach (var receipt in receipts)
        {
            await host.Anyone.WithdrawAsync(receipt);
        }

        (await BreakdownAsync(Sex)).Groups.Select(group => group.Answered.About).ShouldBe([10, 0, 0]);
    }

    [Fact]
    public async Task Nobody_in_any_group_is_said_as_it_is()
    {
        await AnswerAsync(12, "easy", sex: null);

        var bySex = await BreakdownAsync(Sex);

        bySex.Grouped!.Value.About.ShouldBe(0);
        bySex.Groups.ShouldAllBe(group => group.Answered.About == 0);
        bySex.Question.Answered.About.ShouldBe(10);
    }

    [Fact]
    public async Task Groups_are_for_the_team_also_after_the_release()
    {
        await AnswerAsync(20, "easy", "female");
        await host.SystemLead.PostAsync($"surveys/{survey}/close", null);
        await host.SystemLead.PostAsync($"surveys/{survey}/release", null);

        await (await host.Anyone.GetAsync($"surveys/{survey}/results/by/{Sex}/ease")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.Anyone.GetAsync($"surveys/{survey}/results/by/@place/ease?filter={Sex}:female"))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        (await ExploreAsync()).Dimensions.Where(dimension => dimension.Equality).ShouldNotBeEmpty();
        (await BreakdownAsync(Sex)).Groups[0].Answered.About.ShouldBe(20);
    }

    [Fact]
    public async Task What_people_wrote_about_themselves_is_nothing_to_look_by()
    {
        await AnswerAsync(10, "easy", "female");

        (await ExploreAsync()).Dimensions.Where(dimension => dimension.Equality).ShouldAllBe(dimension => dimension.Values.Count > 1);
        await (await host.SystemLead.GetAsync($"surveys/{survey}/results/by/@equality.gender.no/ease")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.SystemLead.GetAsync($"surveys/{survey}/results/by/sex/ease")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_survey_that_asks_none_is_not_divided_by_them()
    {
        var draft = await host.DraftAsync(title: "Without");
        await host.SystemLead.SendAsync(
            HttpMethod.Put,
            $"surveys/{draft.Summary.Slug}",
            new EditSurvey("Without", draft.Definition with { AsksEquality = false }, draft.Version));
        survey = draft.Summary.Slug;
        await host.SystemLead.PublishAsync(survey, new PublishSurvey(host.Today, host.Today.AddDays(7)));
        await AnswerAsync(10, "easy", sex: null);

        (await ExploreAsync()).Dimensions.ShouldNotContain(dimension => dimension.Equality);
        await (await host.SystemLead.GetAsync($"surveys/{survey}/results/by/{Sex}/ease")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.SystemLead.GetAsync($"surveys/{survey}/results/explore?filter={Sex}:female")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    private async Task<Breakdown> BreakdownAsync(string dimension, string? filter = null) =>
        (await host.SystemLead.GetAsync<Breakdown>($"surveys/{survey}/results/by/{dimension}/ease{(filter is null ? "" : $"?filter={filter}")}"))!;

    private async Task<ExploredResults> ExploreAsync(string? filter = null) =>
        (await host.SystemLead.GetAsync<ExploredResults>($"surveys/{survey}/results/explore{(filter is null ? "" : $"?filter={filter}")}"))!;

    private async Task<IReadOnlyList<string>> AnswerAsync(int people, string ease, string? sex, string area = "halton")
    {
        var receipts = new List<string>();
        for (var number = 0; number < people; number++)
        {
            var receipt = await (await host.Anyone.RespondAsync(survey, new() { ["ease"] = [ease] }, area: area)).ReadAsync<Receipt>();
            if (sex is not null)
            {
                (await host.Anyone.KeepEqualityAsync(receipt.Code, ("sex", sex))).StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            receipts.Add(receipt.Code);
        }

        return receipts;
    }
}
