namespace IcpEngage.Web.Session;

/// <summary>
/// Where <c>Site:Origin</c> is an https address, every request came over TLS, though what is in front of this process took
/// it off: cookies are secure, and addresses begin with https.
/// </summary>
internal sealed class TlsInFront(IConfiguration configuration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (SiteOrigin.IsSecure(configuration))
        {
            app.Use((context, following) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return following(context);
            });
        }

        next(app);
    };
}
