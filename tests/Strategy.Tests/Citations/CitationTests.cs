using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Strategy.Tests.StrategyHouse;

namespace IcpEngage.Strategy.Tests.Citations;

public sealed class CitationTests : IAsyncLifetime
{
    private const string Why = "Two in five find it easy to get through.";

    private StrategyHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_clause_shows_the_evidence_it_rests_on_and_who_says_so()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, "phone", $" {Why} ", clause.Version)).ReadAsync<Clause>();

        cited.Version.ShouldBe(2);
        cited.Citations.ShouldHaveSingleItem().ShouldBe(new Citation(
            evidence.Id,
            "halton-gp-2026",
            "Your GP practice in Halton",
            "Halton",
            "How easy is it to get through on the phone?",
            Why,
            "Alex Example"));
        (await house.ClauseAsync()).Citations.ShouldBe(cited.Citations);
    }

    [Fact]
    public async Task Evidence_can_be_cited_as_a_whole()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();

        cited.Citations.ShouldHaveSingleItem().QuestionText.ShouldBeNull();
    }

    [Fact]
    public async Task Others_hear_of_a_citation_and_that_it_was_taken_back()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, "phone", Why, clause.Version)).ReadAsync<Clause>();
        await house.SettleAsync();
        var uncited = await house.UnciteAsync(cited, evidence.Id).ReadAsync<Clause>();
        await house.SettleAsync();

        uncited.Citations.ShouldBeEmpty();
        uncited.Version.ShouldBe(3);
        house.Heard.Events.ShouldBe(
        [
            new EvidenceCited(evidence.Id, clause.Id, clause.Heading, Cited: true, Version: 2),
            new EvidenceCited(evidence.Id, clause.Id, clause.Heading, Cited: false, Version: 3),
        ]);
    }

    [Fact]
    public async Task Evidence_taken_back_can_be_cited_again()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();
        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();
        var uncited = await house.UnciteAsync(cited, evidence.Id).ReadAsync<Clause>();

        var again = await house.CiteAsync(uncited, new CiteEvidence(evidence.Id, "phone", Why, uncited.Version)).ReadAsync<Clause>();

        again.Citations.ShouldHaveSingleItem().QuestionText.ShouldNotBeNull();
    }

    [Fact]
    public async Task Evidence_that_was_never_released_cannot_be_cited()
    {
        var clause = await house.ClauseAsync();

        var problem = await house.CiteAsync(clause, new CiteEvidence(Guid.NewGuid(), null, Why, clause.Version))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("evidenceId").ShouldBe("Choose evidence that has been released.");
    }

    [Fact]
    public async Task A_question_that_the_evidence_did_not_ask_cannot_be_cited()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var problem = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, "parking", Why, clause.Version))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("questionCode").ShouldBe("Choose one of the questions of that evidence, or the evidence as a whole.");
    }

    [Fact]
    public async Task A_clause_cites_the_same_evidence_once()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();
        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();

        var problem = await house.CiteAsync(cited, new CiteEvidence(evidence.Id, "phone", Why, cited.Version))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("evidenceId").ShouldBe("This clause already cites that evidence.");
    }

    [Fact]
    public async Task Two_clauses_can_cite_the_same_evidence()
    {
        var evidence = await house.ReleaseAsync();
        foreach (var clause in (await house.StrategyAsync()).Clauses.Take(2))
        {
            await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();
        }

        (await house.StrategyAsync()).Clauses.Select(clause => clause.Citations.Count).ShouldBe([1, 1, 0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("so")]
    [InlineData(null)]
    public async Task A_citation_says_how_the_evidence_bears_on_the_clause(string? why)
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var problem = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, why!, clause.Version))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("why").ShouldContain("must be 3 to 500 characters long");
    }

    [Fact]
    public async Task An_older_version_of_the_clause_is_refused_as_stale()
    {
        var evidence = await house.ReleaseAsync();
        var other = await house.ReleaseAsync(SomeEvidence("Wirral"));
        var clause = await house.ClauseAsync();
        await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();

        await house.CiteAsync(clause, new CiteEvidence(other.Id, null, Why, clause.Version))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
        await house.UnciteAsync(clause, evidence.Id).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task Of_two_who_cite_at_the_same_moment_one_is_told_that_it_is_stale()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2)
            .Select(_ => house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version))));

        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        (await house.ClauseAsync()).Citations.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_citation_that_is_not_there_cannot_be_taken_back()
    {
        var clause = await house.ClauseAsync();

        await house.UnciteAsync(clause, Guid.NewGuid()).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task A_clause_that_is_not_there_cannot_cite()
    {
        var clause = await house.ClauseAsync() with { Id = Guid.NewGuid() };

        await house.CiteAsync(clause, new CiteEvidence(Guid.NewGuid(), null, Why, 1))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Theory]
    [InlineData(Roles.Secretariat, Grant.WholeSystem, HttpStatusCode.OK)]
    [InlineData(Roles.EngagementLead, Grant.WholeSystem, HttpStatusCode.OK)]
    [InlineData(Roles.EngagementLead, "E06000006", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Communications, Grant.WholeSystem, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Administrator, Grant.WholeSystem, HttpStatusCode.Forbidden)]
    public async Task Only_the_systems_secretariat_and_engagement_leads_cite(string role, string scope, HttpStatusCode status)
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        using var answer = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version), house.Holder(role, scope));

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_places_engagement_lead_takes_no_citation_back()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();
        var cited = await house.CiteAsync(clause, new CiteEvidence(evidence.Id, null, Why, clause.Version)).ReadAsync<Clause>();

        await house.UnciteAsync(cited, evidence.Id, house.Holder(Roles.EngagementLead, "E06000006"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task Nobody_cites_without_signing_in()
    {
        var clause = await house.ClauseAsync();

        await house.CiteAsync(clause, new CiteEvidence(Guid.NewGuid(), null, Why, 1), house.Anybody)
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await house.UnciteAsync(clause, Guid.NewGuid(), house.Anybody)
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }
}
