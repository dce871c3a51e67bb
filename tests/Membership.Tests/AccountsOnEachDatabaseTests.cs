using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.Membership.Tests.Accounts;
using IcpEngage.Membership.Tests.Audit;
using IcpEngage.Membership.Tests.Invitations;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Databases;
using IcpEngage.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.People.PeopleHouse;

namespace IcpEngage.Membership.Tests;

/// <summary>What a database decides about accounts, access and the audit trail: each database there is must decide it alike.</summary>
public sealed class AccountsOnEachDatabaseTests(PostgreSqlServer postgreSql) : IClassFixture<PostgreSqlServer>
{
    private const string Ros = "ros@example.org";

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task An_account_is_invited_joined_secured_given_a_role_found_exported_and_erased(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));
        var jo = await house.AdministratorAsync();
        var invitation = await InvitationTests.InviteAsync(house, jo).ReadAsync<InvitationCode>();
        var ros = invitation.PersonId;
        await InvitationTests.AcceptAsync(house, invitation.Code).ReadAsync<AccountSession>();

        using var phone = new SoftwareAuthenticator();
        await PasskeyTests.AddAsync(house, ros, phone).ReadAsync<PasskeyView>();
        (await PasskeyTests.UseAsync(house, phone).ReadAsync<AccountSession>()).PersonId.ShouldBe(ros);
        (await house.SignInAsync("ROS@example.org", Password).ReadAsync<AccountSession>()).Grants
            .ShouldBe([new Grant(Roles.PlaceLead, Halton)]);

        var grant = await house.Caller(jo).GrantAsync(ros, Roles.Analyst, Halton, until: Today).ReadAsync<GrantView>();
        (await house.Caller(jo).GetAsync($"access?scope={Halton}").ReadAsync<GrantView[]>()).Length.ShouldBe(2);
        await house.Caller(jo).PostAsync($"grants/{grant.Id}/revoke", new RevokeGrant("They changed jobs")).ReadAsync<GrantView>();
        (await house.Caller(jo).GetAsync("people?search=NOTIONAL lead").ReadAsync<PeoplePage>()).People.ShouldHaveSingleItem().Id.ShouldBe(ros);
        (await house.Caller(jo).GetStringAsync($"people/{ros}/export")).ShouldContain(Ros);

        using var erased = await house.Caller(jo).PostAsync($"people/{ros}/erase", new { });
        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await PasskeyTests.UseAsync(house, phone).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
        await ShouldBeWholeAsync(house, AuditActions.PersonInvited, AuditActions.PersonJoined, AuditActions.GrantRevoked, AuditActions.PersonErased);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task Of_many_guesses_made_at_once_five_are_tried_and_the_lock_lasts_fifteen_minutes(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));
        await house.PersonAsync("Ros Notional", Ros);

        var answers = await AtOnceAsync(20, _ => house.SignInAsync(Ros, "not the password"));

        answers.Count(answer => answer.Contains(ErrorCodes.SignInRefused, StringComparison.Ordinal)).ShouldBe(SignInAttempts.Allowed);
        answers.Count(answer => answer.Contains(ErrorCodes.AccountLocked, StringComparison.Ordinal)).ShouldBe(20 - SignInAttempts.Allowed);
        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.AccountLocked);
        house.Clock.Now += SignInAttempts.LockedFor;
        await house.SignInAsync(Ros, Password).ReadAsync<AccountSession>();
        await ShouldBeWholeAsync(house, AuditActions.PersonLockedOut);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task A_code_of_the_authenticator_and_a_recovery_code_used_several_times_at_once_are_taken_once(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));
        var key = await me.PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>();
        var recovery = await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<RecoveryCodes>();
        house.Clock.Now += TimeSpan.FromSeconds(30);

        await house.SignInAsync(Ros, Password).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorNeeded);
        (await AtOnceAsync(4, _ => house.SignInAsync(Ros, Password, house.CodeOf(key)))).Count(IsSession).ShouldBe(1);
        (await AtOnceAsync(4, _ => house.SignInAsync(Ros, Password, recoveryCode: recovery.Codes[0]))).Count(IsSession).ShouldBe(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task Of_several_who_do_the_same_at_once_one_invites_and_one_takes_the_invitation_up(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));
        var jo = await house.AdministratorAsync();

        var invited = await AtOnceAsync(6, _ => InvitationTests.InviteAsync(house, jo));
        var code = System.Text.Json.JsonSerializer.Deserialize<InvitationCode>(
            invited.Where(IsCode).ShouldHaveSingleItem(), ServiceDefaults.Http.Json.Options)!.Code;
        var joined = await AtOnceAsync(6, _ => InvitationTests.AcceptAsync(house, code));

        joined.Count(IsSession).ShouldBe(1);
        joined.Count(answer => answer.Contains(ErrorCodes.InvitationUnknown, StringComparison.Ordinal)).ShouldBe(5);

        static bool IsCode(string answer) => answer.Contains("\"validUntil\"", StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task First_sign_ins_by_a_provider_from_several_windows_at_once_all_succeed_and_another_with_the_address_does_not(
        DatabaseProvider provider)
    {
        const int Windows = 6;
        await using var house = await OpenAsync(
            settings: postgreSql.Settings(provider, "membership"), add: services => services.AddSingleton<IUserValidator<Person>>(new Together(Ros, Windows + 1)));
        await InvitationTests.InviteAsync(house, await house.AdministratorAsync()).ReadAsync<InvitationCode>();

        var answers = await AtOnceAsync(Windows + 1, window => house.Web.PostAsync(
            "sign-in/external", new ExternalSignIn("https://id.example.org", window < Windows ? "theirs" : "another's", Ros)));

        var linked = await house.WithDbAsync(db => db.Set<IdentityUserLogin<Guid>>().SingleAsync());
        answers.Count(IsSession).ShouldBe(linked.ProviderKey == "theirs" ? Windows : 1);
        answers.Count(answer => answer.Contains(ErrorCodes.AccountUnknown, StringComparison.Ordinal)).ShouldBe(linked.ProviderKey == "theirs" ? 1 : Windows);
        await ShouldBeWholeAsync(house, AuditActions.PersonJoined);
        (await house.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == AuditActions.PersonJoined))).ShouldBe(1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task Two_administrators_who_take_each_others_role_at_once_leave_one(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));
        var (jo, ros) = (await house.AdministratorAsync(), await house.AdministratorAsync("Ros Notional", Ros));
        var grants = await house.WithDbAsync(db => db.Grants.ToDictionaryAsync(grant => grant.PersonId, grant => grant.Id));

        await Task.WhenAll(
            house.Caller(jo).PostAsync($"grants/{grants[ros]}/revoke", new RevokeGrant("They changed jobs")),
            house.Caller(ros).PostAsync($"grants/{grants[jo]}/revoke", new RevokeGrant("They changed jobs")));

        (await house.WithDbAsync(db => db.Grants.CountAsync(grant => grant.RevokedAt == null))).ShouldBe(1);
        await ShouldBeWholeAsync(house, AuditActions.GrantRevoked);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task Many_actions_told_at_once_become_one_chain_that_nobody_changes(DatabaseProvider provider)
    {
        await using var house = await OpenAsync(settings: postgreSql.Settings(provider, "membership"));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => house.DeliverAgainAsync(Acts.Released($"survey-{number}"), times: 2))));

        await ShouldBeWholeAsync(house, AuditActions.SurveyReleased);
        (await house.WithDbAsync(db => db.AuditEntries.CountAsync())).ShouldBe(60);
        foreach (var change in new Func<IQueryable<AuditEntry>, Task<int>>[]
        {
            entries => entries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Scope, "other")),
            entries => entries.ExecuteDeleteAsync(),
        })
        {
            var changing = () => house.WithDbAsync(db => change(db.AuditEntries));
            (await changing.ShouldThrowAsync<System.Data.Common.DbException>()).Message.ShouldContain("The audit trail is append-only.");
        }
    }

    private static bool IsSession(string answer) => answer.Contains("\"stamp\"", StringComparison.Ordinal);

    /// <summary>The answers' texts; none is a mistake of the platform's.</summary>
    private static async Task<string[]> AtOnceAsync(int times, Func<int, Task<HttpResponseMessage>> doing)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(doing));
        answers.ShouldAllBe(answer => answer.StatusCode < HttpStatusCode.InternalServerError);
        return await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
    }

    /// <summary>The trail holds these actions, and is as it was written.</summary>
    private static async Task ShouldBeWholeAsync(MembershipHouse house, params string[] actions)
    {
        await house.SettleAsync();
        await using var scope = house.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<ChainCheck>().VerifyAsync(noted: null, CancellationToken.None);
        found.Intact.ShouldBeTrue(found.Finding);
        actions.Except(await house.WithDbAsync(db => db.AuditEntries.Select(entry => entry.Action).Distinct().ToListAsync())).ShouldBeEmpty();
    }

    /// <summary>Holds those who change this person until so many do: all have looked before any saves.</summary>
    private sealed class Together(string email, int count) : IUserValidator<Person>
    {
        private readonly TaskCompletionSource everybody = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int here;

        public async Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user)
        {
            if (user.Email == email)
            {
                if (Interlocked.Increment(ref here) == count)
                {
                    everybody.SetResult();
                }

                await everybody.Task.WaitAsync(TimeSpan.FromSeconds(60));
            }

            return IdentityResult.Success;
        }
    }
}
