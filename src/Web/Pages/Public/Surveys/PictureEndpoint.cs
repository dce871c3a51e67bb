using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>Pictures of a survey's texts: browsers do not reach the services, so they come through here.</summary>
internal static class PictureEndpoint
{
    private const string Keeps = "public, max-age=31536000, immutable";

    public static void MapSurveyPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{slug}/pictures/{id}", HandleAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> HandleAsync(
        string slug, string id, HttpContext context, EngagementClient engagement)
    {
        if (await engagement.PictureAsync(slug, id, context.RequestAborted) is not { } picture)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "private, max-age=3600" : Keeps;
        return TypedResults.Bytes(picture.Bytes, picture.ContentType);
    }
}
