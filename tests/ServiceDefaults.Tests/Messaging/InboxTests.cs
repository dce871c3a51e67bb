using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.ServiceDefaults.Tests.SampleService;

namespace IcpEngage.ServiceDefaults.Tests.Messaging;

public sealed class InboxTests
{
    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        await using var service = await StartAsync();
        var (message, id) = (Closed(), Guid.NewGuid());

        await service.DeliverAsync(message, id);
        await service.DeliverAsync(message, id);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
        service.Troubles.Calls(nameof(CountClosures)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_delivered_again_after_a_restart_has_no_second_effect()
    {
        var directory = Directory.CreateTempSubdirectory("icpengage-sample-");
        var (message, id) = (Closed(), Guid.NewGuid());
        await using (var before = await StartAsync(directory))
        {
            await before.DeliverAsync(message, id);
        }

        await using (var after = await StartAsync(directory))
        {
            await after.DeliverAsync(message, id);
            (await after.CountAsync(nameof(CountClosures))).ShouldBe(1);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task The_same_event_in_two_messages_has_two_effects()
    {
        await using var service = await StartAsync();
        var message = Closed();

        await service.DeliverAsync(message, Guid.NewGuid());
        await service.DeliverAsync(message, Guid.NewGuid());

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(2);
    }

    [Fact]
    public async Task A_passing_fault_is_overcome_and_leaves_one_effect()
    {
        await using var service = await StartAsync();
        service.Troubles.FailTimes(nameof(CountClosures), 2);

        await service.DeliverAsync(Closed(), Guid.NewGuid());

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
        service.Troubles.Calls(nameof(CountClosures)).ShouldBe(3);
        (await service.FailedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_is_not_given_up_because_the_database_is_full_for_long()
    {
        await using var service = await StartAsync();
        service.Troubles.FullTimes(nameof(CountClosures), 15);

        await service.PublishAsync(Closed());
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(1);
        (await service.CountAsync(nameof(NoteClosures))).ShouldBe(1);
        (await service.FailedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_keeps_failing_is_set_aside_with_its_error()
    {
        await using var service = await StartAsync();
        service.Troubles.Fail(nameof(CountClosures), _ => true);
        var id = Guid.NewGuid();

        await service.DeliverAsync(Closed(), id);

        var failed = (await service.FailedAsync()).ShouldHaveSingleItem();
        failed.MessageId.ShouldBe(id);
        failed.Handler.ShouldBe(nameof(CountClosures));
        failed.Event.ShouldBe("Engagement.SurveyClosed");
        failed.Error.ShouldStartWith("CountClosures is out of order.");
        failed.Error.Length.ShouldBeLessThanOrEqualTo(2000);
        failed.Attempts.ShouldBe(6);
        service.Troubles.Calls(nameof(CountClosures)).ShouldBe(6);
    }

    [Fact]
    public async Task A_failing_handler_leaves_nothing_behind_and_the_other_handlers_alone()
    {
        await using var service = await StartAsync();
        service.Troubles.Fail(nameof(CountClosures), _ => true);

        await service.DeliverAsync(Closed(), Guid.NewGuid());

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(0);
        (await service.CountAsync(nameof(NoteClosures))).ShouldBe(1);
        (await service.WithDbAsync(db => db.Inbox.Select(seen => seen.Handler).ToListAsync())).ShouldBe([nameof(NoteClosures)]);
    }

    [Fact]
    public async Task A_failing_message_does_not_hold_up_the_next()
    {
        await using var service = await StartAsync();
        var poison = Closed();
        service.Troubles.Fail(nameof(CountClosures), message => message.SurveyId == poison.SurveyId);

        await service.PublishAsync(poison, Closed(), Closed());
        await service.SettleAsync();

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(2);
        (await service.FailedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_set_aside_and_delivered_again_is_set_aside_once()
    {
        await using var service = await StartAsync();
        service.Troubles.Fail(nameof(CountClosures), _ => true);
        var (message, id) = (Closed(), Guid.NewGuid());

        await service.DeliverAsync(message, id);
        await service.DeliverAsync(message, id);

        (await service.FailedAsync()).Count.ShouldBe(1);
        (await service.CountAsync(nameof(NoteClosures))).ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_come_together_have_one_effect_each()
    {
        await using var service = await StartAsync();
        var (twice, before) = ((Guid.NewGuid(), Closed()), (Id: Guid.NewGuid(), Message: Closed()));
        await Inbox(service).ProcessAsync(before.Id, before.Message, CancellationToken.None);

        await Inbox(service).ProcessAsync([twice, (Guid.NewGuid(), Closed()), twice, before], CancellationToken.None);
        await Inbox(service).ProcessAsync([twice, before], CancellationToken.None);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(3);
        service.Troubles.Calls(nameof(CountClosures)).ShouldBe(3);
    }

    [Fact]
    public async Task Of_messages_that_come_together_the_one_that_keeps_failing_is_set_aside_alone()
    {
        await using var service = await StartAsync();
        var poison = (Id: Guid.NewGuid(), Message: Closed());
        service.Troubles.Fail(nameof(CountClosures), message => message.SurveyId == poison.Message.SurveyId);

        await Inbox(service).ProcessAsync([(Guid.NewGuid(), Closed()), poison, (Guid.NewGuid(), Closed())], CancellationToken.None);

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(2);
        (await service.FailedAsync()).ShouldHaveSingleItem().MessageId.ShouldBe(poison.Id);
    }

    [Fact]
    public async Task Messages_that_come_together_are_not_given_up_while_the_database_is_full()
    {
        await using var service = await StartAsync();
        service.Troubles.FullTimes(nameof(CountClosures), int.MaxValue);

        await Should.ThrowAsync<DbUpdateException>(
            Inbox(service).ProcessAsync([(Guid.NewGuid(), Closed()), (Guid.NewGuid(), Closed())], CancellationToken.None));

        (await service.CountAsync(nameof(CountClosures))).ShouldBe(0);
        (await service.FailedAsync()).ShouldBeEmpty();
    }

    private static Inbox<SurveyClosed, CountClosures, SampleDb> Inbox(SampleService service) =>
        service.Services.GetRequiredService<Inbox<SurveyClosed, CountClosures, SampleDb>>();

    private static SurveyClosed Closed() => new(Guid.NewGuid(), new DateOnly(2026, 11, 25));
}
