using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Access;

public sealed class GrantTests
{
    [Fact]
    public async Task A_grant_says_who_may_do_what_where_when_and_why_and_is_audited()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");

        var grant = await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton, until: Today.AddDays(30)).ReadAsync<GrantView>();

        (grant.PersonName, grant.Role, grant.Scope, grant.From, grant.Until, grant.Reason, grant.GrantedBy, grant.InForce).ShouldBe(
            ("Ros Notional", Roles.PlaceLead, Halton, Today, Today.AddDays(30), "Agreed with their manager", "Jo Fictional", true));
        (await house.Caller(jo).GetAsync($"access?scope={Halton}").ReadAsync<GrantView[]>()).ShouldBe([grant]);
        await house.SettleAsync();
        var entry = await house.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Action == AuditActions.GrantGiven));
        (entry.Actor, entry.Subject, entry.Scope).ShouldBe((jo, $"grant/{grant.Id}", Halton));
    }

    [Fact]
    public async Task A_grant_counts_from_its_first_to_its_last_day_in_London()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton, Today.AddDays(1), Today.AddDays(2)).ReadAsync<GrantView>();
        var session = await house.SignInAsync("ros@example.org", PeopleHouse.Password).ReadAsync<AccountSession>();
        session.Grants.ShouldBeEmpty();

        (await GrantsAtAsync(Today.AddDays(1), new TimeOnly(0, 1))).ShouldBe(1);
        (await GrantsAtAsync(Today.AddDays(2), new TimeOnly(23, 59))).ShouldBe(1);
        (await GrantsAtAsync(Today.AddDays(3), new TimeOnly(0, 1))).ShouldBe(0);

        async Task<int> GrantsAtAsync(DateOnly day, TimeOnly time)
        {
            house.Clock.Now = new DateTimeOffset(day, time, TimeSpan.Zero);
            return (await house.SessionAsync(session).ReadAsync<AccountSession>()).Grants.Count;
        }
    }

    [Theory]
    [InlineData(Roles.PlaceLead, Grant.WholeSystem, "scope")]
    [InlineData(Roles.PlaceLead, HealthwatchHalton, "scope")]
    [InlineData(Roles.HealthwatchOfficer, "halton-borough-council", "scope")]
    [InlineData(Roles.PartnerRepresentative, HealthwatchHalton, "scope")]
    [InlineData(Roles.Administrator, Halton, "scope")]
    [InlineData(Roles.PlaceLead, "E09999999", "scope")]
    [InlineData(Roles.PlaceLead, TheSystem, "scope")]
    [InlineData("emperor", Grant.WholeSystem, "role")]
    [InlineData(null, null, "role")]
    public async Task A_role_for_a_scope_that_does_not_suit_it_is_refused(string? role, string? scope, string field)
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");

        var problem = await house.Caller(jo).PostAsync($"people/{ros}/grants", new GrantRole(role, scope, null, null, "Agreed with them"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Days_and_reason_must_make_sense()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");

        var problem = await house.Caller(jo)
            .PostAsync($"people/{ros}/grants", new GrantRole(Roles.PlaceLead, Halton, Today.AddDays(-1), Today.AddDays(-2), "why"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("from").ShouldBe("The first day must be today or later.");
        problem.ErrorOf("until").ShouldBe("The last day must not be before the first.");
        problem.ErrorOf("reason").ShouldBe("The reason must be 5 to 500 characters long.");
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();

        await house.Caller(jo).GrantAsync(jo, Roles.EngagementLead, Grant.WholeSystem)
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.OwnAccess);
    }

    [Fact]
    public async Task Nobody_holds_a_role_twice_for_a_day()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton, until: Today.AddDays(5)).ReadAsync<GrantView>();

        await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton, Today.AddDays(5))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.GrantExists);
        await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton, Today.AddDays(6)).ReadAsync<GrantView>();
    }

    [Fact]
    public async Task A_role_taken_back_no_longer_counts_and_stays_on_record()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        var grant = await house.Caller(jo).GrantAsync(ros, Roles.PlaceLead, Halton).ReadAsync<GrantView>();

        var revoked = await RevokeAsync(house, jo, grant.Id).ReadAsync<GrantView>();

        (revoked.InForce, revoked.RevokedBy, revoked.RevokeReason).ShouldBe((false, "Jo Fictional", "They changed jobs"));
        (await house.SignInAsync("ros@example.org", PeopleHouse.Password).ReadAsync<AccountSession>()).Grants.ShouldBeEmpty();
        await RevokeAsync(house, jo, grant.Id).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.GrantRevokedAlready);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_one_whose_time_is_limited_does_not_count()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        var jos = await house.WithDbAsync(db => db.Grants.Where(grant => grant.PersonId == jo).Select(grant => grant.Id).SingleAsync());

        await RevokeAsync(house, jo, jos).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.LastAdministrator);
        var limited = await house.Caller(jo).GrantAsync(ros, Roles.Administrator, Grant.WholeSystem, until: Today.AddDays(1)).ReadAsync<GrantView>();
        await RevokeAsync(house, jo, jos).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.LastAdministrator);
        await RevokeAsync(house, jo, limited.Id).ReadAsync<GrantView>();
        await house.Caller(jo).GrantAsync(ros, Roles.Administrator, Grant.WholeSystem).ReadAsync<GrantView>();
        await RevokeAsync(house, jo, jos).ReadAsync<GrantView>();
    }

    [Fact]
    public async Task Two_administrators_who_take_each_others_role_at_once_do_not_both_succeed()
    {
        await using var house = await OpenAsync();
        await house.AdministratorAsync();
        await house.AdministratorAsync("Ros Notional", "ros@example.org");
        var grants = await house.WithDbAsync(db => db.Grants.ToListAsync());

        // Both have looked before either saves, as two requests may.
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => house.WithDbAsync(async first =>
        {
            await TakeAsync(first, grants[0].Id);
            return await house.WithDbAsync(async second =>
            {
                await TakeAsync(second, grants[1].Id);
                await second.SaveChangesAsync();
                return await first.SaveChangesAsync();
            });
        }));

        async Task TakeAsync(MembershipDb db, Guid id)
        {
            var administrators = new Administrators(db, new Microsoft.Extensions.Configuration.ConfigurationManager(), house.Clock);
            await administrators.GuardAsync(CancellationToken.None);
            (await administrators.RemainWithoutAsync(null, id, Today, CancellationToken.None)).ShouldBeTrue();
            (await db.Grants.SingleAsync(grant => grant.Id == id)).Revoke(null, house.Clock.Now, "at once");
        }
    }

    [Fact]
    public async Task Access_is_given_and_taken_by_administrators_and_seen_by_the_secretariat_too()
    {
        await using var house = await OpenAsync();
        var ros = await house.PersonAsync("Ros Notional", "ros@example.org");
        var secretariat = house.Holder(Roles.Secretariat, Grant.WholeSystem);

        await secretariat.GrantAsync(ros, Roles.PlaceLead, Halton).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await secretariat.GetAsync("access").ReadAsync<GrantView[]>();
        await house.Officer.GetAsync("access").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    private static Task<HttpResponseMessage> RevokeAsync(MembershipHouse house, Guid by, Guid grant) =>
        house.Caller(by).PostAsync($"grants/{grant}/revoke", new RevokeGrant("They changed jobs"));
}
