using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partnerships.PartnershipsHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class ForumTests : IAsyncLifetime
{
    private static readonly WriteForum People = new(
        ForumKind.Forum, "People’s forum", "Says what matters to people", null, null, 3, null, [Healthwatch, Council], null);

    private MembershipHouse house = null!;
    private HttpClient secretary = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        secretary = house.Secretary();
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_forum_has_terms_of_reference_and_those_who_take_part()
    {
        var forum = await SetUpAsync(People);
        var changed = People with { Remit = "May spend £500", PartnerIds = [Healthwatch, Board], Version = (await ShowAsync(forum)).Version };

        (await secretary.PutAsync(Forum(forum), changed)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var shown = await ShowAsync(forum);
        (shown.Remit, shown.ReportsTo, shown.ReportDue).ShouldBe(("May spend £500", "Halton place partnership", Today.AddMonths(3)));
        shown.Partners.Select(partner => partner.Id).ShouldBe([Healthwatch, Board], ignoreOrder: true);
        (await house.PublicAsync()).Forums.ShouldHaveSingleItem().Partners.ShouldContain("Healthwatch Halton");
        await secretary.PutAsync(Forum(forum), changed).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task Whoever_takes_part_in_a_forum_and_has_no_seat_is_a_participant()
    {
        var wirral = DeterministicId.From("partner/healthwatch-wirral");
        await SetUpAsync(People with { PartnerIds = [wirral, Council] });

        var parts = await house.WithDbAsync(async db => (await db.Partnerships
            .Include(each => each.Seats).ThenInclude(seat => seat.Partner)
            .Include(each => each.Forums).ThenInclude(forum => forum.Partners).ThenInclude(partner => partner.Partner)
            .SingleAsync(each => each.Id == HaltonPartnership)).PartsOn(Today).ToDictionary(part => part.PartnerId));

        (parts[wirral].Standing, parts[wirral].Basis).ShouldBe((Standing.Participant, "Takes part in “People’s forum”"));
        parts[Council].Standing.ShouldBe(Standing.Member);
    }

    [Fact]
    public async Task A_partner_that_has_ended_stays_in_its_forum_and_joins_no_other()
    {
        var forum = await SetUpAsync(People);
        await house.EndedYesterdayAsync(Healthwatch);

        (await secretary.PutAsync(Forum(forum), People with { Remit = "May spend £500", Version = (await ShowAsync(forum)).Version })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await secretary.PostAsync(HaltonPartnership.Of("forums"), People with { Name = "Another forum" })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("partnerIds").ShouldBe("Choose partners of the list.");
    }

    [Fact]
    public async Task Nobody_reports_in_a_circle()
    {
        var forum = await SetUpAsync(People);
        var below = await SetUpAsync(People with { Name = "Engagement group", Kind = ForumKind.SubGroup, ReportsToId = forum });

        (await secretary.PutAsync(Forum(forum), People with { ReportsToId = below, Version = (await ShowAsync(forum)).Version })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("reportsToId").ShouldContain("Somebody must report to the partnership");
        await secretary.PostAsync(Forum(forum, "/end"), new EndIt(null, "It has done its work"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ForumReportedTo);
    }

    [Fact]
    public void Whatever_is_let_through_leaves_everybody_a_way_up_to_the_partnership()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var forums = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
            var reporting = forums.ToDictionary(forum => forum, _ => (Guid?)null);
            for (var step = 0; step < 20; step++)
            {
                var (forum, above) = (forums[random.Next(6)], forums[random.Next(6)]);
                if (!Membership.Partnerships.Forums.Forum.WouldCircle(forum, above, reporting))
                {
                    reporting[forum] = above;
                }
            }

            forums.ShouldAllBe(forum => Way(forum, reporting).Take(7).Count() <= 6, $"seed {seed}");
        }
    }

    [Fact]
    public async Task A_report_is_late_after_its_months_and_what_it_asks_for_waits_for_an_answer()
    {
        var forum = await SetUpAsync(People);
        house.Clock.Now = house.Clock.Now.AddMonths(3).AddDays(1);
        (await secretary.TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.ReportLate);
        var report = new WriteReport(Today.AddMonths(3), "Met twice and talked about buses", null, "Ask the board about bus times");

        var sent = await secretary.PostAsync(Forum(forum, "/reports"), report).ReadAsync<Made>();
        (await secretary.PostAsync(Forum(forum, "/reports"), report).ReadAsync<Made>()).ShouldBe(sent, "sent twice is once");

        var tasks = await secretary.TasksAsync(HaltonPartnership);
        tasks.ShouldNotContain(PartnershipTaskKind.ReportLate);
        tasks.ShouldContain(PartnershipTaskKind.AnswerAwaited);
        (await secretary.PostAsync(Forum(forum, $"/reports/{sent.Id}/answer"), new WriteAnswer("The board asks the bus company"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await secretary.TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.AnswerAwaited);
        (await ShowAsync(forum)).Reports.ShouldHaveSingleItem().Answer.ShouldBe("The board asks the bus company");
        await secretary.PostAsync(Forum(forum, $"/reports/{sent.Id}/answer"), new WriteAnswer("Something else"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AnsweredAlready);
    }

    [Fact]
    public async Task A_forum_without_a_remit_decides_nothing()
    {
        var forum = await SetUpAsync(People);

        (await secretary.PostAsync(Forum(forum, "/reports"), new WriteReport(Today, "Met and talked about buses", "New bus times", null))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("decided").ShouldContain("no remit");
    }

    private static IEnumerable<Guid> Way(Guid from, Dictionary<Guid, Guid?> reporting)
    {
        for (Guid? at = from; at is { } here; at = reporting[here])
        {
            yield return here;
        }
    }

    private static string Forum(Guid forum, string rest = "") => HaltonPartnership.Of($"forums/{forum}{rest}");

    private async Task<Guid> SetUpAsync(WriteForum forum) => (await secretary.PostAsync(HaltonPartnership.Of("forums"), forum).ReadAsync<Made>()).Id;

    private async Task<ForumView> ShowAsync(Guid forum) => (await house.RecordAsync()).Forums.Single(each => each.Id == forum);
}
