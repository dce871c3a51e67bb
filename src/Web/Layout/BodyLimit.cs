using Microsoft.AspNetCore.Http.Features;

namespace IcpEngage.Web.Layout;

/// <summary>
/// Refuses a form that is larger than its page takes before it is read. Later it would be taken for one without its token,
/// and the person told to reload.
/// </summary>
internal static class BodyLimit
{
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            && !http.Request.Path.StartsWithSegments("/api"))
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(http);
    });
}
