using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Accounts;

public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_made_at_the_site_signs_its_owner_in()
    {
        await using var house = await OpenAsync();
        using var phone = new SoftwareAuthenticator();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");

        var passkey = await AddAsync(house, ros, phone).ReadAsync<PasskeyView>();
        passkey.Name.ShouldBe("My phone");
        (await UseAsync(house, phone).ReadAsync<AccountSession>()).PersonId.ShouldBe(ros);
        (await UseAsync(house, phone).ReadAsync<AccountSession>()).PersonId.ShouldBe(ros);

        (await house.Caller(ros).GetAsync("me").ReadAsync<AccountView>()).Passkeys.ShouldHaveSingleItem().Id.ShouldBe(passkey.Id);
        (await house.Caller(ros).DeleteAsync($"me/passkeys/{passkey.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UseAsync(house, phone).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
    }

    [Theory]
    [InlineData("https://evil.example.org", "engage.example.org", true)]
    [InlineData("http://engage.example.org", "engage.example.org", true)]
    [InlineData("https://engage.example.org", "evil.example.org", true)]
    [InlineData("https://engage.example.org", "engage.example.org", false)]
    public async Task A_passkey_from_another_site_or_a_device_that_was_not_unlocked_is_refused(string origin, string domain, bool unlocked)
    {
        await using var house = await OpenAsync();
        using var phone = new SoftwareAuthenticator(origin, domain, unlocked);
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");

        await AddAsync(house, ros, phone).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task An_answer_works_once_within_five_minutes_for_the_person_it_was_asked_of()
    {
        await using var house = await OpenAsync();
        using var phone = new SoftwareAuthenticator();
        using var other = new SoftwareAuthenticator();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        var kit = await house.PersonAsync("Kit Conjectured", "kit@example.org");
        await AddAsync(house, ros, phone).ReadAsync<PasskeyView>();

        var asked = await house.Web.PostAsync("sign-in/passkey/options", new { }).ReadAsync<PasskeyOptions>();
        var answer = phone.Use(asked);
        await house.Web.PostAsync("sign-in/passkey", answer).ReadAsync<AccountSession>();
        await house.Web.PostAsync("sign-in/passkey", answer).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);

        var late = phone.Use(await house.Web.PostAsync("sign-in/passkey/options", new { }).ReadAsync<PasskeyOptions>());
        house.Clock.Now += TimeSpan.FromMinutes(6);
        await house.Web.PostAsync("sign-in/passkey", late).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);

        var forRos = await house.Caller(ros).PostAsync("me/passkeys/options", new { }).ReadAsync<PasskeyOptions>();
        await house.Caller(kit).PostAsync("me/passkeys", other.Make(forRos)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task A_copy_of_a_device_that_counts_shows()
    {
        await using var house = await OpenAsync();
        using var key = new SoftwareAuthenticator(counts: true);
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        await AddAsync(house, ros, key).ReadAsync<PasskeyView>();
        var copied = key.Use(await house.Web.PostAsync("sign-in/passkey/options", new { }).ReadAsync<PasskeyOptions>());

        await UseAsync(house, key).ReadAsync<AccountSession>();

        await house.Web.PostAsync("sign-in/passkey", copied).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
    }

    [Fact]
    public async Task Nobody_signs_in_with_a_passkey_to_a_closed_account_or_removes_somebody_elses()
    {
        await using var house = await OpenAsync();
        using var phone = new SoftwareAuthenticator();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        var kit = await house.PersonAsync("Kit Conjectured", "kit@example.org");
        var passkey = await AddAsync(house, ros, phone).ReadAsync<PasskeyView>();

        await house.Caller(kit).DeleteAsync($"me/passkeys/{passkey.Id}").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await house.WithDbAsync(db => db.People.Where(person => person.Id == ros)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.State, AccountState.Closed)));
        await UseAsync(house, phone).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"AA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task What_is_no_credential_is_refused(string credential)
    {
        await using var house = await OpenAsync();
        var asked = await house.Web.PostAsync("sign-in/passkey/options", new { }).ReadAsync<PasskeyOptions>();

        await house.Web.PostAsync("sign-in/passkey", new PasskeyCredential(credential, asked.State, null))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SignInRefused);
    }

    internal static async Task<HttpResponseMessage> AddAsync(MembershipHouse house, Guid person, SoftwareAuthenticator phone)
    {
        var options = await house.Caller(person).PostAsync("me/passkeys/options", new { }).ReadAsync<PasskeyOptions>();
        return await house.Caller(person).PostAsync("me/passkeys", phone.Make(options));
    }

    internal static async Task<HttpResponseMessage> UseAsync(MembershipHouse house, SoftwareAuthenticator phone)
    {
        var options = await house.Web.PostAsync("sign-in/passkey/options", new { }).ReadAsync<PasskeyOptions>();
        return await house.Web.PostAsync("sign-in/passkey", phone.Use(options));
    }
}
