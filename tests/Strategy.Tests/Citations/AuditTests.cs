using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Tests.Citations;

public sealed class AuditTests : IAsyncLifetime
{
    private StrategyHouse house = null!;

    public async Task InitializeAsync() => house = await StrategyHouse.OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_trail_hears_of_a_citation_and_that_it_was_taken_back()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var cited = await CiteAsync(clause, evidence.Id).ReadAsync<Clause>();
        await house.UnciteAsync(cited, evidence.Id).ReadAsync<Clause>();
        await house.SettleAsync();

        var what = $$"""{"number":1,"evidence":"{{evidence.Id}}","question":"phone"}""";
        house.Audited.Events.Select(told => (told.Action, told.Subject, told.Scope, told.Before, told.After)).ShouldBe(
        [
            (AuditActions.CitationMade, $"clause/{clause.Id}", Grant.WholeSystem, null, what),
            (AuditActions.CitationRemoved, $"clause/{clause.Id}", Grant.WholeSystem, what, null),
        ]);
        house.Audited.Events.ShouldAllBe(told => told.Actor != null);
    }

    [Fact]
    public async Task Of_two_people_in_the_same_second_the_trail_hears_of_the_one_who_was_first()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CiteAsync(clause, evidence.Id)));
        await house.SettleAsync();

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        house.Audited.Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_trail_cannot_be_told_is_not_done()
    {
        var evidence = await house.ReleaseAsync();
        var clause = await house.ClauseAsync();
        await house.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER deaf BEFORE INSERT ON outbox_messages WHEN NEW.Event = 'Membership.ActionAudited' BEGIN SELECT RAISE(ABORT, 'deaf'); END"));

        (await CiteAsync(clause, evidence.Id)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        (await house.ClauseAsync()).Citations.ShouldBeEmpty();
        house.Heard.Events.ShouldBeEmpty();
    }

    private Task<HttpResponseMessage> CiteAsync(Clause clause, Guid evidence) =>
        house.CiteAsync(clause, new CiteEvidence(evidence, "phone", "Two in five find it easy to get through.", clause.Version));
}
