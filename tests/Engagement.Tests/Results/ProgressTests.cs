using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class ProgressTests : IAsyncLifetime
{
    private static readonly DisclosureRule Rule = DisclosureRule.On(new DateOnly(2026, 11, 22));

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Half_filled_answers_count_by_the_furthest_page_they_went_on_from()
    {
        var slug = await SurveyAsync();
        await BeginAsync(slug, 10);
        await BeginAsync(slug, 20, "ease");
        await BeginAsync(slug, 10, "ease", "word");

        // Leaving a question out, or going back to one before, is no step back.
        await BeginAsync(slug, 10, "ease", "score", "ease");
        await RespondAsync(slug, 50);

        var progress = await ProgressAsync(slug);

        progress.Began.About.ShouldBe(100);
        progress.Pages.Select(page => (page.Code, page.WentOn.About, page.Percent)).ShouldBe([("ease", 90, 90), ("word", 70, 70), ("score", 60, 60)]);
        (progress.Sent.About, progress.SentPercent).ShouldBe((50, 50));
    }

    [Fact]
    public async Task What_was_thrown_away_stays_as_a_count()
    {
        var slug = await SurveyAsync();
        await BeginAsync(slug, 10);
        await BeginAsync(slug, 20, "ease", "word");
        await RespondAsync(slug, 30);
        var before = await ProgressAsync(slug);

        await SweepAfterAsync(days: 31);
        var after = await ProgressAsync(slug);
        await SweepAfterAsync(days: 1);

        after.Began.About.ShouldBe(60);
        after.ShouldBeEquivalentTo(before with { State = SurveyState.Closed });
        (await ProgressAsync(slug)).ShouldBeEquivalentTo(after);
    }

    [Fact]
    public async Task Only_the_team_sees_it()
    {
        var slug = await SurveyAsync();

        await (await host.Anyone.GetAsync($"surveys/{slug}/results/progress")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.As(new Grant(Roles.Analyst, EngagementHost.Wirral)).GetAsync($"surveys/{slug}/results/progress"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public void No_two_figures_that_are_shown_are_a_few_people_apart()
    {
        var random = new Random(2);
        for (var round = 0; round < 2_000; round++)
        {
            int[] falling = [.. Enumerable.Range(0, 6).Select(_ => random.Next(60)).OrderDescending()];
            var shown = ShowProgress.Falling(falling, Rule);

            var exact = falling.Where((_, index) => shown[index].About is not null).ToList();
            foreach (var (index, more) in exact.Index())
            {
                exact.Skip(index + 1).ShouldAllBe(less => !Rule.Hides(more - less));
            }
        }
    }

    private async Task<string> SurveyAsync() =>
        (await host.LiveSurveyAsync([Questions.Single(), Questions.Line(), Questions.Scale()])).Summary.Slug;

    private async Task<SurveyProgress> ProgressAsync(string slug) =>
        (await host.SystemLead.GetAsync<SurveyProgress>($"surveys/{slug}/results/progress"))!;

    private async Task BeginAsync(string slug, int people, params string[] pages)
    {
        for (var person = 0; person < people; person++)
        {
            var token = await host.Anyone.StartAnswersAsync(slug);
            foreach (var page in pages)
            {
                (await host.Anyone.AnswerAsync(slug, token, page, page == "ease" ? ["easy"] : [])).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
    }

    private async Task RespondAsync(string slug, int people)
    {
        for (var person = 0; person < people; person++)
        {
            (await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] })).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    private async Task SweepAfterAsync(int days)
    {
        host.Time.PassDays(days);
        await host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single().SweepAsync(CancellationToken.None);
    }
}
