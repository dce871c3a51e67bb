using IcpEngage.Contracts.Places;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Areas;

/// <summary>Areas: the system and its places, or, when asked for, neighbourhoods.</summary>
internal static class ListAreas
{
    public static void MapListAreas(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/areas", HandleAsync).AllowAnonymous().WithName("ListAreas").WithSummary("Areas: the system and its places, or neighbourhoods").WithTags("Areas");

    private static async Task<Ok<Contracts.Places.Area[]>> HandleAsync(
        AreaKind? kind, string? parent, PlacesDb db, CancellationToken cancellationToken)
    {
        var areas = db.Areas.AsNoTracking();
        areas = kind is null
            ? areas.Where(area => area.Kind != AreaKind.Neighbourhood)
            : areas.Where(area => area.Kind == kind);
        if (parent is not null)
        {
            areas = areas.Where(area => area.ParentCode == parent);
        }

        // The system first, then by name.
        var found = await areas.OrderBy(area => area.ParentCode != null).ThenBy(area => area.Name).ToListAsync(cancellationToken);
        return TypedResults.Ok(found.Select(area => area.ToContract()).ToArray());
    }
}
