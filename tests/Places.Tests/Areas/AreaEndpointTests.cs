using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Places;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Places.Tests.PlacesHouse;

namespace IcpEngage.Places.Tests.Areas;

public sealed class AreaEndpointTests : IAsyncLifetime
{
    private PlacesHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Areas_are_the_system_and_then_its_places_by_name()
    {
        var areas = await house.Anybody.GetAsync("areas").ReadAsync<Area[]>();

        areas.Length.ShouldBe(10);
        areas[0].ShouldBe(new Area(TheSystem, "cheshire-and-merseyside", "Cheshire and Merseyside", AreaKind.System, null));
        areas.Skip(1).Select(area => area.Name).ShouldBeInOrder();
    }

    [Fact]
    public async Task Neighbourhoods_are_given_when_asked_for()
    {
        var wards = await house.Anybody.GetAsync($"areas?kind=Neighbourhood&parent={Halton}").ReadAsync<Area[]>();

        wards.Length.ShouldBe(18);
        wards.ShouldAllBe(ward => ward.ParentCode == Halton && ward.Kind == AreaKind.Neighbourhood);
    }

    [Fact]
    public async Task An_unknown_kind_of_area_is_the_callers_mistake() =>
        await house.Anybody.GetAsync("areas?kind=Galaxy").ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

    [Fact]
    public async Task Places_come_by_name_with_residents_and_tiles()
    {
        var places = await house.Anybody.GetAsync("places").ReadAsync<PlaceSummary[]>();

        places.Select(place => place.Name).ShouldBe(
        [
            "Cheshire East", "Cheshire West and Chester", "Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Warrington", "Wirral",
        ]);
        places.Sum(place => place.Residents).ShouldBe(2_518_672);
        places.ShouldAllBe(place => place.LiveSurveys == 0);
    }

    [Fact]
    public async Task A_place_shows_who_lives_there_and_its_neighbourhoods_by_name()
    {
        var place = await house.PlaceAsync("st-helens", house.Anybody);

        place.Place.Name.ShouldBe("St Helens");
        place.Profile!.Residents.ShouldBe(183_255);
        place.Profile.Groups.Count(group => group.Dimension == Dimensions.AgeBand).ShouldBe(9);
        place.Profile.Groups.Count(group => group.Dimension == Dimensions.EthnicGroup).ShouldBe(19);
        place.Neighbourhoods.Count.ShouldBe(18);
        place.Neighbourhoods.Select(ward => ward.Name).ShouldBeInOrder();
        place.Exercises.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("atlantis")]
    [InlineData("cheshire-and-merseyside")]
    public async Task A_place_that_is_none_is_not_found(string slug) =>
        await house.Anybody.GetAsync($"places/{slug}").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

    [Fact]
    public async Task Failed_messages_are_for_administrators() =>
        await house.Staff.GetAsync("operations/failed-messages").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
}
