using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partnerships.PartnershipsHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class InterestTests : IAsyncLifetime
{
    private static readonly WriteInterest Shares = new(InterestKind.Financial, "Shares in Example Ltd", new DateOnly(2026, 1, 1), null, null, null);

    private MembershipHouse house = null!;
    private Guid person;
    private Guid holder;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        person = await house.PersonAsync("Rae Present", "rae@example.org");
        holder = await house.NameAsync(Council, "Rae Present", person: person);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Whoever_sits_their_organisation_and_keepers_declare_and_nobody_else()
    {
        await house.Caller(person, Roles.Analyst).PostAsync(Interests(), Shares).ReadAsync<Made>();
        await house.Holder(Roles.PartnerRepresentative, "halton-borough-council").PostAsync(Interests(), Shares with { Description = "Another" }).ReadAsync<Made>();
        await house.Holder(Roles.PlaceLead, Halton).PostAsync(Interests(), Shares with { Description = "A third" }).ReadAsync<Made>();

        foreach (var other in new[] { house.Officer, house.Holder(Roles.PlaceLead, Liverpool), house.Holder(Roles.Administrator, Grant.WholeSystem) })
        {
            await other.PostAsync(Interests(), Shares).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        }

        (await house.PublicAsync()).Interests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_register_shows_what_is_not_withheld_and_what_ended_for_half_a_year_more()
    {
        var keeper = house.Secretary();
        await keeper.PostAsync(Interests(), Shares).ReadAsync<Made>();
        await keeper.PostAsync(Interests(), Shares with { Description = "Ended lately", Until = Today.AddDays(-183) }).ReadAsync<Made>();
        await keeper.PostAsync(Interests(), Shares with { Description = "Ended long ago", Until = Today.AddDays(-184) }).ReadAsync<Made>();
        await keeper.PostAsync(Interests(), Shares with { Description = "Would name a patient", WithheldBecause = "It would name a patient" }).ReadAsync<Made>();

        (await house.PublicAsync()).Interests.Select(interest => interest.Description).ShouldBe(["Shares in Example Ltd", "Ended lately"], ignoreOrder: true);
        (await house.SeatAsync(Council)).Holders.Single().Interests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Only_keepers_withhold_and_only_they_show_again()
    {
        var self = house.Caller(person, Roles.Analyst);
        await self.PostAsync(Interests(), Shares with { WithheldBecause = "I would rather not" })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        var withheld = Shares with { WithheldBecause = "It would name a patient" };
        var interest = await house.Secretary().PostAsync(Interests(), withheld).ReadAsync<Made>();

        await self.PutAsync(Interests($"/{interest.Id}"), Shares).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        (await self.PutAsync(Interests($"/{interest.Id}"), withheld with { Until = Today })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.PublicAsync()).Interests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_does_not_agree_to_be_named_stands_with_their_job()
    {
        holder = await house.NameAsync(Board, "Quin Quiet", named: false);
        await house.Secretary().PostAsync(Interests(), Shares).ReadAsync<Made>();

        (await house.PublicAsync()).Interests.ShouldHaveSingleItem().Holder.ShouldBe("Officer, NHS Cheshire and Merseyside Integrated Care Board");
    }

    [Fact]
    public async Task Interests_are_confirmed_every_year()
    {
        (await house.Secretary().TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.InterestsStale);

        (await house.Caller(person, Roles.Analyst).PostAsync(Interests("/confirm"), content: null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.Secretary().TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.InterestsStale);
        house.Clock.Now = house.Clock.Now.AddDays(365);
        (await house.Secretary().TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.InterestsStale);
        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await house.Caller(person, Roles.Analyst).TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.InterestsStale);
    }

    private string Interests(string rest = "") => HaltonPartnership.Of($"holders/{holder}/interests{rest}");
}
