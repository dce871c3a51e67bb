using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Layout;

/// <summary>
/// Puts the error pages around everything else, sign-in and permissions included: a refusal is
/// a page like any other.
/// </summary>
internal sealed class OuterPipeline : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Pages know GET only. The server leaves the body out of the answer, as the request it read was HEAD.
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
        app.UseReaderLanguage();
        app.UseFriendlyErrors();
        next(app);
    };
}
