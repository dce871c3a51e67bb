using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class ResultsTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_team_sees_results_of_a_live_survey_with_small_counts_hidden()
    {
        await host.KnowPopulationsAsync();
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await AnswerAsync(slug, "halton", 13, "easy");
        await AnswerAsync(slug, "halton", 8, "hard");
        await AnswerAsync(slug, "knowsley", 9, "easy");
        await AnswerAsync(slug, "wirral", 2, "hard");

        var results = await host.SystemLead.GetAsync<SurveyResults>($"surveys/{slug}/results");

        results!.State.ShouldBe(SurveyState.Live);
        results.Respondents.About.ShouldBe(30);
        results.Areas.Select(area => (area.Name, area.Respondents.About, area.SamplePercent, area.PopulationPercent)).ShouldBe(
            [("Halton", 20, 67, 17), ("Knowsley", null, null, 33), ("Wirral", null, null, 50)]);
        var ease = results.Questions.Single(question => question.Code == "ease");
        ease.Answered.About.ShouldBe(30);
        ease.Options.Select(option => (option.Count.About, option.Percent)).ShouldBe([(20, 67), (10, 33)]);
        results.Questions.Select(question => question.Kind).ShouldNotContain(QuestionKind.Information);
        results.Questions.Where(question => question.Kind is QuestionKind.ShortText or QuestionKind.LongText)
            .ShouldAllBe(question => question.Options.Count == 0 && question.Mean == null);
    }

    [Fact]
    public async Task Results_are_public_once_released_and_the_teams_before()
    {
        var slug = (await host.LiveSurveyAsync(owner: EngagementHost.Halton)).Summary.Slug;
        await AnswerAsync(slug, "halton", 10, "easy");

        await (await host.Anyone.GetAsync($"surveys/{slug}/results")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral)).GetAsync($"surveys/{slug}/results"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await host.HaltonLead.PostAsync($"surveys/{slug}/close", null);
        var before = await host.HaltonLead.GetAsync<SurveyResults>($"surveys/{slug}/results");
        await host.HaltonLead.PostAsync($"surveys/{slug}/release", null);
        var after = await host.Anyone.GetAsync<SurveyResults>($"surveys/{slug}/results");

        after!.ShouldBeEquivalentTo(before! with { State = SurveyState.Released, ReleasedBy = after!.ReleasedBy });
    }

    [Fact]
    public async Task An_analyst_sees_results_before_release_within_their_own_scope()
    {
        var slug = (await host.LiveSurveyAsync(owner: EngagementHost.Halton)).Summary.Slug;
        await AnswerAsync(slug, "halton", 10, "easy");

        (await host.As(new Grant(Roles.Analyst, EngagementHost.Halton)).GetAsync<SurveyResults>($"surveys/{slug}/results"))!
            .State.ShouldBe(SurveyState.Live);
        (await host.As(new Grant(Roles.Analyst, Grant.WholeSystem)).GetAsync($"surveys/{slug}/results")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await host.As(new Grant(Roles.Analyst, EngagementHost.Wirral)).GetAsync($"surveys/{slug}/results"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await host.As(new Grant(Roles.PlaceLead, EngagementHost.Halton)).GetAsync($"surveys/{slug}/results"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task A_draft_has_no_results()
    {
        var draft = await host.DraftAsync();

        await (await host.SystemLead.GetAsync($"surveys/{draft.Summary.Slug}/results"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
        await (await host.Anyone.GetAsync($"surveys/{draft.Summary.Slug}/results"))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.Anyone.GetAsync("surveys/no-such/results")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public void One_pass_counts_every_kind_by_place()
    {
        var tally = new CodedResponses(new SurveyDefinition("", Questions.OneOfEach));
        tally.Add(1, "A", new Dictionary<string, IReadOnlyList<string>>
        {
            ["ease"] = ["hard"],
            ["ways"] = ["online", "phone"],
            ["score"] = ["5"],
            ["days"] = ["2.5"],
            ["why"] = ["So"],
        });
        tally.Add(2, "A", new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["gone"], ["ways"] = [], ["score"] = ["1"] });
        tally.Add(3, "B", new Dictionary<string, IReadOnlyList<string>> { ["days"] = ["4"] });

        var counts = tally.ByArea();

        counts["A"].Respondents.ShouldBe(2);
        Count("ease").ShouldBe((1, "0 1", 0));
        Count("ways").ShouldBe((1, "1 1 0", 0));
        Count("score").ShouldBe((2, "1 0 0 0 1", 0));
        Count("days").ShouldBe((1, "", 2.5m));
        counts["A"].Questions["why"].Answered.ShouldBe(1);
        counts["A"].Questions.ShouldNotContain(question => question.Key == "note");
        counts["B"].Questions["days"].Sum.ShouldBe(4);

        (int Answered, string Chosen, decimal Sum) Count(string code) =>
            counts["A"].Questions[code] is var one ? (one.Answered, string.Join(' ', one.Chosen), one.Sum) : default;
    }

    private async Task AnswerAsync(string slug, string area, int people, string answer)
    {
        for (var number = 0; number < people; number++)
        {
            (await host.Anyone.RespondAsync(slug, new() { ["ease"] = [answer] }, area: area)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }
}
