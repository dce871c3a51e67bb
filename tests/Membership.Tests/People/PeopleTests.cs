using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.Invitations;
using IcpEngage.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.People.PeopleHouse;

namespace IcpEngage.Membership.Tests.People;

public sealed class PeopleTests
{
    private const string Ros = "ros@example.org";

    [Fact]
    public async Task People_are_found_by_any_part_of_name_address_and_job_a_page_at_a_time()
    {
        await using var house = await OpenAsync();
        var jo = house.Caller(await house.AdministratorAsync());
        await house.WithDbAsync(db =>
        {
            db.People.AddRange(Enumerable.Range(1, 30).Select(number => new Membership.People.Person(
                Guid.CreateVersion7(), $"Specimen {number:00}", $"s{number}@example.org", "Analyst", AccountState.Active, house.Clock.Now)));
            return db.SaveChangesAsync();
        });

        var all = await jo.GetAsync("people").ReadAsync<PeoplePage>();
        var second = await jo.GetAsync("people?search=analyst%20specimen&page=2").ReadAsync<PeoplePage>();

        (all.Total, all.People.Count, all.Page).ShouldBe((31, 25, 1));
        all.People[0].Name.ShouldBe("Jo Fictional");
        all.People[0].Grants.ShouldBe([new Grant(Roles.Administrator, Grant.WholeSystem)]);
        (second.Total, second.People.Count, second.Page).ShouldBe((30, 5, 2));
        (await jo.GetAsync("people?search=S7%40EXAMPLE").ReadAsync<PeoplePage>()).People.ShouldHaveSingleItem().Name.ShouldBe("Specimen 07");
        (await jo.GetAsync("people?search=nobody&page=9").ReadAsync<PeoplePage>()).ShouldSatisfyAllConditions(
            page => page.People.ShouldBeEmpty(), page => page.Page.ShouldBe(1));
    }

    [Fact]
    public async Task A_closed_account_cannot_be_signed_in_to_until_it_is_opened_again()
    {
        await using var house = await OpenAsync();
        var jo = house.Caller(await house.AdministratorAsync());
        var ros = await house.PersonAsync("Ros Notional", Ros, grants: new Grant(Roles.PlaceLead, Halton));
        var session = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();

        (await jo.PostAsync($"people/{ros}/close", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        await house.SessionAsync(session).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await jo.GetAsync("access").ReadAsync<GrantView[]>()).ShouldAllBe(grant => grant.PersonId != ros);
        await jo.PostAsync($"people/{ros}/close", new { }).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AccountWrongState);
        (await jo.PostAsync($"people/{ros}/reopen", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>()).Grants.ShouldBe([new Grant(Roles.PlaceLead, Halton)]);
        await house.SessionAsync(session).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Closing_an_invited_person_spoils_their_code()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var code = await InvitationTests.InviteAsync(house, jo).ReadAsync<InvitationCode>();

        (await house.Caller(jo).PostAsync($"people/{code.PersonId}/close", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await InvitationTests.AcceptAsync(house, code.Code).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
        (await house.Caller(jo).PostAsync($"people/{code.PersonId}/reopen", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.Caller(jo).GetAsync($"people/{code.PersonId}").ReadAsync<PersonView>()).Person.State.ShouldBe(AccountState.Invited);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("erase")]
    public async Task Nobody_takes_their_own_account_away_nor_the_last_administrators(string act)
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();

        await house.Caller(jo).PostAsync($"people/{jo}/{act}", new { }).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.OwnAccess);
        await house.Holder(Roles.Administrator, Grant.WholeSystem).PostAsync($"people/{jo}/{act}", new { })
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.LastAdministrator);
    }

    [Fact]
    public async Task An_erased_person_leaves_their_grants_on_record_and_nothing_else()
    {
        await using var house = await OpenAsync();
        var jo = house.Caller(await house.AdministratorAsync());
        var ros = await house.PersonAsync("Ros Notional", Ros, grants: new Grant(Roles.PlaceLead, Halton));
        await house.Web.PostAsync("sign-in/external", new ExternalSignIn("https://id.example.org", "subject-1", Ros)).ReadAsync<AccountSession>();
        await house.Caller(ros).PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>();

        (await jo.PostAsync($"people/{ros}/erase", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var view = await jo.GetAsync($"people/{ros}").ReadAsync<PersonView>();
        (view.Person.Name, view.Person.Email, view.Person.JobTitle, view.Person.State).ShouldBe(("Erased person", "", "", AccountState.Closed));
        view.SignsInWith.ShouldBeEmpty();
        var grant = view.Grants.ShouldHaveSingleItem();
        (grant.PersonName, grant.InForce, grant.RevokedBy).ShouldBe(("Erased person", false, "Jo Fictional"));
        (await jo.GetAsync("people?search=ros").ReadAsync<PeoplePage>()).Total.ShouldBe(0);
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        await house.Web.PostAsync("sign-in/external", new ExternalSignIn("https://id.example.org", "subject-1", Ros))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.AccountUnknown);
        await jo.PostAsync($"people/{ros}/reopen", new { }).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.WithDbAsync(async db =>
        {
            (await db.Set<IdentityUserLogin<Guid>>().AnyAsync(login => login.UserId == ros)).ShouldBeFalse();
            (await db.Set<IdentityUserToken<Guid>>().AnyAsync(token => token.UserId == ros)).ShouldBeFalse();
            return 0;
        });

        // The address is free again, for the same human or another.
        await InvitationTests.InviteAsync(house, Guid.NewGuid()).ReadAsync<InvitationCode>();
    }

    [Fact]
    public async Task An_export_holds_what_is_held_and_no_secret()
    {
        await using var house = await OpenAsync();
        var joId = await house.AdministratorAsync();
        var code = await InvitationTests.InviteAsync(house, joId).ReadAsync<InvitationCode>();
        await InvitationTests.AcceptAsync(house, code.Code).ReadAsync<AccountSession>();
        await house.SettleAsync();

        using var answer = await house.Caller(joId).GetAsync($"people/{code.PersonId}/export");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("Ros Notional");
        text.ShouldContain(Ros);
        text.ShouldContain("Endorsed by the place");
        text.ShouldContain(AuditActions.PersonJoined);
        var person = await house.WithDbAsync(db => db.People.SingleAsync(person => person.Id == code.PersonId));
        text.ShouldNotContain(person.PasswordHash!);
        text.ShouldNotContain(person.SecurityStamp!);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("people/01890000-0000-7000-8000-000000000000")]
    [InlineData("people/01890000-0000-7000-8000-000000000000/export")]
    public async Task People_are_for_administrators(string address)
    {
        await using var house = await OpenAsync();

        await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync(address)
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }
}
