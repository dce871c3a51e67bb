using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.Partnerships.Meetings;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partnerships.PartnershipsHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class MeetingTests : IAsyncLifetime
{
    private static readonly WriteMeeting Yesterday = new(null, Today.AddDays(-1), "Neighbourhood plans", "Example Hall", true, null, null);

    private MembershipHouse house = null!;
    private HttpClient secretary = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        secretary = house.Secretary();
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_was_there_and_what_they_brought_is_seen_by_sector()
    {
        var meeting = await PlanAsync(Yesterday);
        (await ShowAsync(meeting)).Expected.Select(partner => partner.Slug).ShouldBe(
            ["halton-borough-council", "nhs-cheshire-and-merseyside", "healthwatch-halton"], ignoreOrder: true);

        await RecordAsync(meeting, 7, [new(Council, Presence.Deputy, 2, 5, null), new(Board, Presence.Representative, 4, 6, "Left the room for item 3"), new(Healthwatch, Presence.Apologies, 0, 0, null)]);

        (await house.RecordAsync()).Balance.ShouldBe(
        [
            new SectorShare("NHS", 1, 1, 1, 4, 6),
            new SectorShare("Local government", 1, 1, 1, 2, 5),
            new SectorShare("Healthwatch", 0, 1, 0, 0, 0),
        ]);
        (await house.PublicAsync()).Balance.Count.ShouldBe(3);
        (await ShowAsync(meeting)).Attendance.Single(each => each.Partner.Id == Board).Conflict.ShouldBe("Left the room for item 3");
    }

    [Fact]
    public async Task What_was_recorded_can_be_corrected_and_a_meeting_that_was_held_is_not_called_off()
    {
        var meeting = await PlanAsync(Yesterday);
        await RecordAsync(meeting, 7, [new(Council, Presence.Representative, 2, 5, null), new(Board, Presence.Absent, 0, 0, null)]);

        await RecordAsync(meeting, 8, [new(Board, Presence.Representative, 1, 1, null)]);

        var shown = await ShowAsync(meeting);
        shown.Attendance.ShouldHaveSingleItem().Presence.ShouldBe(Presence.Representative);
        (await secretary.DeleteAsync(HaltonPartnership.Of($"meetings/{meeting}?version={shown.Version}"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await secretary.PutAsync(HaltonPartnership.Of($"meetings/{meeting}"), Yesterday with { On = Today.AddDays(1), Version = shown.Version })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("on").ShouldContain("cannot be in the future");
    }

    [Fact]
    public async Task Nobody_brings_more_than_the_agenda_has_or_brings_anything_without_being_there()
    {
        var meeting = await PlanAsync(Yesterday);
        var request = new RecordAttendance(
            3, [new(Council, Presence.Representative, 4, 0, null), new(Board, Presence.Apologies, 0, 1, null), new(Healthwatch, null, 0, 0, null)], (await ShowAsync(meeting)).Version);

        var problem = await secretary.PutAsync(HaltonPartnership.Of($"meetings/{meeting}/attendance"), request)
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(
            [$"led-{Council}", $"spoke-{Board}", $"presence-{Healthwatch}"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_meeting_to_come_has_no_attendance_and_one_that_nobody_recorded_alarms_after_a_week()
    {
        var meeting = await PlanAsync(Yesterday with { On = Today });
        var shown = await ShowAsync(meeting);
        var tomorrow = await PlanAsync(Yesterday with { On = Today.AddDays(1) });
        await secretary.PutAsync(HaltonPartnership.Of($"meetings/{tomorrow}/attendance"), new RecordAttendance(1, [new(Board, Presence.Absent, 0, 0, null)], shown.Version))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        (await secretary.DeleteAsync(HaltonPartnership.Of($"meetings/{tomorrow}?version=1"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        house.Clock.Now = house.Clock.Now.AddDays(7);
        (await secretary.TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.AttendanceMissing);
        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await secretary.TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.AttendanceMissing);
    }

    [Fact]
    public async Task The_public_is_told_where_only_if_it_can_come()
    {
        await PlanAsync(Yesterday with { On = Today.AddDays(1), Title = "Open to all" });
        await PlanAsync(Yesterday with { On = Today.AddDays(2), Title = "For members", OpenToPublic = false });

        (await house.PublicAsync()).Coming.Select(meeting => (meeting.Title, meeting.Where)).ShouldBe([("Open to all", "Example Hall"), ("For members", "")]);
        (await secretary.PostAsync(HaltonPartnership.Of("meetings"), Yesterday with { Papers = "javascript:alert(1)", Where = "", Title = "x" })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["title", "where", "papers"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_files_are_for_those_who_see_the_record_and_no_cell_of_them_is_a_formula()
    {
        var meeting = await PlanAsync(Yesterday with { Title = "=1+1" });
        await RecordAsync(meeting, 7, [new(Council, Presence.Deputy, 2, 5, "@left the room")]);
        var holder = await house.NameAsync(Council, "Rae Present");
        await secretary.PostAsync(
            HaltonPartnership.Of($"holders/{holder}/interests"),
            new WriteInterest(InterestKind.Financial, "+Shares", Today, null, null, "It would name a patient")).ReadAsync<Made>();

        (await LinesAsync("meetings.csv")).ShouldBe(
        [
            "day,meeting,body,partner,sector,presence,items,items_led,items_spoken_to,interest_that_bore_on_an_item",
            @"2026-11-24,""'=1+1"",Halton place partnership,Halton Borough Council,Local government,Deputy,7,2,5,""'@left the room""",
        ]);
        (await LinesAsync("interests.csv"))[1].ShouldBe(
            """Rae Present,Halton Borough Council,Member,Financial,"'+Shares",2026-11-25,,2026-11-25,,It would name a patient,2026-11-25""");
        (await house.Holder(Roles.Analyst, Grant.WholeSystem).GetAsync(HaltonPartnership.Of("interests.csv"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Whatever was recorded, no presence and no item is lost between sectors or counted in two.</summary>
    [Fact]
    public void The_sectors_sums_are_those_of_all()
    {
        var rules = PolicyPack.InForceOn(Today, PolicyPack.Shipped).Records;
        var kinds = Enum.GetValues<PartnerKind>();
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var partners = Enumerable.Range(0, 12).Select(number => new Membership.Partners.Partner
            {
                Id = Guid.CreateVersion7(),
                Slug = $"partner-{number}",
                Name = $"Partner {number}",
                Kind = kinds[random.Next(kinds.Length)],
            }).ToList();
            var meetings = Enumerable.Range(0, 8).Select(_ => new Meeting
            {
                On = Today.AddDays(-random.Next(500)),
                Title = "Any",
                Where = "",
                Attendance = [.. partners.Where(_ => random.Next(2) == 0).Select(partner => At(partner, random))],
            }).ToList();
            var since = Today.AddMonths(-12);
            var counted = meetings.Where(meeting => meeting.On >= since).SelectMany(meeting => meeting.Attendance).ToList();

            var balance = Balance.Of([], meetings, rules, since, Today);

            (balance.Sum(share => share.Expected), balance.Sum(share => share.Present), balance.Sum(share => share.Led), balance.Sum(share => share.Spoke))
                .ShouldBe((counted.Count, counted.Count(each => each.WasThere), counted.Sum(each => each.Led), counted.Sum(each => each.Spoke)), $"seed {seed}");
            balance.Select(share => share.Sector).ShouldBeUnique();
        }
    }

    private static Attendance At(Membership.Partners.Partner partner, Random random)
    {
        var attendance = new Attendance
        {
            PartnerId = partner.Id,
            Presence = (Presence)random.Next(4),
            Led = random.Next(5),
            Spoke = random.Next(9),
        };
        typeof(Attendance).GetProperty(nameof(Attendance.Partner))!.SetValue(attendance, partner);
        return attendance;
    }

    private async Task<string[]> LinesAsync(string file) =>
        (await secretary.GetStringAsync(HaltonPartnership.Of(file))).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private async Task<Guid> PlanAsync(WriteMeeting meeting) => (await secretary.PostAsync(HaltonPartnership.Of("meetings"), meeting).ReadAsync<Made>()).Id;

    private async Task<MeetingView> ShowAsync(Guid meeting) => (await house.RecordAsync()).Meetings.Single(each => each.Id == meeting);

    private async Task RecordAsync(Guid meeting, int items, WriteAttendance[] partners) =>
        (await secretary.PutAsync(HaltonPartnership.Of($"meetings/{meeting}/attendance"), new RecordAttendance(items, partners, (await ShowAsync(meeting)).Version)))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
}
