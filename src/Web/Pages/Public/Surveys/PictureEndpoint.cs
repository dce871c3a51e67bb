using IcpEngage.Web.Clients;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Http.HttpResults;
using QRCoder;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>Pictures of a survey, its QR code among them: browsers do not reach the services, so they come through here.</summary>
internal static class PictureEndpoint
{
    private const string Keeps = "public, max-age=31536000, immutable";

    /// <summary>Dots to a module: large enough for a poster.</summary>
    private const int QrModule = 24;

    public static void MapSurveyPictures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys/{slug}/pictures/{id}", HandleAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/surveys/{slug}/qr.png", QrAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A QR code of the survey's address, for leaflets and posters.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> QrAsync(string slug, HttpContext context, EngagementClient engagement)
    {
        if (await engagement.SurveyAsync(slug, context.RequestAborted) is null)
            return TypedResults.NotFound();
        var address = SiteOrigin.AddressOf(context, SurveyAddress.Of(slug).Start);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return TypedResults.File(new PngByteQRCode(code).GetGraphic(QrModule), "image/png", $"{slug}-qr.png");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> HandleAsync(
        string slug, string id, HttpContext context, EngagementClient engagement)
    {
        if (await engagement.PictureAsync(slug, id, context.RequestAborted) is not { } picture)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "private, max-age=3600" : Keeps;
        return TypedResults.Bytes(picture.Bytes, picture.ContentType);
    }
}
