using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class PartnershipTests : IAsyncLifetime
{
    private Partnership[] partnerships = null!;
    private MembershipHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        partnerships = await house.Anybody.GetAsync("partnerships").ReadAsync<Partnership[]>();
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public void There_is_one_of_the_system_and_one_of_each_place()
    {
        partnerships.Length.ShouldBe(10);
        partnerships[0].Kind.ShouldBe(PartnershipKind.System);
        partnerships[0].Name.ShouldBe("Cheshire and Merseyside Health and Care Partnership");
        partnerships.Skip(1).ShouldAllBe(partnership => partnership.Kind == PartnershipKind.Place);
        partnerships.Select(partnership => partnership.AreaCode).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void The_statutory_members_are_one_from_the_board_and_one_from_each_council()
    {
        var members = partnerships[0].Seats.Where(seat => seat.Standing == Standing.Member).ToList();

        members.Count.ShouldBe(10);
        members.ShouldAllBe(seat => seat.Basis.Contains("section 116ZA"));
        members.ShouldContain(seat => seat.PartnerName == "NHS Cheshire and Merseyside Integrated Care Board");
    }

    [Fact]
    public void Healthwatch_is_involved_in_the_system_and_takes_part_in_its_place_without_a_seat()
    {
        partnerships[0].Seats.Where(seat => seat.PartnerName.StartsWith("Healthwatch", StringComparison.Ordinal)).ToList()
            .ShouldAllBe(seat => seat.Standing == Standing.Involved && seat.Basis.Contains("section 116ZB"));

        var halton = partnerships.Single(partnership => partnership.AreaCode == Halton);
        halton.Seats.Select(seat => (seat.PartnerName, seat.Standing)).ShouldBe(
        [
            ("Halton Borough Council", Standing.Member),
            ("NHS Cheshire and Merseyside Integrated Care Board", Standing.Member),
            ("Healthwatch Halton", Standing.Participant),
        ]);
    }
}
