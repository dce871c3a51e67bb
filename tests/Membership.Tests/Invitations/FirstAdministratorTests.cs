using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.Invitations.InvitationTests;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Invitations;

public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task An_empty_system_prints_a_link_that_makes_the_first_administrator_once()
    {
        await using var house = await OpenAsync();
        var code = LastCode(house);

        (await ViewAsync(house, code).ReadAsync<InvitationView>()).Kind.ShouldBe(InvitationKind.FirstAdministrator);
        var session = await AcceptAsync(house, code, name: "Jo Fictional", email: "jo@example.org").ReadAsync<AccountSession>();

        session.Grants.ShouldBe([new Grant(Roles.Administrator, Grant.WholeSystem)]);
        await house.SignInAsync("jo@example.org", PeopleHouse.Password).ReadAsync<AccountSession>();
        await AcceptAsync(house, code, name: "Ros Notional", email: "ros@example.org")
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
        await StartAgainAsync(house);
        house.Told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_start_replaces_the_link_while_there_is_no_administrator()
    {
        await using var house = await OpenAsync();
        var first = LastCode(house);
        await StartAgainAsync(house);
        var second = LastCode(house);

        second.ShouldNotBe(first);
        await AcceptAsync(house, first, name: "Jo Fictional", email: "jo@example.org")
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
        await AcceptAsync(house, second, name: "Jo Fictional", email: "jo@example.org").ReadAsync<AccountSession>();
    }

    [Fact]
    public async Task The_link_is_worth_nothing_once_there_is_an_administrator()
    {
        await using var house = await OpenAsync();
        await house.AdministratorAsync();

        await AcceptAsync(house, LastCode(house), name: "Ros Notional", email: "ros@example.org")
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
    }

    [Fact]
    public async Task Name_and_address_are_asked_for()
    {
        await using var house = await OpenAsync();

        var problem = await AcceptAsync(house, LastCode(house)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("name").ShouldBe("The name must be 2 to 100 characters long.");
        problem.ErrorOf("email").ShouldBe("Enter an e-mail address, like name@example.org.");
    }

    [Fact]
    public async Task The_demonstration_system_prints_none()
    {
        await using var house = await OpenAsync(demonstration: true);

        house.Told.ShouldBeEmpty();
    }

    private static string LastCode(MembershipHouse house) =>
        house.Told.Last().Split("https://engage.example.org/invitation/")[1].Trim();

    private static async Task StartAgainAsync(MembershipHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<ISeed>(typeof(MembershipDb)).SeedAsync(CancellationToken.None);
    }
}
