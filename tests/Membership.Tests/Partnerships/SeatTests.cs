using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partnerships.PartnershipsHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class SeatTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_seat_of_a_member_is_vacant_until_a_representative_is_in_office()
    {
        (await house.SeatAsync(Council)).Vacant.ShouldBeTrue();
        (await house.SeatAsync(Healthwatch)).Vacant.ShouldBeFalse("it takes part without a seat");

        await house.NameAsync(Council, "Dee Deputy", HolderKind.Deputy);
        (await house.SeatAsync(Council)).Vacant.ShouldBeTrue();
        await house.NameAsync(Council, "Nia Next", from: Today.AddDays(1));
        (await house.SeatAsync(Council)).Vacant.ShouldBeTrue();
        await house.NameAsync(Council, "Rae Present", from: Today, until: Today);
        (await house.SeatAsync(Council)).Vacant.ShouldBeFalse();
    }

    [Fact]
    public async Task A_partner_that_has_ended_is_given_no_seat()
    {
        await house.EndedYesterdayAsync(Council);

        var problem = await house.Secretary().PostAsync(SystemPartnership.Of("seats"), new WriteSeat(Council, Standing.Participant, "Takes part by agreement", Today, null))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["partnerId"]);
    }

    [Fact]
    public async Task Terms_are_to_come_running_ending_soon_and_ended()
    {
        await house.NameAsync(Council, "Ann Over", until: Today.AddDays(-1));
        await house.NameAsync(Council, "Bo Soon", until: Today.AddDays(90));
        await house.NameAsync(Council, "Cy Long", until: Today.AddDays(91));
        await house.NameAsync(Council, "Di Later", from: Today.AddDays(1));

        (await house.SeatAsync(Council)).Holders.OrderBy(holder => holder.Name).Select(holder => holder.Term).ShouldBe(
            [TermState.Ended, TermState.EndingSoon, TermState.Running, TermState.Coming]);
    }

    [Fact]
    public async Task A_term_that_ends_soon_alarms_until_somebody_follows()
    {
        await house.NameAsync(Council, "Bo Soon", until: Today.AddDays(30));
        (await house.Secretary().TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.TermEnding);

        await house.NameAsync(Council, "Di Later", from: Today.AddDays(31));
        (await house.Secretary().TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.TermEnding);
    }

    [Fact]
    public async Task Ending_a_seat_ends_the_terms_of_those_who_fill_it_and_it_stays_on_record()
    {
        await house.NameAsync(Council, "Rae Present");
        await house.NameAsync(Council, "Di Later", from: Today.AddDays(60));
        var seat = await house.SeatAsync(Council);

        (await house.Secretary().PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/end"), new EndIt(Today.AddDays(-1), "The council left")))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var ended = await house.SeatAsync(Council);
        (ended.Term, ended.EndedBecause, ended.Vacant).ShouldBe((TermState.Ended, "The council left", false));
        ended.Holders.ShouldAllBe(holder => holder.Term == TermState.Ended);
        var listed = await house.Anybody.GetAsync("partnerships").ReadAsync<Partnership[]>();
        listed.Single(each => each.Id == HaltonPartnership).Seats.ShouldNotContain(each => each.PartnerId == Council);
    }

    [Fact]
    public async Task A_partner_has_one_seat_at_a_time_and_can_have_another_later()
    {
        var again = new WriteSeat(Council, Standing.Participant, "Takes part by agreement", Today, null);
        await house.Secretary().PostAsync(HaltonPartnership.Of("seats"), again).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SeatExists);

        var seat = await house.SeatAsync(Council);
        await house.Secretary().PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/end"), new EndIt(Today, "Another footing was agreed"));

        await house.Secretary().PostAsync(HaltonPartnership.Of("seats"), again with { From = Today.AddDays(1) }).ReadAsync<Made>();
        (await house.RecordAsync()).Seats.Count(each => each.Partner.Id == Council).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_with_a_seat_and_a_term_is_said_field_by_field()
    {
        var seat = await house.SeatAsync(Council);
        var problem = await house.Secretary().PostAsync(HaltonPartnership.Of("seats"), new WriteSeat(Guid.NewGuid(), null, "no", Today, Today.AddDays(-1)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["partnerId", "standing", "basis", "until"], ignoreOrder: true);

        problem = await house.Secretary()
            .PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/holders"), new WriteHolder(null, "x", null, Guid.NewGuid(), null, null, true))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["kind", "name", "from", "personId"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_lead_of_a_place_keeps_its_partnership_and_no_other()
    {
        var lead = house.Holder(Roles.PlaceLead, Halton);
        var seat = await house.SeatAsync(Council);
        var named = new WriteHolder(HolderKind.Deputy, "Dee Deputy", "", null, Today, null, false);

        await lead.PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/holders"), named).ReadAsync<Made>();
        var elsewhere = await house.SeatAsync(Council, SystemPartnership);
        await lead.PostAsync(SystemPartnership.Of($"seats/{elsewhere.Id}/holders"), named).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await lead.PostAsync(HaltonPartnership.Of($"seats/{elsewhere.Id}/holders"), named).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.Holder(Roles.PlaceLead, Liverpool).PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/holders"), named)
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task The_record_is_for_keepers_and_those_who_have_a_part_in_it()
    {
        var person = await house.PersonAsync("Rae Present", "rae@example.org");
        await house.NameAsync(Council, "Rae Present", person: person);

        (await house.Caller(person, Roles.Analyst).GetAsync(HaltonPartnership.Of("record"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.Officer.GetAsync(HaltonPartnership.Of("record"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.Holder(Roles.PartnerRepresentative, "liverpool-city-council").GetAsync(HaltonPartnership.Of("record"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await house.Holder(Roles.Analyst, Grant.WholeSystem).GetAsync(HaltonPartnership.Of("record"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_public_reads_names_of_those_who_agreed_and_of_nobody_else()
    {
        await house.NameAsync(Council, "Rae Present");
        await house.NameAsync(Board, "Quin Quiet", named: false);

        var seats = (await house.PublicAsync()).Seats;

        seats.Single(seat => seat.PartnerName == "Halton Borough Council").Holders.ShouldHaveSingleItem().Name.ShouldBe("Rae Present");
        seats.SelectMany(seat => seat.Holders).ShouldNotContain(holder => holder.Name == "Quin Quiet");
    }

    [Fact]
    public async Task An_erased_person_leaves_a_term_without_a_name_and_an_export_says_what_is_held()
    {
        var administrator = await house.AdministratorAsync();
        var person = await house.PersonAsync("Rae Present", "rae@example.org");
        var holder = await house.NameAsync(Council, "Rae Present", person: person);
        await house.Secretary().PostAsync(
            HaltonPartnership.Of($"holders/{holder}/interests"),
            new WriteInterest(InterestKind.Financial, "Shares in Example Ltd", Today, null, null, null)).ReadAsync<Made>();

        var export = await (await house.Caller(administrator).GetAsync($"people/{person}/export")).Content.ReadAsStringAsync();
        export.ShouldContain("Shares in Example Ltd");
        export.ShouldContain("Halton Borough Council");

        (await house.Caller(administrator).PostAsync($"people/{person}/erase", content: null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var left = (await house.SeatAsync(Council)).Holders.ShouldHaveSingleItem();
        (left.Name, left.JobTitle, left.PersonId, left.Interests.Count).ShouldBe(("Erased person", "", null, 0));
    }

    [Fact]
    public async Task Somebody_without_an_account_is_erased_by_those_who_keep_the_record()
    {
        var holder = await house.NameAsync(Council, "Rae Present");

        (await house.Secretary().PostAsync(HaltonPartnership.Of($"holders/{holder}/erase"), content: null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await house.SeatAsync(Council)).Holders.ShouldHaveSingleItem().Name.ShouldBe("Erased person");
    }
}
