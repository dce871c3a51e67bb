using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Strategy.Tests.StrategyHouse;

namespace IcpEngage.Strategy.Tests.Citations;

/// <summary>What a clause rests on was withdrawn, or a corrected version has replaced it.</summary>
public sealed class EvidenceEndedTests : IAsyncLifetime
{
    private const string Why = "Two in five find it easy to get through.";
    private const string Because = "A practice had sent the same answers many times.";

    private static readonly DateOnly Day = new(2026, 11, 24);

    private StrategyHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_citation_of_withdrawn_evidence_says_when_and_why()
    {
        var evidence = await house.ReleaseAsync();
        await CiteAsync(evidence).ReadAsync<Clause>();

        await WithdrawAsync(evidence.Id);

        var citation = (await house.ClauseAsync()).Citations.ShouldHaveSingleItem();
        citation.Withdrawal.ShouldBe(new EvidenceWithdrawal(Day, Because));
        citation.Title.ShouldBe(evidence.Title);
        citation.Why.ShouldBe(Why, "what the clause said stays to be read");
    }

    [Fact]
    public async Task Withdrawn_evidence_is_not_cited_any_more()
    {
        var evidence = await house.ReleaseAsync();
        await WithdrawAsync(evidence.Id);

        (await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>()).ShouldBeEmpty();
        var problem = await CiteAsync(evidence).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("evidenceId").ShouldBe("That evidence was withdrawn. Choose other evidence.");
    }

    [Fact]
    public async Task A_withdrawal_that_is_told_twice_counts_once()
    {
        var evidence = await house.ReleaseAsync();
        await CiteAsync(evidence).ReadAsync<Clause>();

        await WithdrawAsync(evidence.Id);
        await WithdrawAsync(evidence.Id, "Told again with another reason.");

        (await house.ClauseAsync()).Citations.ShouldHaveSingleItem().Withdrawal!.Because.ShouldBe(Because);
    }

    [Fact]
    public async Task A_withdrawal_that_is_heard_of_before_the_release_counts()
    {
        var evidence = SomeEvidence();
        await WithdrawAsync(evidence.Id);

        await house.ReleaseAsync(evidence);

        (await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>()).ShouldBeEmpty();
        await CiteAsync(evidence).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task A_citation_of_corrected_evidence_says_so_and_leads_to_the_corrected_version()
    {
        var evidence = await house.ReleaseAsync();
        await CiteAsync(evidence).ReadAsync<Clause>();

        var corrected = await house.ReleaseAsync(Corrected(evidence));

        var citation = (await house.ClauseAsync()).Citations.ShouldHaveSingleItem();
        citation.EvidenceId.ShouldBe(evidence.Id, "whether the clause still holds is for people to say");
        citation.Correction.ShouldBe(corrected.Correction);
        citation.CorrectedBy.ShouldBe(corrected.Id);
        (await house.Anybody.GetAsync("evidence").ReadAsync<ReleasedEvidence[]>()).Select(one => one.Id).ShouldBe([corrected.Id]);
        var problem = await CiteAsync(evidence).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.ErrorOf("evidenceId").ShouldContain("A corrected version has replaced that evidence.");
    }

    [Fact]
    public async Task Citing_the_corrected_version_takes_back_the_citation_of_those_before()
    {
        var evidence = await house.ReleaseAsync();
        await CiteAsync(evidence).ReadAsync<Clause>();
        var second = await house.ReleaseAsync(Corrected(evidence));
        var third = await house.ReleaseAsync(Corrected(second));

        var clause = await CiteAsync(third).ReadAsync<Clause>();
        await house.SettleAsync();

        clause.Citations.ShouldHaveSingleItem().EvidenceId.ShouldBe(third.Id);
        house.Heard.Events.Select(told => (told.EvidenceId, told.Cited)).ShouldBe(
            [(evidence.Id, true), (evidence.Id, false), (third.Id, true)]);
        (await house.ClauseAsync()).Citations.ShouldHaveSingleItem().Correction.ShouldBeNull();
    }

    [Fact]
    public async Task Withdrawing_every_version_reaches_who_cites_an_earlier_one()
    {
        var evidence = await house.ReleaseAsync();
        await CiteAsync(evidence).ReadAsync<Clause>();
        var corrected = await house.ReleaseAsync(Corrected(evidence));

        await house.DeliverAsync(new EvidenceWithdrawn([corrected.Id, evidence.Id], Guid.CreateVersion7(), Day, Because));

        (await house.ClauseAsync()).Citations.ShouldHaveSingleItem().Withdrawal.ShouldNotBeNull();
    }

    private static ReleasedEvidence Corrected(ReleasedEvidence evidence) => SomeEvidence() with
    {
        Version = evidence.Version + 1,
        Correction = new EvidenceCorrection(evidence.Id, Day, "Ten people took their answers back."),
    };

    private Task WithdrawAsync(Guid evidence, string because = Because) =>
        house.DeliverAsync(new EvidenceWithdrawn([evidence], Guid.CreateVersion7(), Day, because));

    private async Task<HttpResponseMessage> CiteAsync(ReleasedEvidence evidence)
    {
        var clause = await house.ClauseAsync();
        return await house.CiteAsync(clause, new CiteEvidence(evidence.Id, "phone", Why, clause.Version));
    }
}
