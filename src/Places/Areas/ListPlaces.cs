using IcpEngage.Contracts.Places;
using IcpEngage.Places.Exercises;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Areas;

/// <summary>The places by name, each with its tile and the surveys that can be answered there today.</summary>
internal static class ListPlaces
{
    public static void MapListPlaces(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/places", HandleAsync).AllowAnonymous().WithName("ListPlaces").WithSummary("Places by name, with the surveys open there").WithTags("Areas");

    private static async Task<Ok<PlaceSummary[]>> HandleAsync(PlacesDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var places = await db.Areas.AsNoTracking()
            .Where(area => area.Kind == AreaKind.Place)
            .OrderBy(area => area.Name)
            .Select(area => new
            {
                Area = area,
                db.Profiles.FirstOrDefault(profile => profile.AreaCode == area.Code)!.Profile,
            })
            .ToListAsync(cancellationToken);
        var open = await db.ExerciseAreas
            .OpenOn(time.Today())
            .GroupBy(area => area.AreaCode)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

        return TypedResults.Ok(places.Select(place => new PlaceSummary(
            place.Area.Code,
            place.Area.Slug,
            place.Area.Name,
            place.Profile?.Residents ?? 0,
            open.GetValueOrDefault(place.Area.Code),
            place.Area.TileColumn ?? 0,
            place.Area.TileRow ?? 0)).ToArray());
    }
}
