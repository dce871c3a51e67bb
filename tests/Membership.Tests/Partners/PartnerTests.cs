using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Partners;

public sealed class PartnerTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_board_nine_councils_and_nine_healthwatch_bodies_are_partners()
    {
        var partners = await house.Anybody.GetAsync("partners").ReadAsync<Partner[]>();

        partners.GroupBy(partner => partner.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()).ShouldBe(
            new Dictionary<PartnerKind, int>
            {
                [PartnerKind.IntegratedCareBoard] = 1,
                [PartnerKind.LocalAuthority] = 9,
                [PartnerKind.Healthwatch] = 9,
            },
            ignoreOrder: true);
        partners.Select(partner => partner.Name).ShouldBeInOrder();
        partners.ShouldAllBe(partner => !partner.Demonstration);
        partners.ShouldAllBe(partner => partner.Id == DeterministicId.From("partner/" + partner.Slug));
        var board = partners.Single(partner => partner.Kind == PartnerKind.IntegratedCareBoard);
        (board.Name, board.Code).ShouldBe(("NHS Cheshire and Merseyside Integrated Care Board", "QYG"));
        board.AreaCodes.ShouldBe([TheSystem]);
    }

    [Fact]
    public async Task Partners_are_found_by_kind_and_area()
    {
        var found = await house.Anybody.GetAsync($"partners?kind=Healthwatch&area={Halton}").ReadAsync<Partner[]>();

        found.ShouldHaveSingleItem().Name.ShouldBe("Healthwatch Halton");
    }

    [Fact]
    public async Task An_unknown_kind_of_partner_is_the_callers_mistake() =>
        await house.Anybody.GetAsync("partners?kind=Bakery").ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

    [Fact]
    public async Task Others_are_told_of_the_partners_once()
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<ISeed>(typeof(MembershipDb)).SeedAsync(CancellationToken.None);

        await house.SettleAsync();
        house.PartnersTold.ShouldHaveSingleItem().Partners.Count.ShouldBe(19);
    }

    [Fact]
    public async Task The_demonstration_adds_one_partner_that_is_plainly_made_up()
    {
        await using var demonstration = await OpenAsync(demonstration: true);

        var partners = await demonstration.Anybody.GetAsync("partners").ReadAsync<Partner[]>();

        partners.Length.ShouldBe(20);
        partners.Where(partner => partner.Demonstration).ShouldHaveSingleItem().Name.ShouldBe("Example Community Voices (fictional)");
    }
}
