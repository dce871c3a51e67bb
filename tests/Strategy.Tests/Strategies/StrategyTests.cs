using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Strategy.Tests.StrategyHouse;

namespace IcpEngage.Strategy.Tests.Strategies;

public sealed class StrategyTests
{
    [Fact]
    public async Task The_demonstration_strategy_has_three_clauses_and_says_that_it_is_made_up()
    {
        await using var house = await OpenAsync();

        var strategy = await house.StrategyAsync();

        strategy.Demonstration.ShouldBeTrue();
        strategy.Title.ShouldStartWith("Demonstration strategy");
        strategy.Clauses.Select(clause => clause.Number).ShouldBe([1, 2, 3]);
        strategy.Clauses[0].Heading.ShouldBe("Getting help from general practice");
        strategy.Clauses.ShouldAllBe(clause => clause.Citations.Count == 0 && clause.Version == 1);
    }

    [Fact]
    public async Task Without_a_strategy_the_answer_says_so()
    {
        await using var house = await OpenAsync(demonstration: false);

        await house.Anybody.GetAsync("strategy").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Anybody_reads_released_evidence_newest_first()
    {
        await using var house = await OpenAsync();
        var older = await house.ReleaseAsync(SomeEvidence("Wirral", new DateOnly(2026, 2, 28)));
        var newer = await house.ReleaseAsync(SomeEvidence("Knowsley", new DateOnly(2026, 6, 30)));

        var evidence = await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>();

        evidence.Select(one => one.Id).ShouldBe([newer.Id, older.Id]);
    }

    [Fact]
    public async Task Evidence_is_kept_as_it_was_released()
    {
        await using var house = await OpenAsync();
        var released = await house.ReleaseAsync();

        var evidence = await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>();

        JsonSerializer.Serialize(evidence.Single(), Json.Options)
            .ShouldBe(JsonSerializer.Serialize(released, Json.Options));
    }

    [Fact]
    public async Task Evidence_heard_of_twice_is_listed_once()
    {
        await using var house = await OpenAsync();
        var released = new EvidenceReleased(Guid.CreateVersion7(), SomeEvidence());

        await house.DeliverAsync(released, released);

        (await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Evidence_that_was_asked_elsewhere_can_be_cited()
    {
        await using var house = await OpenAsync();
        var elsewhere = SomeEvidence() with
        {
            SurveySlug = null,
            Source = new EvidenceSource("Example Voices", null, "Carers", "", FiguresGiven.Exact),
        };
        await house.DeliverAsync(new EvidenceReleased(SurveyId: null, elsewhere));

        var clause = await house.ClauseAsync();
        var cited = await house.CiteAsync(clause, new CiteEvidence(elsewhere.Id, null, "Carers say so.", clause.Version)).ReadAsync<Clause>();

        var citation = cited.Citations.Single(citation => citation.EvidenceId == elsewhere.Id);
        (citation.SurveySlug, citation.Title).ShouldBe((null, elsewhere.Title));
    }
}
