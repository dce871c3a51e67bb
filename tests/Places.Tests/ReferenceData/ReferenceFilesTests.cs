using IcpEngage.Contracts.Places;
using IcpEngage.Places.ReferenceData;

namespace IcpEngage.Places.Tests.ReferenceData;

public sealed class ReferenceFilesTests
{
    private const string Halton = "E06000006";
    private const string StHelens = "E08000013";

    [Fact]
    public void There_are_one_system_and_nine_places_each_with_a_tile_of_its_own()
    {
        var areas = ReferenceFiles.Areas();

        areas.Count(area => area.Kind == AreaKind.System).ShouldBe(1);
        var places = areas.Where(area => area.Kind == AreaKind.Place).ToList();
        places.Select(place => place.Slug).ShouldBe(
        [
            "cheshire-east", "cheshire-west-and-chester", "halton", "knowsley", "liverpool", "sefton", "st-helens", "warrington", "wirral",
        ]);
        places.Select(place => (place.TileColumn, place.TileRow)).Distinct().Count().ShouldBe(9);
        places.ShouldAllBe(place => place.TileColumn >= 0 && place.TileRow >= 0 && place.ParentCode == "E54000008");
    }

    [Fact]
    public void Small_areas_make_277_wards_and_2_518_672_residents()
    {
        var smallAreas = ReferenceFiles.SmallAreas();

        smallAreas.Count.ShouldBe(1601);
        smallAreas.Select(area => area.WardCode).Distinct().Count().ShouldBe(277);
        smallAreas.Sum(area => area.Residents).ShouldBe(2_518_672);
        smallAreas.Sum(area => area.Disabled).ShouldBe(515_364);
        smallAreas.ShouldAllBe(area => area.DeprivationDecile >= 1 && area.DeprivationDecile <= 10);
    }

    [Fact]
    public void A_ward_lies_in_one_place()
    {
        var wards = ReferenceFiles.SmallAreas().Select(area => (area.WardCode, area.PlaceCode, area.WardName)).Distinct();

        wards.Count().ShouldBe(277);
    }

    [Fact]
    public void Every_file_knows_the_same_nine_places()
    {
        var places = ReferenceFiles.Areas().Where(area => area.Kind == AreaKind.Place).Select(area => area.Code).ToHashSet();

        ReferenceFiles.SmallAreas().Select(area => area.PlaceCode).ToHashSet().SetEquals(places).ShouldBeTrue();
        ReferenceFiles.AgeBandCounts().Select(count => count.PlaceCode).ToHashSet().SetEquals(places).ShouldBeTrue();
        ReferenceFiles.EthnicGroupCounts().Select(count => count.PlaceCode).ToHashSet().SetEquals(places).ShouldBeTrue();
    }

    [Fact]
    public void Age_bands_hold_every_single_year_once()
    {
        var halton = ReferenceFiles.AgeBandCounts().Where(count => count.PlaceCode == Halton).ToList();

        halton.Select(count => count.Group).ShouldBe(["0–15", "16–24", "25–34", "35–44", "45–54", "55–64", "65–74", "75–84", "85+"]);
        halton.Sum(count => count.People).ShouldBe(129_759);

        // 85, 86, 87, 88, 89 and 90 or over.
        halton[^1].People.ShouldBe(491 + 381 + 346 + 272 + 217 + 792);
    }

    [Fact]
    public void There_are_nineteen_ethnic_groups_in_the_order_of_the_census_question()
    {
        var stHelens = ReferenceFiles.EthnicGroupCounts().Where(count => count.PlaceCode == StHelens).ToList();

        stHelens.Count.ShouldBe(19);
        stHelens[0].Group.ShouldBe("White: English, Welsh, Scottish, Northern Irish or British");
        stHelens[^1].Group.ShouldBe("Other ethnic group: Any other ethnic group");
        stHelens.Sum(count => count.People).ShouldBe(183_248);
    }
}
