using IcpEngage.Contracts;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Postcodes;

internal static class PostcodeEndpoints
{
    private const int LargestRequestBytes = 1024;

    public static void MapPostcodes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/postcodes", CountAsync)
            .AllowAnonymous()
            .WithName("CountPostcodes")
            .WithSummary("How many postcodes of this system are known; none until an operator loads them")
            .WithTags("Areas");
        routes.MapPost("/postcodes/ward", FindAsync)
            .AllowAnonymous()
            .WithName("FindWard")
            .WithSummary("The ward of a postcode, which is neither stored nor logged")
            .WithTags("Areas")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequestBytes));
    }

    private static async Task<Ok<KnownPostcodes>> CountAsync(PlacesDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new KnownPostcodes(await db.Postcodes.CountAsync(cancellationToken)));

    private static async Task<Results<Ok<Area>, ProblemHttpResult>> FindAsync(
        FindWard request, HttpContext http, PlacesDb db, CancellationToken cancellationToken)
    {
        var text = Postcode.Read(request.Postcode);
        var ward = text is null ? null : await db.Postcodes.AsNoTracking().Where(postcode => postcode.Text == text)
            .Join(db.Areas.AsNoTracking(), postcode => postcode.WardCode, area => area.Code, (_, area) => area)
            .SingleOrDefaultAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return ward is null
            ? Problems.NotFound("We do not know that postcode.", ErrorCodes.PostcodeUnknown)
            : TypedResults.Ok(ward.ToContract());
    }
}
