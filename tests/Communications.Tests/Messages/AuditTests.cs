using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Communications.Tests.CommunicationsHouse;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class AuditTests : IAsyncLifetime
{
    private CommunicationsHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_trail_hears_who_planned_and_moved_a_message()
    {
        var planned = await house.PlanAsync(Message());
        await house.MoveAsync(planned, new DateOnly(2026, 12, 9));

        const string Before = """{"title":"Winter opening hours","areaCode":"E06000006","audienceCode":"adults","sendOn":"2026-12-02","survey":null}""";
        house.Audited.Events.Select(told => (told.Action, told.Subject, told.Scope, told.Before, told.After)).ShouldBe(
        [
            (AuditActions.MessagePlanned, $"message/{planned.Id}", Halton, null, Before),
            (AuditActions.MessageMoved, $"message/{planned.Id}", Halton, Before, Before.Replace("12-02", "12-09", StringComparison.Ordinal)),
        ]);
        house.Audited.Events.ShouldAllBe(told => told.Actor != null);
    }

    [Fact]
    public async Task The_scope_of_a_message_to_the_whole_system_is_the_system()
    {
        await house.PlanAsync(Message(areaCode: CommunicationsHouse.System));

        house.Audited.Events.ShouldHaveSingleItem().Scope.ShouldBe(Grant.WholeSystem);
    }

    [Fact]
    public async Task Announcements_are_planned_and_called_off_by_the_platform()
    {
        var survey = Survey(Halton, Wirral);

        await house.DeliverAsync(survey, new SurveyClosed(survey.SurveyId, Today));

        house.Audited.Events.Select(told => (told.Action, told.Scope, told.Actor, told.Before is null, told.After is null)).ShouldBe(
        [
            (AuditActions.MessagePlanned, Halton, null, true, false),
            (AuditActions.MessagePlanned, Wirral, null, true, false),
            (AuditActions.MessageCancelled, Halton, null, false, true),
            (AuditActions.MessageCancelled, Wirral, null, false, true),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_moved_to_its_own_day_is_not_moved()
    {
        var planned = await house.PlanAsync(Message());
        house.Audited.Clear();

        await house.MoveAsync(planned, planned.SendOn);

        house.Audited.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_plans_for_one_week_are_told_once_each_however_often_they_were_tried()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => house.PlanAsync(Message(title: $"Message {number}"))));

        house.Audited.Events.Select(told => told.Subject).Distinct().Count().ShouldBe(6);
        house.Audited.Events.Count.ShouldBe(6);
    }

    [Fact]
    public async Task What_the_trail_cannot_be_told_is_not_done()
    {
        await house.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER deaf BEFORE INSERT ON outbox_messages WHEN NEW.Event = 'Membership.ActionAudited' BEGIN SELECT RAISE(ABORT, 'deaf'); END"));

        (await house.SystemTeam.PostAsJsonAsync("messages", Message(), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        (await house.PlannedAsync()).ShouldBeEmpty();
        house.Heard.Events.ShouldBeEmpty();
    }
}
