using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.People.PeopleHouse;

namespace IcpEngage.Membership.Tests.Invitations;

public sealed class InvitationTests
{
    private const string Ros = "ros@example.org";

    [Fact]
    public async Task An_invited_person_sets_a_password_and_signs_in_with_their_first_role()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();

        var code = await InviteAsync(house, jo).ReadAsync<InvitationCode>();

        (code.EmailQueued, code.ValidUntil).ShouldBe((false, house.Clock.Now.AddDays(7)));
        var view = await ViewAsync(house, code.Code).ReadAsync<InvitationView>();
        view.ShouldBe(new InvitationView(InvitationKind.NewPerson, "Ros Notional", Ros, code.ValidUntil));
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        var session = await AcceptAsync(house, code.Code).ReadAsync<AccountSession>();
        session.Grants.ShouldBe([new Grant(Roles.PlaceLead, Halton)]);
        await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        (await house.SessionAsync(session).ReadAsync<AccountSession>()).PersonId.ShouldBe(code.PersonId);
    }

    [Fact]
    public async Task An_address_invited_several_times_at_once_is_invited_once()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InviteAsync(house, jo)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(7);
        (await house.WithDbAsync(db => db.People.CountAsync(person => person.Email == Ros))).ShouldBe(1);
    }

    [Fact]
    public async Task The_code_itself_is_nowhere_in_the_database()
    {
        await using var house = await OpenAsync();
        var code = await InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        (await house.WithDbAsync(db => db.Invitations.AnyAsync(invitation => invitation.CodeHash == code.Code))).ShouldBeFalse();
        code.Code.Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task A_code_works_once_also_when_it_is_used_twice_at_the_same_time()
    {
        await using var house = await OpenAsync();
        var code = await InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AcceptAsync(house, code.Code)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound).ShouldBe(5);
        await AcceptAsync(house, code.Code).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
    }

    [Fact]
    public async Task A_code_is_good_for_seven_days()
    {
        await using var house = await OpenAsync();
        var code = await InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        house.Clock.Now = code.ValidUntil;

        await AcceptAsync(house, code.Code).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
        await ViewAsync(house, code.Code).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_code_good()
    {
        await using var house = await OpenAsync();
        var code = await InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        var problem = await AcceptAsync(house, code.Code, "Password1234").ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("password").ShouldContain("try first");
        await AcceptAsync(house, code.Code).ReadAsync<AccountSession>();
    }

    [Fact]
    public async Task An_address_is_invited_once_and_fields_are_checked()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        await InviteAsync(house, jo).ReadAsync<InvitationCode>();

        (await InviteAsync(house, jo, email: "ROS@example.org").ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .ErrorOf("email").ShouldBe("Somebody has an account with this e-mail address already.");
        (await InviteAsync(house, jo, email: "not an address").ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .ErrorOf("email").ShouldBe("Enter an e-mail address, like name@example.org.");
    }

    [Fact]
    public async Task A_code_handed_over_for_a_lost_phone_and_password_takes_the_second_factor_away_and_ends_sessions()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", Ros);
        var session = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        await house.WithDbAsync(db => db.People.Where(person => person.Id == ros)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.TwoFactorEnabled, true)));

        var code = await house.Caller(jo).PostAsync($"people/{ros}/recovery", new { }).ReadAsync<InvitationCode>();

        (code.EmailQueued, code.ValidUntil).ShouldBe((false, house.Clock.Now.AddDays(1)));
        await AcceptAsync(house, code.Code, "gravel lantern teapot").ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, "gravel lantern teapot").ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        await house.SessionAsync(session).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task A_new_code_takes_the_place_of_the_one_before()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var first = await InviteAsync(house, jo).ReadAsync<InvitationCode>();

        var second = await house.Caller(jo).PostAsync($"people/{first.PersonId}/recovery", new { }).ReadAsync<InvitationCode>();

        await AcceptAsync(house, first.Code).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.InvitationUnknown);
        await AcceptAsync(house, second.Code).ReadAsync<AccountSession>();
    }

    [Fact]
    public async Task An_administrator_issues_no_code_for_themselves_or_for_a_closed_account()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var closed = await house.PersonAsync("Ros Notional", Ros, AccountState.Closed);

        await house.Caller(jo).PostAsync($"people/{jo}/recovery", new { }).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.OwnAccess);
        await house.Caller(jo).PostAsync($"people/{closed}/recovery", new { })
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AccountWrongState);
    }

    [Fact]
    public async Task An_identity_provider_signs_in_who_was_invited_by_the_address_it_verified_and_nobody_else()
    {
        await using var house = await OpenAsync();
        await InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        await ExternalAsync("subject-1", null).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.AccountUnknown);
        await ExternalAsync("subject-1", "stranger@example.org").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.AccountUnknown);
        (await ExternalAsync("subject-1", Ros).ReadAsync<AccountSession>()).Grants.ShouldBe([new Grant(Roles.PlaceLead, Halton)]);
        (await ExternalAsync("subject-1", null).ReadAsync<AccountSession>()).Name.ShouldBe("Ros Notional");

        // Somebody who was given a leaver's address is another person.
        await ExternalAsync("subject-2", Ros).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.AccountUnknown);

        Task<HttpResponseMessage> ExternalAsync(string subject, string? email) =>
            house.Web.PostAsync("sign-in/external", new ExternalSignIn("https://id.example.org", subject, email));
    }

    internal static Task<HttpResponseMessage> InviteAsync(
        MembershipHouse house, Guid by, string name = "Ros Notional", string email = Ros, bool sendEmail = false) =>
        house.Caller(by).PostAsync(
            "people/invitations",
            new InvitePerson(name, email, "Place lead", new GrantRole(Roles.PlaceLead, Halton, null, null, "Endorsed by the place"), sendEmail));

    internal static Task<HttpResponseMessage> AcceptAsync(
        MembershipHouse house, string code, string password = Password, string? name = null, string? email = null) =>
        house.Web.PostAsync("invitations/accept", new AcceptInvitation(code, password, name, email));

    internal static Task<HttpResponseMessage> ViewAsync(MembershipHouse house, string? code) =>
        house.Web.PostAsync("invitations/view", new ViewInvitation(code));
}
