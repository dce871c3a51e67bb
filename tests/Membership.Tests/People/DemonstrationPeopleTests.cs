using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.People;

public sealed class DemonstrationPeopleTests
{
    [Fact]
    public async Task The_demonstration_system_has_a_fictional_person_for_every_role()
    {
        await using var house = await OpenAsync(demonstration: true);

        var people = await house.Anybody.GetAsync("people/demonstration").ReadAsync<DemonstrationPerson[]>();

        people.Length.ShouldBe(11);
        people.SelectMany(person => person.Grants).Select(grant => grant.Role).Distinct().ShouldBe(Roles.All, ignoreOrder: true);
        people.Single(person => person.Name == "Bea Specimen").Grants.ShouldBe([new Grant(Roles.HealthwatchOfficer, HealthwatchHalton)]);
    }

    [Fact]
    public async Task Any_other_system_has_none()
    {
        await using var house = await OpenAsync();

        await house.Anybody.GetAsync("people/demonstration").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotDemonstration);
        await SignInAsync(house, DeterministicId.From("person/alex-example"))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotDemonstration);
    }

    [Fact]
    public async Task Anyone_may_be_one_of_them_and_nobody_else()
    {
        await using var house = await OpenAsync(demonstration: true);
        var real = await house.PersonAsync("Ros Notional", "ros@example.org");

        var session = await SignInAsync(house, DeterministicId.From("person/sam-sample")).ReadAsync<AccountSession>();

        session.Name.ShouldBe("Sam Sample");
        session.Grants.ShouldBe([new Grant(Roles.EngagementLead, Halton)]);
        await SignInAsync(house, real).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.AccountUnknown);
    }

    [Fact]
    public async Task Their_sessions_end_when_the_system_is_used_in_earnest()
    {
        await using var house = await OpenAsync(demonstration: true);
        var session = await SignInAsync(house, DeterministicId.From("person/jo-fictional")).ReadAsync<AccountSession>();

        house.Services.GetRequiredService<IConfiguration>()["Demonstration"] = "false";

        await house.SessionAsync(session).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Another_start_adds_nobody_twice()
    {
        await using var house = await OpenAsync(demonstration: true);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredKeyedService<ISeed>(typeof(MembershipDb)).SeedAsync(CancellationToken.None);
        }

        (await house.WithDbAsync(db => db.People.CountAsync())).ShouldBe(11);
        (await house.WithDbAsync(db => db.Grants.CountAsync())).ShouldBe(11);
    }

    private static Task<HttpResponseMessage> SignInAsync(MembershipHouse house, Guid person) =>
        house.Web.PostAsync("sign-in/demonstration", new DemonstrationSignIn(person));
}
