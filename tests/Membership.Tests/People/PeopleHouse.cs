using System.Net.Http.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Membership.Tests.People;

/// <summary>People of the house, by intent.</summary>
internal static class PeopleHouse
{
    public const string Password = "teapot lantern gravel";

    /// <summary>An active person with a password.</summary>
    public static async Task<Guid> PersonAsync(
        this MembershipHouse house, string name, string email, AccountState state = AccountState.Active, params Grant[] grants)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person(Guid.CreateVersion7(), name, email, "", state, house.Clock.Now);
        db.People.Add(person);
        if (state != AccountState.Invited)
        {
            (await users.AddPasswordAsync(person, Password)).Succeeded.ShouldBeTrue();
        }

        db.Grants.AddRange(grants.Select(grant => new RoleGrant
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Role = grant.Role,
            Scope = grant.Scope,
            From = MembershipHouse.Today,
            Reason = "Asked for by the test",
            GrantedAt = house.Clock.Now,
        }));
        await db.SaveChangesAsync();
        return person.Id;
    }

    public static Task<Guid> AdministratorAsync(this MembershipHouse house, string name = "Jo Fictional", string email = "jo@example.org") =>
        house.PersonAsync(name, email, AccountState.Active, new Grant(Roles.Administrator, Grant.WholeSystem));

    public static Task<HttpResponseMessage> SignInAsync(
        this MembershipHouse house, string email, string password, string? code = null, string? recoveryCode = null) =>
        house.Web.PostAsJsonAsync("sign-in", new SignIn(email, password, code, recoveryCode), Json.Options);

    /// <summary>What the person's app shows now.</summary>
    public static string CodeOf(this MembershipHouse house, AuthenticatorKey key) =>
        Totp.Code(Totp.FromBase32(key.Key.Replace(" ", "", StringComparison.Ordinal)), house.Clock.Now.ToUnixTimeSeconds() / 30);

    public static Task<HttpResponseMessage> SessionAsync(this MembershipHouse house, AccountSession session) =>
        house.Web.GetAsync($"sessions/{session.PersonId}?stamp={session.Stamp}");

    public static Task<HttpResponseMessage> PostAsync<T>(this HttpClient caller, string address, T body) =>
        caller.PostAsJsonAsync(address, body, Json.Options);

    public static Task<HttpResponseMessage> GrantAsync(
        this HttpClient caller, Guid person, string role, string scope, DateOnly? from = null, DateOnly? until = null) =>
        caller.PostAsync($"people/{person}/grants", new GrantRole(role, scope, from, until, "Agreed with their manager"));
}
