using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Communications;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Communications.Tests.CommunicationsHouse;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class CalendarTests : IAsyncLifetime
{
    private CommunicationsHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_calendar_starts_on_the_Monday_of_the_week_asked_for()
    {
        var calendar = await house.SystemTeam.GetAsync("calendar?from=2026-12-03&weeks=3").ReadAsync<MessageCalendar>();

        calendar.From.ShouldBe(new DateOnly(2026, 11, 30));
        calendar.Weeks.Select(week => week.Monday)
            .ShouldBe([new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 14)]);
    }

    [Fact]
    public async Task Without_a_wish_the_calendar_shows_six_weeks_from_this_one()
    {
        var calendar = await house.SystemTeam.GetAsync("calendar").ReadAsync<MessageCalendar>();

        calendar.From.ShouldBe(new DateOnly(2026, 11, 23));
        calendar.Weeks.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Lanes_are_the_system_and_then_its_places_by_name()
    {
        var calendar = await house.SystemTeam.GetAsync("calendar").ReadAsync<MessageCalendar>();

        calendar.Lanes.Select(lane => lane.Name).ShouldBe(["Cheshire and Merseyside", "Halton", "Liverpool", "Wirral"]);
    }

    [Fact]
    public async Task A_week_lists_its_messages_by_day_and_title()
    {
        await house.PlanAsync(Message(Wirral, sendOn: new(2026, 12, 6), title: "Sunday"));
        await house.PlanAsync(Message(Wirral, sendOn: new(2026, 12, 7), title: "Next Monday"));
        await house.PlanAsync(Message(Halton, sendOn: new(2026, 11, 30), title: "Second"));
        await house.PlanAsync(Message(Liverpool, sendOn: new(2026, 11, 30), title: "First"));

        var calendar = await house.SystemTeam.GetAsync("calendar?from=2026-11-30&weeks=2").ReadAsync<MessageCalendar>();

        calendar.Weeks[0].Messages.Select(message => message.Title).ShouldBe(["First", "Second", "Sunday"]);
        calendar.Weeks[1].Messages.Select(message => message.Title).ShouldBe(["Next Monday"]);
    }

    [Fact]
    public async Task Both_messages_of_a_clash_name_each_other()
    {
        var place = await house.PlanAsync(Message(Halton));
        var system = await house.PlanAsync(Message(CommunicationsHouse.System));
        var elsewhere = await house.PlanAsync(Message(Wirral, audience: "carers"));

        var planned = (await house.PlannedAsync()).ToDictionary(message => message.Id);

        planned[place.Id].ClashesWith.ShouldBe([system.Id]);
        planned[system.Id].ClashesWith.ShouldBe([place.Id]);
        planned[elsewhere.Id].ClashesWith.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("weeks=0", "weeks", "The calendar shows 1 to 26 weeks.")]
    [InlineData("weeks=27", "weeks", "The calendar shows 1 to 26 weeks.")]
    [InlineData("from=9999-12-31", "from", "The first day must be in the years 2000 to 2100.")]
    public async Task A_calendar_out_of_range_is_refused_in_a_sentence(string query, string field, string sentence)
    {
        var problem = await house.SystemTeam.GetAsync($"calendar?{query}")
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldBe(sentence);
    }

    [Fact]
    public async Task A_day_that_is_none_is_a_bad_request_and_no_failure_of_ours() =>
        await house.SystemTeam.GetAsync("calendar?from=yesterday").ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

    [Fact]
    public async Task Anybody_can_read_the_audiences()
    {
        var audiences = await house.Anybody.GetAsync("audiences").ReadAsync<Audience[]>();

        audiences.ShouldContain(new Audience("carers", "Unpaid carers"));
    }

    [Fact]
    public async Task An_area_renamed_has_its_new_name_in_its_lane()
    {
        var renamed = ThreePlaces().Areas.Select(area => area.Code == Halton ? area with { Name = "Borough of Halton" } : area);

        await house.DeliverAsync(new Contracts.Places.AreasDefined([.. renamed]));

        var calendar = await house.SystemTeam.GetAsync("calendar").ReadAsync<MessageCalendar>();
        calendar.Lanes.Select(lane => lane.Name).ShouldBe(["Cheshire and Merseyside", "Borough of Halton", "Liverpool", "Wirral"]);
    }

    [Fact]
    public async Task The_demonstration_has_a_message_in_Halton_next_week_and_one_clash_to_settle()
    {
        await using var demonstration = await OpenAsync(demonstration: true);

        var planned = await demonstration.PlannedAsync();

        planned.ShouldAllBe(message => message.Demonstration && message.Title.StartsWith("Demonstration: "));
        var halton = planned.Single(message => message.AreaCode == Halton);
        halton.AudienceCode.ShouldBe("adults");
        halton.SendOn.ShouldBeInRange(new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 6));
        halton.ClashesWith.ShouldBeEmpty();
        planned.Count(message => message.ClashesWith.Count > 0).ShouldBe(2);
    }

    [Fact]
    public async Task Without_the_demonstration_the_calendar_starts_empty() => (await house.PlannedAsync()).ShouldBeEmpty();
}
