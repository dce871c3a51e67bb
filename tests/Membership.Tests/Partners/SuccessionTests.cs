using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partners.RegisterHouse;

namespace IcpEngage.Membership.Tests.Partners;

public sealed class SuccessionTests : IAsyncLifetime
{
    private const string HealthwatchWirral = "healthwatch-wirral";

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public void Everything_that_refers_to_a_partner_says_what_happens_to_it()
    {
        using var scope = house.Services.CreateScope();
        var named = scope.ServiceProvider.GetServices<IPartnerReference>().SelectMany(reference => reference.Entities).ToHashSet();
        var model = scope.ServiceProvider.GetRequiredService<MembershipDb>().Model;

        var referring = model.GetEntityTypes()
            .Where(type => type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Membership.Partners.Partner))
                || type.GetProperties().Any(property => property.Name.EndsWith("PartnerId", StringComparison.Ordinal)))
            .Select(type => type.ClrType);

        // Fails for your table? Name it in an IPartnerReference (src/Membership/Partners/Successions): what moves to a successor, ends or stays.
        referring.Where(type => !named.Contains(type)).Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_changes_nothing()
    {
        var shown = await house.Secretariat().SendAsync("partners/successions/check", Merge(HealthwatchWirral, HealthwatchHalton)).ReadAsync<SuccessionCheck>();

        shown.Of("Seats").Moves.ShouldBe(2);
        (await house.ShowAsync(HealthwatchHalton)).Partner.Until.ShouldBeNull();
        (await SeatsAsync("Halton place partnership")).ShouldContain("Healthwatch Halton");
    }

    [Fact]
    public async Task A_merger_passes_on_seats_asks_areas_and_roles_and_keeps_the_partner_on_record()
    {
        var jo = await house.AdministratorAsync();
        var bea = await house.PersonAsync("Bea Specimen", "bea@example.org");
        await house.Caller(jo).GrantAsync(bea, Roles.HealthwatchOfficer, HealthwatchHalton).ReadAsync<GrantView>();
        var waiting = Ask();
        await house.DeliverAsync(waiting);

        var done = await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));

        (done.Of("Asks").Moves, done.Of("Roles of people").Moves, done.Of("Areas").Moves).ShouldBe((1, 1, 1));
        (await SeatsAsync("Halton place partnership")).ShouldContain("Healthwatch Wirral");
        (await SeatsAsync("Cheshire and Merseyside Health and Care Partnership")).ShouldNotContain("Healthwatch Halton");
        var officer = house.Caller(bea, Roles.HealthwatchOfficer, HealthwatchWirral);
        (await officer.GetAsync($"partners/{HealthwatchWirral}/workload").ReadAsync<Workload>()).Asks.ShouldHaveSingleItem().Id.ShouldBe(waiting.AskId);
        (await house.WithDbAsync(db => db.Grants.Where(RoleGrant.StandsOn(Today)).Where(grant => grant.PersonId == bea).Select(grant => grant.Scope).ToListAsync()))
            .ShouldBe([HealthwatchWirral]);
        var ended = await house.ShowAsync(HealthwatchHalton);
        ended.Partner.Until.ShouldBe(Today.AddDays(-1));
        ended.History.ShouldHaveSingleItem().SuccessorSlug.ShouldBe(HealthwatchWirral);
        (await house.Anybody.GetAsync($"partners?kind=Healthwatch&area={Halton}").ReadAsync<Partner[]>()).Select(partner => partner.Name).ShouldBe(["Healthwatch Wirral"]);
        await house.SettleAsync();
        house.PartnersTold[^1].Partners.Select(partner => (partner.Slug, partner.Until)).ShouldBe(
            [(HealthwatchHalton, Today.AddDays(-1)), (HealthwatchWirral, null)], ignoreOrder: true);
        (await house.Secretariat().GetAsync("partners/unsettled").ReadAsync<UnsettledPartner[]>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_split_gives_each_successor_what_belongs_to_its_area()
    {
        await house.AddAsync(New("NHS West of Somewhere", PartnerKind.IntegratedCareBoard, Halton));
        await house.AddAsync(New("NHS East of Somewhere", PartnerKind.IntegratedCareBoard, Liverpool));

        await house.SucceedAsync(Split("nhs-cheshire-and-merseyside", "nhs-west-of-somewhere", "nhs-east-of-somewhere"));

        var system = await SeatsAsync("Cheshire and Merseyside Health and Care Partnership");
        system.ShouldContain("NHS West of Somewhere");
        system.ShouldContain("NHS East of Somewhere");
        (await SeatsAsync("Liverpool place partnership")).ShouldContain("NHS East of Somewhere");
        (await SeatsAsync("Liverpool place partnership")).ShouldNotContain("NHS West of Somewhere");
        (await SeatsAsync("Wirral place partnership")).ShouldContain("NHS West of Somewhere", "the first takes what belongs to no area of another");
    }

    [Fact]
    public async Task Who_ends_without_a_successor_declines_what_waits_and_those_who_asked_are_told()
    {
        var waiting = Ask();
        await house.DeliverAsync(waiting);

        var done = await house.SucceedAsync(End(HealthwatchHalton));

        (done.Of("Asks").Ends, done.Of("Seats").Ends).ShouldBe((1, 2));
        await house.SettleAsync();
        var answer = house.AnswersTold[^1];
        (answer.AskId, answer.State).ShouldBe((waiting.AskId, AskState.Declined));
        answer.Reason.ShouldBe("Healthwatch Halton has ended, and no other organisation came after it.");
    }

    [Fact]
    public async Task What_was_not_shown_is_not_done()
    {
        var request = Merge(HealthwatchWirral, HealthwatchHalton);
        var shown = await house.Secretariat().SendAsync("partners/successions/check", request).ReadAsync<SuccessionCheck>();
        await house.DeliverAsync(Ask());

        await house.Secretariat().SendAsync("partners/successions", request with { Seen = shown.Seen })
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SuccessionNotSeen);

        (await house.ShowAsync(HealthwatchHalton)).Partner.Until.ShouldBeNull();
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once()
    {
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));

        await house.Secretariat().SendAsync("partners/successions", Merge(HealthwatchWirral, HealthwatchHalton))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.PartnerNotThere);
    }

    [Fact]
    public async Task Nobody_gains_a_role_by_a_merger_that_they_carry_out_themselves()
    {
        var jo = await house.AdministratorAsync();
        var sid = await house.PersonAsync("Sid Notional", "sid@example.org");
        await house.Caller(jo).GrantAsync(sid, Roles.HealthwatchOfficer, HealthwatchHalton).ReadAsync<GrantView>();
        var caller = house.Caller(sid, Roles.Secretariat);
        var request = Merge(HealthwatchWirral, HealthwatchHalton);

        var shown = await caller.SendAsync("partners/successions/check", request).ReadAsync<SuccessionCheck>();
        await caller.SendAsync("partners/successions", request with { Seen = shown.Seen }).ReadAsync<SuccessionCheck>();

        shown.Of("Roles of people").Lines.ShouldHaveSingleItem().ShouldBe("Sid Notional, for Healthwatch Halton: ends");
        (await house.WithDbAsync(db => db.Grants.AnyAsync(grant => grant.PersonId == sid && grant.RevokedAt == null))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(SuccessionKind.Merged, "healthwatch-halton", "", "successors", "Choose the one organisation that they go into.")]
    [InlineData(SuccessionKind.Merged, "healthwatch-halton", "healthwatch-halton", "partners", "Choose at least one organisation that ends.")]
    [InlineData(SuccessionKind.Split, "healthwatch-halton", "healthwatch-wirral", "successors", "Choose at least two organisations that it becomes.")]
    [InlineData(SuccessionKind.Split, "healthwatch-halton", "healthwatch-wirral;healthwatch-halton", "successors", "An organisation that goes on beside a new one is not split: add the new one, and change the areas of both.")]
    [InlineData(SuccessionKind.Ended, "healthwatch-halton", "healthwatch-wirral", "successors", "An organisation that ends has no successor. Merge it instead.")]
    [InlineData(SuccessionKind.Renamed, "healthwatch-halton", "", "kind", "Choose what becomes of the organisation.")]
    public async Task What_makes_no_sense_is_refused(SuccessionKind kind, string from, string into, string field, string sentence) =>
        (await house.Secretariat()
            .SendAsync("partners/successions/check", new SucceedPartners(kind, from.Split(';'), into.Split(';', StringSplitOptions.RemoveEmptyEntries), Today, "To see"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf(field).ShouldBe(sentence);

    [Fact]
    public async Task A_day_to_come_is_rehearsed_and_not_done() =>
        (await house.Secretariat().SendAsync("partners/successions/check", End(HealthwatchHalton) with { On = Today.AddDays(1) })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("on").ShouldBe("The day must be today or earlier. Rehearse what comes later.");

    [Fact]
    public async Task A_partner_whose_last_day_has_passed_is_listed_while_something_refers_to_it()
    {
        var halton = await house.ShowAsync(HealthwatchHalton);
        await house.Secretariat().PutAsync(
            $"partners/{HealthwatchHalton}",
            System.Net.Http.Json.JsonContent.Create(
                new ChangePartner(PartnerKind.Healthwatch, [Halton], [], null, Today, halton.Version), options: ServiceDefaults.Http.Json.Options)).ReadAsync<PartnerDetail>();
        (await UnsettledAsync()).ShouldBeEmpty();

        house.Clock.Now = house.Clock.Now.AddDays(1);

        var unsettled = (await UnsettledAsync()).ShouldHaveSingleItem();
        (unsettled.Partner.Slug, string.Join(", ", unsettled.Left)).ShouldBe((HealthwatchHalton, "Seats: 2"));

        Task<UnsettledPartner[]> UnsettledAsync() => house.Secretariat().GetAsync("partners/unsettled").ReadAsync<UnsettledPartner[]>();
    }

    private async Task<IReadOnlyList<string>> SeatsAsync(string partnership) =>
        [.. (await house.Anybody.GetAsync("partnerships").ReadAsync<Partnership[]>()).Single(each => each.Name == partnership).Seats.Select(seat => seat.PartnerName)];
}
