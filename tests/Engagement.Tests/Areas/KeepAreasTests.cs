using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Areas;

public sealed class KeepAreasTests
{
    [Fact]
    public async Task Areas_are_kept_without_neighbourhoods_and_a_later_description_replaces_an_earlier_one()
    {
        await using var host = await EngagementHost.StartAsync();

        await host.HearAsync<KeepAreas, AreasDefined>(
            new AreasDefined([new Area(EngagementHost.Halton, "halton", "Halton renamed", AreaKind.Place, EngagementHost.System)]));

        var areas = await host.ReadAsync(db => db.Areas.OrderBy(area => area.Code).ToListAsync());
        areas.Select(area => area.Name).ShouldBe(["Halton renamed", "Knowsley", "Wirral", "Cheshire and Merseyside"]);
    }

    [Fact]
    public async Task Population_is_kept_whole_and_replaced()
    {
        await using var host = await EngagementHost.StartAsync();

        foreach (var residents in new[] { 1, 128_470 })
        {
            await host.HearAsync<KeepPopulation, PopulationProfilesPublished>(new PopulationProfilesPublished(
                [new PopulationProfile(EngagementHost.Halton, residents, [new(Dimensions.Disability, "Disabled", 9)], [Dimensions.Sex], ["A source"])]));
        }

        var kept = await host.ReadAsync(db => db.Populations.SingleAsync());
        kept.Residents.ShouldBe(128_470);
        kept.Profile.Groups.ShouldBe([new PopulationGroup(Dimensions.Disability, "Disabled", 9)]);
        kept.Profile.NotKnown.ShouldBe([Dimensions.Sex]);
    }

    [Fact]
    public async Task Partners_are_kept_and_replaced()
    {
        await using var host = await EngagementHost.StartAsync();
        var id = Guid.CreateVersion7();

        foreach (var name in new[] { "Old name", "Healthwatch Halton" })
        {
            await host.HearAsync<KeepPartners, PartnersRegistered>(new PartnersRegistered(
                [new Partner(id, "healthwatch-halton", name, PartnerKind.Healthwatch, null, [EngagementHost.Halton], false)]));
        }

        var kept = await host.ReadAsync(db => db.Partners.SingleAsync());
        kept.Name.ShouldBe("Healthwatch Halton");
        kept.AreaCodes.ShouldBe([EngagementHost.Halton]);
    }
}
