using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Places.Tests.PlacesHouse;

namespace IcpEngage.Places.Tests.Areas;

public sealed class SystemSetupTests : IAsyncLifetime
{
    private PlacesHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task An_empty_database_gets_the_system_its_nine_places_and_their_277_wards()
    {
        var byKind = await house.WithDbAsync(db => db.Areas.GroupBy(area => area.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count() })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count));

        byKind[AreaKind.System].ShouldBe(1);
        byKind[AreaKind.Place].ShouldBe(9);
        byKind[AreaKind.Neighbourhood].ShouldBe(277);
    }

    [Fact]
    public async Task Every_area_has_a_profile_and_parts_add_up_to_the_whole()
    {
        var areas = await house.WithDbAsync(db => db.Areas.ToListAsync());
        var profiles = await house.WithDbAsync(db => db.Profiles.ToDictionaryAsync(profile => profile.AreaCode, profile => profile.Profile));

        profiles.Count.ShouldBe(287);
        profiles[TheSystem].Residents.ShouldBe(2_518_672);
        profiles[Halton].Residents.ShouldBe(128_476);
        foreach (var whole in areas.Where(area => area.Kind != AreaKind.Neighbourhood))
        {
            var parts = areas.Where(area => area.ParentCode == whole.Code).Select(area => profiles[area.Code]).ToList();
            parts.Sum(part => part.Residents).ShouldBe(profiles[whole.Code].Residents);
            foreach (var dimension in new[] { Dimensions.DeprivationDecile, Dimensions.Disability })
            {
                Counts(profiles[whole.Code], dimension).Values.Sum().ShouldBe(profiles[whole.Code].Residents);
                foreach (var (group, people) in Counts(profiles[whole.Code], dimension))
                {
                    parts.Sum(part => Counts(part, dimension)[group]).ShouldBe(people, $"{whole.Name}, {dimension}, {group}");
                }
            }
        }
    }

    [Fact]
    public async Task What_is_not_known_is_said()
    {
        var profiles = await house.WithDbAsync(db => db.Profiles.ToDictionaryAsync(profile => profile.AreaCode, profile => profile.Profile));
        var ward = profiles.Values.First(profile => profile.AreaCode.StartsWith("E05", StringComparison.Ordinal));

        profiles[TheSystem].NotKnown.ShouldBe([Dimensions.Sex]);
        profiles[Halton].NotKnown.ShouldBe([Dimensions.Sex]);
        ward.NotKnown.ShouldBe([Dimensions.AgeBand, Dimensions.Sex, Dimensions.EthnicGroup]);
        foreach (var profile in profiles.Values)
        {
            profile.Groups.Select(group => group.Dimension).Distinct()
                .Concat(profile.NotKnown)
                .ShouldBe(
                    [Dimensions.AgeBand, Dimensions.Sex, Dimensions.EthnicGroup, Dimensions.DeprivationDecile, Dimensions.Disability],
                    ignoreOrder: true);
            profile.Groups.ShouldAllBe(group => group.People >= 0);
            profile.Sources.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Others_are_told_in_one_pair_of_events_for_the_places_and_one_for_each_places_wards()
    {
        house.AreasTold.Count.ShouldBe(10);
        house.AreasTold.SelectMany(told => told.Areas).Select(area => area.Code).Distinct().Count().ShouldBe(287);
        house.ProfilesTold.Count.ShouldBe(10);
        house.ProfilesTold.SelectMany(told => told.Profiles).Select(profile => profile.AreaCode).Distinct().Count().ShouldBe(287);
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_tells_nobody()
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<ISeed>(typeof(PlacesDb)).SeedAsync(CancellationToken.None);

        (await house.WithDbAsync(db => db.Areas.CountAsync())).ShouldBe(287);
        house.AreasTold.Count.ShouldBe(10);
    }

    private static Dictionary<string, int> Counts(PopulationProfile profile, string dimension) =>
        profile.Groups.Where(group => group.Dimension == dimension).ToDictionary(group => group.Group, group => group.People);
}
