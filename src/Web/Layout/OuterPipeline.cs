namespace IcpEngage.Web.Layout;

/// <summary>
/// Puts the security headers and the error pages around everything else, sign-in and permissions included: a refusal is
/// a page like any other.
/// </summary>
internal sealed class OuterPipeline : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSecurityHeaders();
        app.UseFriendlyErrors();
        next(app);
    };
}
