using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.People.PeopleHouse;

namespace IcpEngage.Membership.Tests.Sessions;

public sealed class SignInTests
{
    private const string Ros = "ros.notional@example.org";

    [Fact]
    public async Task The_right_password_gives_a_session_with_todays_grants()
    {
        await using var house = await OpenAsync();
        var id = await house.PersonAsync("Ros Notional", Ros, grants: new Grant(Roles.PlaceLead, Halton));

        var session = await house.SignInAsync(" Ros.Notional@Example.org ", Password).ReadAsync<AccountSession>();

        session.PersonId.ShouldBe(id);
        session.Name.ShouldBe("Ros Notional");
        session.Grants.ShouldBe([new Grant(Roles.PlaceLead, Halton)]);
        (await house.SessionAsync(session).ReadAsync<AccountSession>()).Grants.ShouldBe(session.Grants);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_closed_account_get_the_same_answer()
    {
        await using var house = await OpenAsync();
        await house.PersonAsync("Ros Notional", Ros);
        await house.PersonAsync("Kit Conjectured", "kit@example.org", AccountState.Closed);

        var answers = new List<string>();
        foreach (var (email, password) in new[] { (Ros, "not the password"), ("nobody@example.org", Password), ("kit@example.org", Password) })
        {
            using var answer = await house.SignInAsync(email, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain(ErrorCodes.SignInRefused);
            answers.Add(System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[^\"]*\"", ""));
        }

        answers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_address_costs_a_comparison_of_passwords_like_a_known_one()
    {
        var hasher = new CountingHasher();
        await using var house = await OpenAsync(add: services => services.AddSingleton<IPasswordHasher<Person>>(hasher));
        await house.PersonAsync("Ros Notional", Ros);

        foreach (var email in new[] { Ros, "nobody@example.org", "nobody-else@example.org" })
        {
            var before = hasher.Compared;
            await house.SignInAsync(email, "not the password").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
            (hasher.Compared - before).ShouldBe(1, email);
        }
    }

    [Theory]
    [InlineData(Ros)]
    [InlineData("nobody@example.org")]
    public async Task Five_wrong_passwords_in_a_row_lock_an_address_for_fifteen_minutes_known_or_not(string email)
    {
        await using var house = await OpenAsync();
        await house.PersonAsync("Ros Notional", Ros);
        for (var time = 0; time < 5; time++)
        {
            await house.SignInAsync(email, "not the password").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        }

        await house.SignInAsync(email, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.AccountLocked);
        house.Clock.Now += TimeSpan.FromMinutes(14);
        await house.SignInAsync(email, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.AccountLocked);
        house.Clock.Now += TimeSpan.FromMinutes(2);
        using var later = await house.SignInAsync(email, Password);

        later.StatusCode.ShouldBe(email == Ros ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        (await later.Content.ReadAsStringAsync()).ShouldNotContain(ErrorCodes.AccountLocked);
    }

    [Fact]
    public async Task Of_many_guesses_made_at_once_five_are_tried()
    {
        await using var house = await OpenAsync();
        await house.PersonAsync("Ros Notional", Ros);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.SignInAsync(Ros, "not the password")));

        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        texts.Count(text => text.Contains(ErrorCodes.SignInRefused, StringComparison.Ordinal)).ShouldBe(SignInAttempts.Allowed);
        texts.Count(text => text.Contains(ErrorCodes.AccountLocked, StringComparison.Ordinal)).ShouldBe(20 - SignInAttempts.Allowed);
    }

    [Fact]
    public async Task A_right_password_starts_the_count_anew_and_a_lock_out_is_recorded()
    {
        await using var house = await OpenAsync();
        var id = await house.PersonAsync("Ros Notional", Ros);
        for (var time = 0; time < 4; time++)
        {
            using var wrong = await house.SignInAsync(Ros, "not the password");
        }

        await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        for (var time = 0; time < 4; time++)
        {
            await house.SignInAsync(Ros, "not the password").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        }

        await house.SettleAsync();
        (await LockOutsAsync()).ShouldBe(0);
        using var fifth = await house.SignInAsync(Ros, "not the password");
        await house.SettleAsync();
        (await LockOutsAsync()).ShouldBe(1);

        Task<int> LockOutsAsync() => house.WithDbAsync(db => db.AuditEntries.CountAsync(
            entry => entry.Action == AuditActions.PersonLockedOut && entry.Subject == $"person/{id}"));
    }

    [Fact]
    public async Task Only_Web_itself_may_try_a_password()
    {
        await using var house = await OpenAsync();

        await house.Anybody.PostAsync("sign-in", new SignIn(Ros, Password, null, null))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await house.Officer.PostAsync("sign-in", new SignIn(Ros, Password, null, null))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task A_session_ends_with_another_stamp_and_with_the_account()
    {
        await using var house = await OpenAsync();
        var id = await house.PersonAsync("Ros Notional", Ros);
        var session = await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();

        await house.SessionAsync(session with { Stamp = "another" }).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.SessionAsync(session with { Stamp = "" }).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.WithDbAsync(db => db.People.Where(person => person.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.State, AccountState.Closed)));
        await house.SessionAsync(session).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    /// <summary>Identity's own, which makes up nearly all of the time that an attempt takes.</summary>
    private sealed class CountingHasher : PasswordHasher<Person>
    {
        public int Compared { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
