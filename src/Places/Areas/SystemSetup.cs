using System.Text;
using IcpEngage.Contracts.Places;
using IcpEngage.Places.ReferenceData;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Areas;

/// <summary>
/// Sets up Cheshire and Merseyside on an empty database: the system, its places, their wards as neighbourhoods, and who
/// lives in each. One transaction; one pair of events for the system and its places, one for each place's wards.
/// </summary>
internal sealed class SystemSetup(PlacesDb db) : ISeed
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.Areas.AnyAsync(cancellationToken))
        {
            return;
        }

        var smallAreas = ReferenceFiles.SmallAreas();
        var profiles = new PopulationProfiles(smallAreas, ReferenceFiles.AgeBandCounts(), ReferenceFiles.EthnicGroupCounts());

        var areas = ReferenceFiles.Areas().Select(area => new Area
        {
            Code = area.Code,
            Slug = area.Slug,
            Name = area.Name,
            Kind = area.Kind,
            ParentCode = area.ParentCode,
            TileColumn = area.TileColumn,
            TileRow = area.TileRow,
        }).ToList();
        Define(areas, [.. areas.Select(area =>
            area.Kind == AreaKind.System ? profiles.OfSystem(area.Code) : profiles.OfPlace(area.Code))]);

        foreach (var place in smallAreas.GroupBy(area => area.PlaceCode))
        {
            var wards = place.GroupBy(area => (area.WardCode, area.WardName)).OrderBy(ward => ward.Key.WardName).ToList();
            Define(
                [.. wards.Select(ward => new Area
                {
                    Code = ward.Key.WardCode,
                    Slug = SlugOf(ward.Key.WardName),
                    Name = ward.Key.WardName,
                    Kind = AreaKind.Neighbourhood,
                    ParentCode = place.Key,
                })],
                [.. wards.Select(ward => PopulationProfiles.OfWard(ward.Key.WardCode, [.. ward]))]);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Define(IReadOnlyList<Area> areas, IReadOnlyList<PopulationProfile> profiles)
    {
        db.Areas.AddRange(areas);
        db.Profiles.AddRange(profiles.Select(profile => new AreaProfile { AreaCode = profile.AreaCode, Profile = profile }));
        db.Publish(new AreasDefined([.. areas.Select(area => area.ToContract())]));
        db.Publish(new PopulationProfilesPublished(profiles));
    }

    /// <summary>A name as it stands in addresses: <c>Duke's</c> is dukes, <c>Newton &amp; Hoole</c> newton-and-hoole.</summary>
    internal static string SlugOf(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.ToLowerInvariant().Replace("&", "and", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (character is not ('\'' or '’' or '.') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
