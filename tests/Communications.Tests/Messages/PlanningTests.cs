using System.Net;
using System.Net.Http.Json;
using IcpEngage.Communications.Messages;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Communications.Tests.CommunicationsHouse;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class PlanningTests : IAsyncLifetime
{
    private CommunicationsHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_planned_message_can_be_read_at_its_address()
    {
        using var answer = await house.HaltonTeam.PostAsJsonAsync("messages", Message() with { Title = "  Winter opening hours  " }, Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var message = await house.HaltonTeam.GetAsync(answer.Headers.Location).ReadAsync<CalendarMessage>();
        message.Title.ShouldBe("Winter opening hours");
        message.AudienceName.ShouldBe("Adults in the area");
        message.Version.ShouldBe(1);
        message.Demonstration.ShouldBeFalse();
        message.SurveySlug.ShouldBeNull();
    }

    [Theory]
    [InlineData("title", "Hi", "The title must be 3 to 120 characters long.")]
    [InlineData("body", " a ", "The message must be 3 to 2,000 characters long.")]
    [InlineData("areaCode", "E05008700", "Choose the system or one of its places.")]
    [InlineData("audienceCode", "everybody", "Choose one of the audiences.")]
    [InlineData("sendOn", "2026-11-24", "The day must be today or later.")]
    [InlineData("sendOn", "9999-12-31", "The day must be within the next 5 years.")]
    public async Task What_is_wrong_with_a_message_is_said_beside_its_field(string field, string value, string sentence)
    {
        var message = new Dictionary<string, string>
        {
            ["title"] = "Winter opening hours",
            ["body"] = "Our centre opens at nine.",
            ["areaCode"] = Halton,
            ["audienceCode"] = "adults",
            ["sendOn"] = "2026-12-02",
            [field] = value,
        };

        var problem = await house.SystemTeam.PostAsJsonAsync("messages", message)
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldBe(sentence);
    }

    [Fact]
    public async Task An_empty_message_is_refused_field_by_field()
    {
        var problem = await house.SystemTeam.PostAsJsonAsync("messages", new { })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["title", "body", "areaCode", "audienceCode", "sendOn"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(Halton, HttpStatusCode.Created)]
    [InlineData(Wirral, HttpStatusCode.Forbidden)]
    [InlineData(CommunicationsHouse.System, HttpStatusCode.Forbidden)]
    public async Task A_places_communications_link_plans_for_that_place_only(string areaCode, HttpStatusCode status)
    {
        using var answer = await house.HaltonTeam.PostAsJsonAsync("messages", Message(areaCode), Json.Options);

        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData(Halton)]
    [InlineData(CommunicationsHouse.System)]
    public async Task The_systems_communications_lead_plans_for_the_system_and_every_place(string areaCode)
    {
        using var answer = await house.SystemTeam.PostAsJsonAsync("messages", Message(areaCode), Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(Roles.EngagementLead)]
    [InlineData(Roles.Secretariat)]
    public async Task Those_who_read_the_calendar_without_working_in_communications_plan_nothing(string role)
    {
        var reader = house.Holder(role, Grant.WholeSystem);
        var planned = await house.PlanAsync(Message());

        await reader.GetAsync($"messages/{planned.Id}").ReadAsync<CalendarMessage>();
        await reader.PostAsJsonAsync("messages", Message(), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await reader.PostAsJsonAsync($"messages/{planned.Id}/move", new MoveMessage(Today, planned.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Theory]
    [InlineData("GET", "calendar")]
    [InlineData("GET", "messages/0199c3b2-0000-7000-8000-000000000000")]
    [InlineData("POST", "messages")]
    [InlineData("POST", "messages/0199c3b2-0000-7000-8000-000000000000/move")]
    public async Task Nobody_gets_at_messages_without_signing_in(string method, string path) =>
        await house.Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) })
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);

    [Fact]
    public async Task A_Healthwatch_officer_has_no_business_with_the_calendar() =>
        await house.Holder(Roles.HealthwatchOfficer, "healthwatch-halton").GetAsync("calendar")
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);

    [Fact]
    public async Task An_unknown_message_is_not_found() =>
        await house.SystemTeam.GetAsync($"messages/{Guid.NewGuid()}").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

    [Fact]
    public async Task A_new_message_tells_every_announcement_that_it_clashes_with()
    {
        await house.DeliverAsync(Survey(Halton, Wirral));
        var announced = await house.PlannedAsync();

        var planned = await house.PlanAsync(Message(CommunicationsHouse.System));

        planned.ClashesWith.ShouldBe(announced.Select(message => message.Id), ignoreOrder: true);
        announced.ShouldAllBe(message => house.LastHeard(message.Id)!.Clashes == 1);
        house.LastHeard(planned.Id)!.Clashes.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_message_leaves_announcements_alone_that_it_does_not_touch()
    {
        await house.DeliverAsync(Survey(Halton));
        house.Heard.Clear();

        var planned = await house.PlanAsync(Message(Wirral));

        house.Heard.Events.ShouldHaveSingleItem().MessageId.ShouldBe(planned.Id);
    }

    [Fact]
    public async Task A_message_moved_out_of_the_week_settles_the_clash_for_both()
    {
        await house.DeliverAsync(Survey(Halton));
        var announced = (await house.PlannedAsync()).Single();
        var planned = await house.PlanAsync(Message(Halton));

        var moved = await house.MoveAsync(planned, planned.SendOn.AddDays(7));

        moved.Version.ShouldBe(2);
        moved.ClashesWith.ShouldBeEmpty();
        house.LastHeard(announced.Id)!.Clashes.ShouldBe(0);
        house.LastHeard(planned.Id)!.ShouldSatisfyAllConditions(
            scheduled => scheduled.Clashes.ShouldBe(0),
            scheduled => scheduled.SendOn.ShouldBe(planned.SendOn.AddDays(7)));
    }

    [Fact]
    public async Task An_announcement_moved_into_a_week_with_a_message_clashes_there()
    {
        var planned = await house.PlanAsync(Message(Halton, sendOn: new DateOnly(2026, 12, 9)));
        await house.DeliverAsync(Survey(Halton));
        var announced = (await house.PlannedAsync()).Single(message => message.SurveySlug is not null);

        await house.MoveAsync(announced, new DateOnly(2026, 12, 7));

        house.LastHeard(announced.Id)!.Clashes.ShouldBe(1);
        house.LastHeard(planned.Id)!.Clashes.ShouldBe(1);
    }

    [Fact]
    public async Task A_neighbours_move_does_not_turn_an_edit_away()
    {
        var mine = await house.PlanAsync(Message(Halton));
        var other = await house.PlanAsync(Message(Halton));
        await house.MoveAsync(other, other.SendOn.AddDays(7));

        var moved = await house.MoveAsync(mine, mine.SendOn.AddDays(1));

        moved.SendOn.ShouldBe(mine.SendOn.AddDays(1));
    }

    [Fact]
    public async Task A_move_of_an_older_version_is_refused_as_stale()
    {
        var planned = await house.PlanAsync(Message());
        await house.MoveAsync(planned, planned.SendOn.AddDays(1));

        await house.SystemTeam.PostAsJsonAsync($"messages/{planned.Id}/move", new MoveMessage(planned.SendOn.AddDays(2), planned.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task A_message_moves_to_today_or_later_only()
    {
        var planned = await house.PlanAsync(Message());

        var problem = await house.SystemTeam.PostAsJsonAsync($"messages/{planned.Id}/move", new MoveMessage(Today.AddDays(-1), planned.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("sendOn").ShouldBe("The day must be today or later.");
    }

    [Fact]
    public async Task A_message_that_went_out_does_not_move()
    {
        var planned = await house.PlanAsync(Message());
        house.Clock.Now = house.Clock.Now.AddDays(30);

        var problem = await house.SystemTeam.PostAsJsonAsync(
                $"messages/{planned.Id}/move", new MoveMessage(Today.AddDays(60), planned.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("sendOn").ShouldBe("This message went out on 2 December 2026, so it can no longer be moved.");
    }

    [Fact]
    public async Task A_places_communications_link_moves_nothing_of_another_place()
    {
        var planned = await house.PlanAsync(Message(Wirral));

        await house.HaltonTeam.PostAsJsonAsync($"messages/{planned.Id}/move", new MoveMessage(Today, planned.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task Messages_planned_at_the_same_moment_all_count_each_other()
    {
        const int Teams = 8;
        await house.DeliverAsync(Survey(Halton));
        var announced = (await house.PlannedAsync()).Single();

        var answers = await Task.WhenAll(Enumerable.Range(1, Teams).Select(team =>
            house.SystemTeam.PostAsJsonAsync("messages", Message(Halton, title: $"Message {team}"), Json.Options)));
        await house.SettleAsync();

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        house.LastHeard(announced.Id)!.Clashes.ShouldBe(Teams);
        (await house.WithDbAsync(db => db.Messages.Select(message => message.Clashes).ToListAsync())).ShouldAllBe(clashes => clashes == Teams);
    }

    [Fact]
    public async Task A_change_made_on_an_old_picture_of_a_message_is_not_saved()
    {
        var planned = await house.PlanAsync(Message(Halton));

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => house.WithDbAsync(async db =>
        {
            var message = await db.Messages.SingleAsync();
            await house.PlanAsync(Message(Halton));
            var before = message.Slot;
            message.Move(planned.SendOn.AddDays(1));
            await db.RescheduleAsync([message], [before, message.Slot], CancellationToken.None);
            return await db.SaveChangesAsync();
        }));

        house.LastHeard(planned.Id)!.ShouldSatisfyAllConditions(
            scheduled => scheduled.SendOn.ShouldBe(planned.SendOn),
            scheduled => scheduled.Clashes.ShouldBe(1));
    }

    [Fact]
    public async Task Of_two_who_move_the_same_version_one_is_told_that_it_is_stale()
    {
        var planned = await house.PlanAsync(Message());

        var answers = await Task.WhenAll(Enumerable.Range(1, 2).Select(days => house.SystemTeam.PostAsJsonAsync(
            $"messages/{planned.Id}/move", new MoveMessage(planned.SendOn.AddDays(days), planned.Version), Json.Options)));

        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
    }
}
