using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>What is released by place, neighbourhood and equality group.</summary>
public sealed class ReleasedTablesTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private string slug = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.HearAsync<KeepAreas, AreasDefined>(new AreasDefined(
        [
            new Area("E05000002", "birch", "Birch", AreaKind.Neighbourhood, EngagementHost.Wirral),
            new Area("E05000001", "appleton", "Appleton", AreaKind.Neighbourhood, EngagementHost.Halton),
            new Area("E05000003", "heath", "Heath", AreaKind.Neighbourhood, EngagementHost.Halton),
        ]));
        var home = new Question { Code = "home", Kind = QuestionKind.Neighbourhood, Text = "Where do you live?" };
        slug = (await host.LiveSurveyAsync([home, Questions.Single(), Questions.Scale()])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Everybody_sees_released_figures_by_neighbourhood_and_group_and_small_ones_are_hidden()
    {
        await RespondAsync(12, "E05000001", "easy", "25-34");
        await RespondAsync(10, "E05000001", "hard", "25-34");
        await RespondAsync(9, "E05000003", "easy", "65-74");
        await RespondAsync(3, "E05000003", "hard", null);
        await ReleaseAsync();

        var by = (await host.Anyone.GetAsync<SurveyResults>($"surveys/{slug}/results"))!.ReleasedBy.Select(each => (each.Code, each.Text)).ToList();
        by.Where(each => each.Code != Dimension.Place).ShouldBe(
            [("@neighbourhood", "Neighbourhood"), ("@equality.age", "Age"), ("@equality.ethnic-group", "Ethnic group"), ("@equality.disability", "Disability")]);
        var wards = await ByAsync("@neighbourhood");
        wards.By.Values.Where(value => value.Within == "Halton").Select(value => value.Text).ShouldBe(["Appleton", "Heath", "Halton: not said"]);
        Figures(wards, "Appleton").ShouldBe([20, null, null], "three who live in Heath would be what is left");
        Figures(wards, "Heath").ShouldBe([10, null, null]);
        var ages = await ByAsync("@equality.age");
        Figures(ages, "16–24").ShouldBe([0, 0, 0]);
        ages.Groups[^1].Text.ShouldBe("Not said");
        Figures(ages, "Not said")[0].ShouldBeNull("three did not say");
        (ages.Released, ages.Groups.Sum(group => group.Answered.About ?? 0)).ShouldBe((true, 20), "one group more is hidden with them");
    }

    [Fact]
    public async Task Other_figures_stay_the_teams_and_nothing_is_out_before_the_release()
    {
        await RespondAsync(9, "E05000001", "easy", null);
        (await host.Anyone.GetAsync($"surveys/{slug}/results/by/@equality.age/ease")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.SystemLead.GetAsync<Breakdown>($"surveys/{slug}/results/by/@equality.age/ease"))!.Released.ShouldBeFalse();

        await ReleaseAsync();

        await (await host.Anyone.GetAsync($"surveys/{slug}/results/by/@equality.sex/ease")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await (await host.Anyone.GetAsync($"surveys/{slug}/results/by/score/ease")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    [Theory]
    [InlineData(40, 46, true)]
    [InlineData(40, 31, true)]
    [InlineData(40, 50, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 7, true)]
    [InlineData(15, 7, true)]
    [InlineData(15, 1, true)]
    [InlineData(20, 7, false)]
    [InlineData(20, 1, false)]
    [InlineData(0, 5, true)]
    [InlineData(10, 0, false)]
    public void A_figure_stays_until_it_is_out_by_more_people_than_may_be_told_apart(int published, int people, bool stays) =>
        DisclosureRule.On(new DateOnly(2026, 11, 22)).Stays(published, people).ShouldBe(stays);

    [Fact]
    public void The_mean_of_a_later_version_tells_nothing_that_its_figures_do_not()
    {
        var scale = Questions.Scale();
        var first = Counted(scale, 20, 30, 40, 30, 20);
        var published = new Published(first.People([]), [first.Question(scale, [])], []);
        var few = Counted(scale, 20, 30, 40, 30, 27, published).Question(scale, []);
        var many = Counted(scale, 20, 30, 40, 30, 60, published).Question(scale, []);

        few.ShouldBeEquivalentTo(first.Question(scale, []));
        many.Options.Select(option => option.Count.About).ShouldBe([20, 30, 40, 30, 60]);
        many.Mean.ShouldBe(3.4m, "(20 + 60 + 120 + 120 + 300) / 180, from what is shown");
    }

    private static Figures Counted(Question scale, int one, int two, int three, int four, int five, Published? before = null) =>
        new(
            new ReleasedCounts(new Dictionary<string, AreaTally>
            {
                ["E06000006"] = new(
                    one + two + three + four + five,
                    new Dictionary<string, QuestionTally>
                    {
                        [scale.Code] = new(one + two + three + four + five, [one, two, three, four, five], one + (2 * two) + (3 * three) + (4 * four) + (5 * five)),
                    }),
            }),
            new Disclosure(DisclosureRule.On(new DateOnly(2026, 11, 22))),
            before);

    private static int?[] Figures(Breakdown by, string group) =>
        by.Groups.Where(each => each.Text == group).Select(each => (int?[])[each.Answered.About, .. each.Options.Select(option => option.Count.About)]).Single();

    private async Task<Breakdown> ByAsync(string dimension) =>
        (await host.Anyone.GetAsync<Breakdown>($"surveys/{slug}/results/by/{dimension}/ease"))!;

    private async Task ReleaseAsync()
    {
        await host.SystemLead.PostAsync($"surveys/{slug}/close", new { });
        await (await host.SystemLead.PostAsync($"surveys/{slug}/release", new { })).ReadAsync<ReleasedEvidence>();
    }

    private async Task RespondAsync(int people, string ward, string ease, string? age)
    {
        for (var person = 0; person < people; person++)
        {
            var receipt = await (await host.Anyone.RespondAsync(slug, new() { ["home"] = [ward], ["ease"] = [ease] })).ReadAsync<Receipt>();
            if (age is not null)
            {
                await (await host.Anyone.KeepEqualityAsync(receipt.Code, ("age", age))).ReadAsync<EqualityQuestions>();
            }
        }
    }
}
