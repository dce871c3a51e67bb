using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Tests.Security;

public sealed class AuditTests : IAsyncLifetime
{
    private SampleService service = null!;

    private Heard<ActionAudited> Audited => (Heard<ActionAudited>)service.Services.GetService(typeof(Heard<ActionAudited>))!;

    public async Task InitializeAsync() => service =
        await SampleService.StartAsync(listen: builder => builder.Listen<ActionAudited, SampleDb>());

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Fact]
    public async Task An_action_is_told_with_who_what_where_and_the_change()
    {
        await service.WithDbAsync(db =>
        {
            db.Audit(
                TimeProvider.System, SampleService.Person(), AuditActions.SurveyClosed, "survey/one", "E06000006",
                new { State = Mood.Calm }, new { State = Mood.Busy });
            return db.SaveChangesAsync();
        });
        await service.SettleAsync();

        var told = Audited.Events.ShouldHaveSingleItem();
        (told.Action, told.Subject, told.Scope, told.Before, told.After)
            .ShouldBe((AuditActions.SurveyClosed, "survey/one", "E06000006", """{"state":"Calm"}""", """{"state":"Busy"}"""));
    }

    [Fact]
    public async Task An_action_that_was_rolled_back_is_not_told()
    {
        await service.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Audit(TimeProvider.System, null, AuditActions.SurveyClosed, "survey/undone", Grant.WholeSystem);
            return await db.SaveChangesAsync();
        });
        await service.WithDbAsync(db =>
        {
            db.Audit(TimeProvider.System, null, AuditActions.SurveyClosed, "survey/done", Grant.WholeSystem);
            return db.SaveChangesAsync();
        });
        await service.SettleAsync();

        Audited.Events.Select(told => told.Subject).ShouldBe(["survey/done"]);
    }

    [Fact]
    public async Task The_trail_hears_who_replayed_a_failed_message_and_not_what_it_said()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));

        await ReplayAsync(failed);
        await service.SettleAsync();

        var told = Audited.Events.ShouldHaveSingleItem();
        (told.Action, told.Subject, told.Scope, told.After)
            .ShouldBe((AuditActions.FailedMessageReplayed, $"failed-message/{failed.Id}", Grant.WholeSystem, null));
        told.Before.ShouldBe(
            $$"""{"messageId":"{{failed.MessageId}}","event":"Engagement.SurveyClosed","handler":"CountClosures","attempts":6}""");
    }

    [Fact]
    public async Task A_replay_that_fails_again_is_not_told()
    {
        var failed = await FailOneAsync();

        await ReplayAsync(failed);
        await service.SettleAsync();

        Audited.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_message_stays_while_the_trail_cannot_be_told()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));
        await service.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER deaf BEFORE INSERT ON outbox_messages BEGIN SELECT RAISE(ABORT, 'deaf'); END"));

        await ReplayAsync(failed);

        (await service.FailedAsync()).ShouldHaveSingleItem();
    }

    private async Task<FailedMessage> FailOneAsync()
    {
        service.Troubles.Fail(nameof(CountClosures), _ => true);
        await service.DeliverAsync(new SurveyClosed(Guid.NewGuid(), new DateOnly(2026, 11, 25)), Guid.NewGuid());
        return (await service.FailedAsync()).Single();
    }

    private Task<HttpResponseMessage> ReplayAsync(FailedMessage failed) =>
        service.Holder(new Grant(Roles.Administrator, Grant.WholeSystem))
            .PostAsync($"operations/failed-messages/{failed.Id}/replay", null);
}
