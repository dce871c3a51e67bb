using System.Globalization;
using IcpEngage.Contracts.Places;
using IcpEngage.Places.ReferenceData;

namespace IcpEngage.Places.Areas;

/// <summary>
/// Makes profiles from the reference figures. Residents, deprivation and disability are sums of small areas, so wards
/// add up to places and places to the system. Ages and ethnic groups are known by place only.
/// </summary>
internal sealed class PopulationProfiles(
    IReadOnlyList<SmallArea> smallAreas, IReadOnlyList<PlaceCount> ageBands, IReadOnlyList<PlaceCount> ethnicGroups)
{
    private static readonly string[] SmallAreaSources =
    [
        "Office for National Statistics, Census 2021: residents and disability",
        "Ministry of Housing, Communities and Local Government, English Indices of Deprivation 2025",
    ];

    private static readonly string[] AllSources =
    [
        .. SmallAreaSources,
        "Office for National Statistics, mid-2020 population estimates: age",
        "Office for National Statistics, Census 2021: ethnic group",
    ];

    /// <summary>Of the whole system.</summary>
    public PopulationProfile OfSystem(string code) => OfPlaces(code, smallAreas, ageBands, ethnicGroups);

    /// <summary>Of one place.</summary>
    public PopulationProfile OfPlace(string code) => OfPlaces(
        code,
        [.. smallAreas.Where(area => area.PlaceCode == code)],
        ageBands.Where(count => count.PlaceCode == code),
        ethnicGroups.Where(count => count.PlaceCode == code));

    /// <summary>Of one ward, made of the given small areas.</summary>
    public static PopulationProfile OfWard(string code, IReadOnlyCollection<SmallArea> smallAreas) => new(
        code,
        smallAreas.Sum(area => area.Residents),
        SmallAreaGroups(smallAreas),
        NotKnown: [Dimensions.AgeBand, Dimensions.Sex, Dimensions.EthnicGroup],
        SmallAreaSources);

    private static PopulationProfile OfPlaces(
        string code,
        IReadOnlyCollection<SmallArea> smallAreas,
        IEnumerable<PlaceCount> ageBands,
        IEnumerable<PlaceCount> ethnicGroups) => new(
        code,
        smallAreas.Sum(area => area.Residents),
        [.. Total(Dimensions.AgeBand, ageBands), .. Total(Dimensions.EthnicGroup, ethnicGroups), .. SmallAreaGroups(smallAreas)],
        NotKnown: [Dimensions.Sex],
        AllSources);

    private static IEnumerable<PopulationGroup> Total(string dimension, IEnumerable<PlaceCount> counts) =>
        counts.GroupBy(count => count.Group)
            .Select(group => new PopulationGroup(dimension, group.Key, group.Sum(count => count.People)));

    private static List<PopulationGroup> SmallAreaGroups(IReadOnlyCollection<SmallArea> smallAreas)
    {
        var byDecile = smallAreas.ToLookup(area => area.DeprivationDecile, area => area.Residents);
        var groups = Enumerable.Range(1, 10)
            .Select(decile => new PopulationGroup(
                Dimensions.DeprivationDecile, decile.ToString(CultureInfo.InvariantCulture), byDecile[decile].Sum()))
            .ToList();

        var disabled = smallAreas.Sum(area => area.Disabled);
        groups.Add(new PopulationGroup(Dimensions.Disability, "Disabled", disabled));
        groups.Add(new PopulationGroup(Dimensions.Disability, "Not disabled", smallAreas.Sum(area => area.Residents) - disabled));
        return groups;
    }
}
