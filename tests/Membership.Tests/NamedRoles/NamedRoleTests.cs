using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.NamedRoles;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Tests.Partners;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.NamedRoles;

public sealed class NamedRoleTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Everybody_reads_the_office_and_a_name_only_once_the_person_agreed()
    {
        var given = await GiveAsync(PlaceLead());
        (await PublicAsync(NamedRoleKind.PlaceLead, Halton))!.Name.ShouldBeNull();

        await house.Secretariat().PutAsJsonAsync(
            $"named-roles/{given.Id}", new ChangeNamedRole("Ash Imaginary", true, "Halton place team", "halton@example.org", null, given.Version), Json.Options).ReadAsync<RoleHoldingView>();

        (await PublicAsync(NamedRoleKind.PlaceLead, Halton)).ShouldBe(new RoleContact("Halton place team", "halton@example.org", null, "Ash Imaginary", Today));
        (await house.Anybody.GetStringAsync("named-roles")).ShouldNotContain("Halton Health and Wellbeing Board", Case.Insensitive);
    }

    [Fact]
    public async Task Who_held_a_role_is_forgotten_after_the_policy_pack_s_days_and_that_somebody_did_stays()
    {
        var given = await GiveAsync(PlaceLead());
        await house.Secretariat().SendAsync($"named-roles/{given.Id}/end", new EndNamedRole(Today, given.Version)).ReadAsync<RoleHoldingView>();

        await SweepAfterAsync(730);
        (await HeldAsync()).Name.ShouldBe(given.Name);
        await SweepAfterAsync(1);

        var held = await HeldAsync();
        (held.Name, held.NameAgreedOn, held.PersonId, held.Email, held.Phone).ShouldBe((Person.Erased, null, null, null, null));
        (held.Office, held.From, held.Until, held.RecordedBy).ShouldBe((given.Office, given.From, Today, given.RecordedBy));
        await house.SettleAsync();
        (await house.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == AuditActions.NamedRoleForgotten))).ShouldBe(1);

        async Task<RoleHoldingView> HeldAsync() =>
            (await house.Secretariat().GetAsync("named-roles/register").ReadAsync<RoleHoldingView[]>()).Single(role => role.Id == given.Id);
    }

    [Fact]
    public async Task Every_place_and_the_system_have_the_roles_that_the_policy_pack_asks_for()
    {
        var roles = await house.Anybody.GetAsync("named-roles").ReadAsync<PublicRole[]>();

        roles.CountBy(role => role.Kind).ToDictionary().ShouldBe(
            new Dictionary<NamedRoleKind, int>
            {
                [NamedRoleKind.PlaceLead] = 9,
                [NamedRoleKind.SinglePointOfContact] = 10,
                [NamedRoleKind.CommunicationsLink] = 10,
            },
            ignoreOrder: true);
        roles.ShouldAllBe(role => role.Holder == null);
    }

    [Fact]
    public async Task A_vacancy_alarms_the_secretariat_and_whoever_it_concerns_in_that_place()
    {
        (await AlarmsAsync(house.Secretariat())).Length.ShouldBe(29);
        (await AlarmsAsync(house.Holder(Roles.PlaceLead, Halton))).Select(alarm => (alarm.What, alarm.Kind, alarm.AreaCode)).ShouldBe(
        [
            (RoleAlarmKind.Vacant, NamedRoleKind.SinglePointOfContact, Halton),
            (RoleAlarmKind.Vacant, NamedRoleKind.CommunicationsLink, Halton),
        ]);
        (await AlarmsAsync(house.Officer)).ShouldBeEmpty();

        await GiveAsync(PlaceLead() with { Kind = NamedRoleKind.CommunicationsLink });

        (await AlarmsAsync(house.Holder(Roles.PlaceLead, Halton))).ShouldHaveSingleItem().Kind.ShouldBe(NamedRoleKind.SinglePointOfContact);
    }

    [Fact]
    public async Task Details_that_nobody_confirmed_for_too_long_alarm_their_holder_who_confirms_them()
    {
        var ash = await house.PersonAsync("Ash Imaginary", "ash@example.org");
        var given = await GiveAsync(PlaceLead() with { PersonEmail = "ash@example.org" });
        var caller = house.Caller(ash, Roles.PlaceLead, Liverpool);
        house.Clock.Now = house.Clock.Now.AddDays(182);
        (await StaleAsync(caller)).ShouldBeEmpty();
        house.Clock.Now = house.Clock.Now.AddDays(1);

        (await StaleAsync(caller)).ShouldHaveSingleItem().Holding.ShouldBe(given.Id);
        (await house.Caller(ash, Roles.PartnerRepresentative, "halton-borough-council").GetAsync("named-roles/register").ReadAsync<RoleHoldingView[]>()).ShouldHaveSingleItem();
        (await house.Officer.GetAsync("named-roles/register").ReadAsync<RoleHoldingView[]>()).ShouldBeEmpty();
        (await StaleAsync(house.Secretariat())).ShouldHaveSingleItem();
        await house.Officer.PostAsync($"named-roles/{given.Id}/confirm", null).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await caller.PostAsync($"named-roles/{given.Id}/confirm", null).ReadAsync<RoleHoldingView>();

        (await StaleAsync(caller)).ShouldBeEmpty();

        async Task<IEnumerable<RoleAlarm>> StaleAsync(HttpClient who) => (await AlarmsAsync(who)).Where(alarm => alarm.What == RoleAlarmKind.Stale);
    }

    [Fact]
    public async Task A_last_day_that_is_near_alarms_until_somebody_follows()
    {
        await GiveAsync(PlaceLead() with { Until = Today.AddDays(56) });
        (await AlarmsAsync(house.Secretariat())).Single(alarm => alarm.What == RoleAlarmKind.EndingSoon).Since.ShouldBe(Today.AddDays(56));

        await GiveAsync(PlaceLead() with { Name = "Ros Notional", From = Today.AddDays(57) });

        (await AlarmsAsync(house.Secretariat())).ShouldNotContain(alarm => alarm.What == RoleAlarmKind.EndingSoon);
    }

    [Fact]
    public async Task Nobody_is_put_in_where_somebody_is()
    {
        var first = await GiveAsync(PlaceLead());
        var second = PlaceLead() with { Name = "Ros Notional", From = Today.AddDays(10) };

        await house.Secretariat().SendAsync("named-roles", second).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.NamedRoleHeld);
        await house.Secretariat().SendAsync($"named-roles/{first.Id}/end", new EndNamedRole(Today.AddDays(9), first.Version)).ReadAsync<RoleHoldingView>();
        await GiveAsync(second);

        (await house.Secretariat().GetAsync("named-roles/register").ReadAsync<RoleHoldingView[]>()).Select(role => (role.Name, role.Until)).ShouldBe(
            [("Ros Notional", null), ("Ash Imaginary", Today.AddDays(9))]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var problem = await house.Secretariat()
            .SendAsync("named-roles", new GiveNamedRole(NamedRoleKind.PlaceLead, TheSystem, null, "", false, "nobody@example.org", "", "not an address", "x", Today, Today.AddDays(-1), "", Today.AddDays(1)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        foreach (var field in new[] { "name", "office", "email", "phone", "areaCode", "personEmail", "until", "recordedBy", "recordedOn" })
        {
            problem.ErrorOf(field).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task An_organisation_has_a_single_point_of_contact_that_goes_along_when_it_is_merged()
    {
        await GiveAsync(PlaceLead() with { Kind = NamedRoleKind.SinglePointOfContact, AreaCode = null, PartnerSlug = HealthwatchHalton, Office = "Front desk" });

        await house.SucceedAsync(RegisterHouse.Merge("healthwatch-wirral", HealthwatchHalton));

        (await house.Anybody.GetAsync("named-roles").ReadAsync<PublicRole[]>()).Single(role => role.PartnerSlug is not null).PartnerSlug.ShouldBe("healthwatch-wirral");
    }

    [Fact]
    public async Task What_is_held_on_a_person_is_exported_and_goes_when_they_are_erased()
    {
        var jo = await house.AdministratorAsync();
        var ash = await house.PersonAsync("Ash Imaginary", "ash@example.org");
        await GiveAsync(PlaceLead() with { PersonEmail = "ash@example.org", NameAgreed = true });
        (await house.Caller(jo).GetStringAsync($"people/{ash}/export")).ShouldContain("Halton place team");

        using var erased = await house.Caller(jo).PostAsync($"people/{ash}/erase", null);

        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var role = await house.WithDbAsync(db => db.NamedRoles.SingleAsync());
        (role.Name, role.NameAgreedOn, role.Until).ShouldBe(("Erased person", null, Today));
    }

    private static GiveNamedRole PlaceLead() => new(
        NamedRoleKind.PlaceLead, Halton, null, "Ash Imaginary", false, null, "Halton place team", "halton@example.org", null, Today, null, "Halton Health and Wellbeing Board", Today);

    private Task<RoleHoldingView> GiveAsync(GiveNamedRole role) =>
        house.Secretariat().SendAsync("named-roles", role).ReadAsync<RoleHoldingView>(HttpStatusCode.Created);

    private static Task<RoleAlarm[]> AlarmsAsync(HttpClient caller) => caller.GetAsync("named-roles/alarms").ReadAsync<RoleAlarm[]>();

    private async Task<RoleContact?> PublicAsync(NamedRoleKind kind, string area) =>
        (await house.Anybody.GetAsync("named-roles").ReadAsync<PublicRole[]>()).Single(role => role.Kind == kind && role.AreaCode == area).Holder;

    private Task SweepAfterAsync(int days)
    {
        house.Clock.Now += TimeSpan.FromDays(days);
        return house.Services.GetServices<IHostedService>().OfType<NamedRoleSweeper>().Single().SweepAsync(CancellationToken.None);
    }
}
