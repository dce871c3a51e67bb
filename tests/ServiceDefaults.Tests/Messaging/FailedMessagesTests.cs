using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.ServiceDefaults.Tests.Messaging;

public sealed class FailedMessagesTests : IAsyncLifetime
{
    private const string Address = "operations/failed-messages";

    private SampleService service = null!;

    private HttpClient Administrator => service.Holder(new Grant(Roles.Administrator, Grant.WholeSystem));

    public async Task InitializeAsync() => service = await SampleService.StartAsync();

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Fact]
    public async Task An_administrator_sees_what_failed_and_why()
    {
        var failed = await FailOneAsync();

        var list = await Administrator.GetAsync(Address).ReadAsync<FailedMessageSummary[]>();

        list.ShouldHaveSingleItem().ShouldBe(new FailedMessageSummary(
            failed.Id, failed.MessageId, "Engagement.SurveyClosed", nameof(CountClosures), failed.Error, 6, failed.FailedAt));
    }

    [Fact]
    public async Task A_replay_has_the_effect_and_removes_the_message()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));

        (await ReplayAsync(failed.Id)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
        (await service.FailedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replay_runs_only_the_handler_that_failed()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));

        await ReplayAsync(failed.Id);

        (await service.CountAsync(nameof(NoteClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_that_fails_again_keeps_the_message_and_says_so()
    {
        var failed = await FailOneAsync();

        await ReplayTask(failed.Id).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Invalid);

        var kept = (await service.FailedAsync()).ShouldHaveSingleItem();
        kept.Attempts.ShouldBeGreaterThan(failed.Attempts);
        kept.Error.Length.ShouldBeLessThanOrEqualTo(2000);
        (await service.CountAsync(nameof(CountClosures))).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_replayed_twice_is_gone_the_second_time()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));
        await ReplayAsync(failed.Id);

        await ReplayTask(failed.Id).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_delivered_again_and_then_replayed_has_one_effect()
    {
        var failed = await FailOneAsync();
        service.Troubles.Mend(nameof(CountClosures));
        await service.DeliverAsync(new SurveyClosed(Guid.NewGuid(), default), failed.MessageId);

        (await ReplayAsync(failed.Id)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_an_administrator_sees_and_replays()
    {
        var lead = service.Holder(new Grant(Roles.EngagementLead, Grant.WholeSystem));

        await lead.GetAsync(Address).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await lead.PostAsync($"{Address}/{Guid.NewGuid()}/replay", null).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await service.Caller().GetAsync(Address).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    private async Task<ServiceDefaults.Messaging.FailedMessage> FailOneAsync()
    {
        service.Troubles.Fail(nameof(CountClosures), _ => true);
        await service.DeliverAsync(new SurveyClosed(Guid.NewGuid(), new DateOnly(2026, 11, 25)), Guid.NewGuid());
        return (await service.FailedAsync()).Single();
    }

    private Task<HttpResponseMessage> ReplayTask(Guid id) => Administrator.PostAsync($"{Address}/{id}/replay", null);

    private async Task<HttpResponseMessage> ReplayAsync(Guid id) => await ReplayTask(id);
}
