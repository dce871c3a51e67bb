using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>The journey that a newcomer takes first: the system's draft finds that three places asked already.</summary>
public sealed class DemonstrationReuseTests : IAsyncLifetime
{
    private const string Liverpool = "E08000012";

    private EngagementHost host = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync(("Demonstration", "true"));
        await host.SeedAsync();
        await host.HearAsync<KeepAreas, AreasDefined>(new AreasDefined([new Area(Liverpool, "liverpool", "Liverpool", AreaKind.Place, EngagementHost.System)]));
        await host.KnowPopulationsAsync();
        await host.HearAsync<KeepPopulation, PopulationProfilesPublished>(
            new PopulationProfilesPublished([new PopulationProfile(Liverpool, 400_000, [], [], [])]));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Two_questions_of_the_draft_are_answered_by_three_places()
    {
        var check = await host.SystemLead.GetAsync<ReuseCheck>("surveys/system-gp-2027/reuse");

        check!.Questions.Where(question => question.Candidates.Count(candidate => candidate.Comparable) >= 3)
            .Select(question => question.Question.Code).ShouldBe(["phone-access", "gp-experience"]);
        foreach (var question in check.Questions.Where(question => question.Question.Code is "phone-access" or "gp-experience"))
        {
            var best = question.Candidates.Take(3).ToList();
            best.Select(candidate => candidate.AreaName).ShouldBe(["Knowsley", "Liverpool", "Wirral"], ignoreOrder: true);
            best.ShouldAllBe(candidate => candidate.Comparable && candidate.SampleSize.About >= 100);
            var reuse = await (await host.SystemLead.SendAsync(
                HttpMethod.Put,
                $"surveys/system-gp-2027/reuse/{question.Question.Code}",
                new AcceptReuse([.. best.Select(candidate => candidate.EvidenceId)]))).ReadAsync<QuestionReuse>();
            reuse.Pooled!.Options.ShouldAllBe(option => option.Percent != null && option.Low <= option.Percent && option.Percent <= option.High);
            reuse.Pooled.Options.Sum(option => option.Percent!.Value).ShouldBeInRange(98, 102);
            reuse.Pooled.Missing.ShouldBe(["Halton"]);
        }

        check = await host.SystemLead.GetAsync<ReuseCheck>("surveys/system-gp-2027/reuse");
        check!.Questions.ShouldAllBe(question => !question.NeedsDecision, "a newcomer can publish it then");
        check.Saving.QuestionsNotAsked.ShouldBe(6);
        check.Saving.PlacesSpared.ShouldBe(3);
    }

    [Fact]
    public async Task A_question_in_other_words_is_found_while_it_is_written()
    {
        var found = await (await host.SystemLead.PostAsync(
            "surveys/system-gp-2027/reuse/like",
            new QuestionBeingWritten("Is it hard to reach your doctor's surgery on the telephone?", QuestionKind.SingleChoice)))
            .ReadAsync<IReadOnlyList<ReuseCandidate>>();

        found.Select(candidate => candidate.AreaName).Intersect(["Knowsley", "Liverpool", "Wirral"]).Count().ShouldBe(3);
        found.ShouldAllBe(candidate => candidate.Reason.Length > 0 && !candidate.Comparable);
    }

    [Theory]
    [InlineData("knowsley-gp-2026")]
    [InlineData("liverpool-gp-2026")]
    [InlineData("wirral-gp-2026")]
    public async Task Their_results_are_public(string slug)
    {
        var results = await host.Anyone.GetAsync<SurveyResults>($"surveys/{slug}/results");

        results!.State.ShouldBe(SurveyState.Released);
        results.Demonstration.ShouldBeTrue();
        results.Areas.Single().Respondents.ShouldBe(results.Respondents);
        results.Questions.ShouldAllBe(question => question.Options.Any(option => option.Percent > 0));
    }
}
