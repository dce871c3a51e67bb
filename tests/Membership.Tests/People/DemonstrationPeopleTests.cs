using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.People;

public sealed class DemonstrationPeopleTests
{
    [Fact]
    public async Task The_demonstration_system_lists_seven_fictional_people()
    {
        await using var house = await OpenAsync(demonstration: true);

        var people = await house.Anybody.GetAsync("people/demonstration").ReadAsync<DemonstrationPerson[]>();

        people.Length.ShouldBe(7);
        people.Select(person => person.Id).Distinct().Count().ShouldBe(7);
        var officer = people.Single(person => person.Name == "Bea Specimen");
        officer.Grants.ShouldBe([new Grant(Roles.HealthwatchOfficer, HealthwatchHalton)]);
    }

    [Fact]
    public async Task Any_other_system_has_none()
    {
        await using var house = await OpenAsync();

        await house.Anybody.GetAsync("people/demonstration").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotDemonstration);
    }

    [Fact]
    public async Task Any_other_system_starts_with_an_empty_ledger()
    {
        await using var house = await OpenAsync();

        var workload = await house.WorkloadAsync();

        workload.Asks.ShouldBeEmpty();
        workload.CapacityHours.ShouldBe(0);
    }
}
