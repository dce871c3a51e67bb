using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.People.PeopleHouse;

namespace IcpEngage.Membership.Tests.Accounts;

public sealed class OwnAccountTests
{
    private const string Ros = "ros@example.org";

    [Fact]
    public async Task A_person_sees_how_they_sign_in_and_what_they_may_do()
    {
        await using var house = await OpenAsync();
        var ros = await house.PersonAsync("Ros Notional", Ros, grants: new Grant(Roles.PlaceLead, Halton));

        var account = await house.Caller(ros).GetAsync("me").ReadAsync<AccountView>();

        (account.Name, account.Email, account.HasPassword, account.HasAuthenticator, account.RecoveryCodesLeft)
            .ShouldBe(("Ros Notional", Ros, true, false, 0));
        account.Grants.ShouldHaveSingleItem().Role.ShouldBe(Roles.PlaceLead);
        await house.Anybody.GetAsync("me").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await house.Web.GetAsync("me").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_other_sessions()
    {
        await using var house = await OpenAsync();
        var ros = await house.PersonAsync("Ros Notional", Ros);
        var before = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        var me = house.Caller(ros);

        (await me.PostAsync("me/password", new ChangePassword("wrong", "gravel lantern teapot"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("current").ShouldNotBeEmpty();
        (await me.PostAsync("me/password", new ChangePassword(Password, "Password1234"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("new").ShouldContain("try first");
        var after = await me.PostAsync("me/password", new ChangePassword(Password, "gravel lantern teapot")).ReadAsync<AccountSession>();

        await house.SessionAsync(before).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.SessionAsync(after).ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, "gravel lantern teapot").ReadAsync<AccountSession>();
    }

    [Fact]
    public async Task Guesses_of_the_old_password_run_out()
    {
        await using var house = await OpenAsync();
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));
        for (var time = 0; time < 5; time++)
        {
            await me.PostAsync("me/password", new ChangePassword("wrong", "gravel lantern teapot"))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        }

        await me.PostAsync("me/password", new ChangePassword(Password, "gravel lantern teapot"))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.AccountLocked);
    }

    [Fact]
    public async Task With_an_authenticator_the_password_alone_is_not_enough_and_each_code_works_once()
    {
        await using var house = await OpenAsync();
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));
        var before = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        var key = (await me.PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>());
        key.Uri.ShouldStartWith("otpauth://totp/");
        await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode("000000"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        var codes = await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<RecoveryCodes>();

        codes.Codes.Distinct().Count().ShouldBe(10);
        await house.SessionAsync(before).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.SessionAsync(codes.Session).ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorNeeded);
        await house.SignInAsync(Ros, Password, house.CodeOf(key)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorRefused);
        house.Clock.Now += TimeSpan.FromSeconds(30);
        await house.SignInAsync(Ros, Password, house.CodeOf(key)).ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, Password, house.CodeOf(key)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorRefused);

        await house.SignInAsync(Ros, Password, recoveryCode: codes.Codes[3]).ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, Password, recoveryCode: codes.Codes[3])
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorRefused);
        await house.SignInAsync(Ros, Password, recoveryCode: codes.Codes[4].ToLowerInvariant()).ReadAsync<AccountSession>();
        (await me.GetAsync("me").ReadAsync<AccountView>()).RecoveryCodesLeft.ShouldBe(8);
        var stored = await house.WithDbAsync(db => db.Set<IdentityUserToken<Guid>>().Select(token => token.Value).ToListAsync());
        stored.ShouldAllBe(value => !codes.Codes.Any(code => value!.Contains(code)));

        house.Clock.Now += TimeSpan.FromSeconds(30);
        await me.PostAsync("me/authenticator/remove", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
    }

    [Fact]
    public async Task A_code_used_several_times_at_once_is_taken_once()
    {
        await using var house = await OpenAsync();
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));
        var key = await me.PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>();
        await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<RecoveryCodes>();
        house.Clock.Now += TimeSpan.FromSeconds(30);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.SignInAsync(Ros, Password, house.CodeOf(key))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task Who_knows_the_password_cannot_guess_codes_for_long()
    {
        await using var house = await OpenAsync();
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));
        var key = await me.PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>();
        await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<RecoveryCodes>();

        for (var time = 0; time < 5; time++)
        {
            // Asking what is needed in between wins no further guess.
            await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorNeeded);
            await house.SignInAsync(Ros, Password, "000000").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorRefused);
        }

        await house.SignInAsync(Ros, Password, "000000").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.AccountLocked);
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_the_session_that_asked()
    {
        await using var house = await OpenAsync();
        var ros = await house.PersonAsync("Ros Notional", Ros);
        var elsewhere = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();

        var here = await house.Caller(ros).PostAsync("me/end-sessions", new { }).ReadAsync<AccountSession>();

        await house.SessionAsync(elsewhere).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.SessionAsync(here).ReadAsync<AccountSession>();
    }
}
