using System.Security.Claims;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Areas;

/// <summary>One place: who lives there, its neighbourhoods, what is and was asked.</summary>
internal static class ShowPlace
{
    public static void MapShowPlace(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/places/{slug}", HandleAsync).AllowAnonymous().WithName("ShowPlace").WithSummary("One place: who lives there and what is asked").WithTags("Areas");

    private static async Task<Results<Ok<PlaceDetail>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, PlacesDb db, CancellationToken cancellationToken)
    {
        var place = await db.Areas.AsNoTracking()
            .SingleOrDefaultAsync(area => area.Kind == AreaKind.Place && area.Slug == slug, cancellationToken);
        if (place is null)
        {
            return Problems.NotFound("There is no place of that name.");
        }

        var profile = await db.Profiles.AsNoTracking()
            .SingleOrDefaultAsync(profile => profile.AreaCode == place.Code, cancellationToken);
        var neighbourhoods = await db.Areas.AsNoTracking()
            .Where(area => area.ParentCode == place.Code)
            .OrderBy(area => area.Name)
            .ToListAsync(cancellationToken);
        var asked = await db.ExerciseAreas.AsNoTracking()
            .Where(area => area.AreaCode == place.Code && area.Asked)
            .Include(area => area.Exercise)
            .OrderByDescending(area => area.Exercise.Opens)
            .ThenBy(area => area.Exercise.Title)
            .ToListAsync(cancellationToken);

        // A running count of a small survey would give single people away, so it is for people who are signed in.
        var withResponses = user.IsPerson();
        return TypedResults.Ok(new PlaceDetail(
            place.ToContract(),
            profile?.Profile,
            [.. neighbourhoods.Select(area => area.ToContract())],
            [.. asked.Select(area => area.ToContract(withResponses))]));
    }
}
